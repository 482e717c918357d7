"""The desk: the plan that stands, kept warm in a process of its own, so that what is asked of it is answered at once.

with open_desk(department, plan) as desk:
answer = what_if(desk, (CloseDay(day=date(2026, 8, 14)),))
"""

from types import TracebackType
from typing import Self

from rotaengage.domain.department import Department
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import PlanSettings
from rotaengage.usecases.bought_hours import nothing_more
from rotaengage.usecases.plan_settings import settings_of_plan
from solvers.desk.child import ChildDesk
from solvers.desk.orders import Standing


class Desk:
    """A department, the plan that stands (None: nothing is placed yet), and the process that knows them by heart.

    A context manager; close ends the process. Verbs that take a desk may be called from any thread, one at a time.
    """

    def __init__(self, department: Department, plan: Plan | None, settings: PlanSettings) -> None:
        self.department, self.plan, self.settings = department, plan, settings
        slots, events = (plan.slots, plan.events) if plan else ((), ())
        scenario = department.scenario.fair_between(settings.fair_between)
        standing = Standing(scenario=nothing_more(scenario), slots=slots, events=events, settings=settings)
        self.child = ChildDesk(standing)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process; more than once does no harm."""
        self.child.close()


def open_desk(department: Department, plan: Plan | None, settings: PlanSettings | None = None) -> Desk:
    """Start a desk; what is costly goes on in its process meanwhile. ortools never loads in this one.

    settings: None is what the plan was made with.
    """
    return Desk(department, plan, settings or settings_of_plan(plan))
