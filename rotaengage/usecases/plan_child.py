"""Plan with the solver in a child process."""

from rotaengage.usecases.plan import make_plan_in_child

__all__ = ["make_plan_in_child"]
