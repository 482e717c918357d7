"""The desk itself: an order in, an answer out. ortools is loaded when it is warmed, or the first order needs it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rotaengage.domain.noun import Noun
from rotaengage.domain.progress import Report, Stop, silent
from solvers.desk.orders import Answer, AskClash, AskEvent, AskFrontier, AskWhatIf, AskWhy, Order, Standing

if TYPE_CHECKING:
    from solvers.desk.warm import Warm

Tell = Callable[[Noun], None]
"""Told each part of an answer as it is found."""


def unheard(part: Noun) -> None:
    """Tell nobody."""


class Desk:
    """A plan that stands, with all that was worked out about it, kept between orders."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self._warm: Warm | None = None

    @property
    def known(self) -> "Warm":
        """What is known of the plan that stands."""
        from solvers.desk.warm import Warm

        self._warm = self._warm or Warm(self.standing)
        return self._warm

    def warm(self) -> None:
        """Work out what the first answers will need; ortools is loaded here, where nobody waits for a stop."""
        import ortools.sat.python.cp_model  # noqa: F401

        if self.standing.slots:
            _ = self.known.prices, self.known.repair, self.known.unattended

    def answer(self, order: Order, report: Report = silent, tell: Tell = unheard, stop: Stop | None = None) -> Answer:
        """Answer an order; UserError where it names what is not there. After a stop the best so far is answered."""
        from solvers.desk import clash, event, frontier, what_if, why

        stop = stop or Stop()
        match order:
            case AskWhatIf():
                return what_if.what_if(self.known, order, report, stop)
            case AskFrontier():
                return frontier.frontier(self.known, order, report, tell, stop)
            case AskWhy():
                return why.why(self.known, order, report, stop)
            case AskEvent():
                return event.why_event(self.known, order, report, stop)
            case AskClash():
                return clash.clash(self.known, order, report, stop)
