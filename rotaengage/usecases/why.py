"""Why an hour is missing, and the cheapest ways to get it."""

from collections.abc import Sequence

from rotaengage.domain.change import Change
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.why import Clash, EventWhy, Why
from rotaengage.usecases.desk import Desk
from solvers.desk.orders import AskClash, AskEvent, AskWhy


def why_short(
    desk: Desk, doctor: str, activity: str | None = None, report: Report = silent, stop: Stop | None = None
) -> Why:
    """Day by day what stands in the way of more time for a doctor, a proof, and ways out that were tried."""
    answer = desk.child.answer(AskWhy(doctor=doctor, activity=activity), report, stop=stop)
    if not isinstance(answer, Why):
        raise TypeError(answer)
    return answer


def why_event(desk: Desk, event: str, report: Report = silent, stop: Stop | None = None) -> EventWhy:
    """The starts of an event with their attendance and what each misses of the quorum."""
    answer = desk.child.answer(AskEvent(event=event), report, stop=stop)
    if not isinstance(answer, EventWhy):
        raise TypeError(answer)
    return answer


def why_clash(desk: Desk, changes: Sequence[Change] = (), report: Report = silent, stop: Stop | None = None) -> Clash:
    """A smallest set of changes that cannot hold together; empty where all can."""
    answer = desk.child.answer(AskClash(changes=tuple(changes)), report, stop=stop)
    if not isinstance(answer, Clash):
        raise TypeError(answer)
    return answer
