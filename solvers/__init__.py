"""The planner. Import solvers.search to plan here, solvers.child to plan in a process of its own."""
