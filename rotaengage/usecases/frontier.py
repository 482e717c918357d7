"""Trade-offs between plans."""

from collections.abc import Callable, Sequence

from rotaengage.domain.frontier import Alternative, Axis, Frontier, Limit, Point
from rotaengage.domain.noun import Noun
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.rules import Placed, breaches
from rotaengage.usecases.desk import Desk
from rotaengage.usecases.judge import PlanRefusedError
from solvers.desk.orders import AskFrontier

Tell = Callable[[Point | Alternative], None]


def unheard(part: Point | Alternative) -> None:
    """Tell nobody."""


def frontier(
    desk: Desk,
    axes: Sequence[Axis],
    *,
    count: int = 12,
    held: Sequence[Limit] = (),
    seconds: float = 10.0,
    tell: Tell = unheard,
    report: Report = silent,
    stop: Stop | None = None,
) -> Frontier:
    """Plans of which none is beaten in every measure. tell is given each point of the outline and each judged plan as
    it is found; held says what no plan may be worse than. Ends within 0.1 s of a stop with what there is.
    """

    def heard(part: Noun) -> None:
        if isinstance(part, Alternative):
            tell(_judged(desk, part))
        elif isinstance(part, Point):
            tell(part)

    order = AskFrontier(axes=tuple(axes), held=tuple(held), count=count, seconds=seconds)
    answer = desk.child.answer(order, report, heard, stop)
    if not isinstance(answer, Frontier):
        raise TypeError(answer)
    return answer.changed(alternatives=tuple(_judged(desk, a) for a in answer.alternatives))


def _judged(desk: Desk, alternative: Alternative) -> Alternative:
    scenario = desk.department.scenario
    if alternative.backfill != scenario.bought:
        scenario = scenario.changed(bought=alternative.backfill)
    found = breaches(Placed(scenario, alternative.slots, alternative.events))
    if found:
        raise PlanRefusedError(found)
    return alternative.changed(judged=True)
