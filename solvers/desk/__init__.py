"""The desk: a plan kept warm, so that what-ifs, trade-offs and reasons are answered at hand speed.

Import solvers.desk.child to keep a desk in a process of its own, solvers.desk.desk to keep it in this one.
"""
