"""Trade-offs: the best plan of each measure in turn, without those that another one beats."""

import time
from collections.abc import Callable

from rotaengage.domain.frontier import LESS_IS_BETTER, Alternative, Axis, Frontier, dominates
from rotaengage.domain.issue import UserError
from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import Draft
from rotaengage.domain.progress import Report, Stop
from rotaengage.domain.scenario import Goal
from solvers.desk.orders import AskFrontier, Standing

GOALS = {
    Axis.WORST_FULFILMENT: Goal.WORST_FULFILMENT,
    Axis.DELIVERED: Goal.DELIVERED,
    Axis.PREFERRED_COVER: Goal.PREFERRED_COVER,
}


def frontier(
    standing: Standing, order: AskFrontier, report: Report, tell: Callable[[Noun], None], stop: Stop
) -> Frontier:
    """One plan for each measure put first."""
    from solvers.search import solve

    unknown = [a.value for a in order.axes if a not in GOALS]
    if unknown:
        raise UserError(f"plans cannot be traded by {', '.join(unknown)} yet")
    began, found = time.monotonic(), list[Alternative]()
    for first in order.axes:
        if stop.requested:
            break
        goals = (GOALS[first], *(GOALS[a] for a in order.axes if a is not first))
        seconds = order.seconds / len(order.axes)
        settings = standing.settings.model_copy(update={"order": goals, "seconds": seconds})
        point = _alternative(order.axes, first, solve(standing.scenario, settings, report, stop), began)
        if not any(dominates(order.axes, a.values, point.values) for a in found):
            found = [a for a in found if not dominates(order.axes, point.values, a.values)] + [point]
            tell(point)
    found.sort(key=lambda a: a.values[0], reverse=order.axes[0] in LESS_IS_BETTER)
    return Frontier(
        axes=order.axes, alternatives=tuple(found), whole=not stop.requested, seconds=time.monotonic() - began
    )


def _alternative(axes: tuple[Axis, ...], first: Axis, draft: Draft, began: float) -> Alternative:
    by_name = {o.name: o for o in draft.objectives}
    values = tuple(by_name[GOALS[a].value].value for a in axes)
    bounds = tuple(by_name[GOALS[a].value].bound for a in axes)
    gap = max(by_name[GOALS[a].value].gap for a in axes)
    return Alternative(
        name=f"best {first.value.replace('_', ' ')}", values=values, bounds=bounds, gap=gap, slots=draft.slots,
        events=draft.events, seconds=time.monotonic() - began,
    )  # fmt: skip
