"""How a plan disturbs, measured: into how many pieces it cuts time, and what it changes of what people were told."""

from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Goal
from rotaengage.rules.base import Placed

Told = tuple[str, str, str | None, float, float]


class Fragmentation:
    """Into how many pieces the individual time is cut."""

    word = Goal.FRAGMENTATION
    unit = "pieces"

    def read(self, placed: Placed) -> float:
        """Slots of individual time."""
        return float(sum(s.event is None for s in placed.slots))


class Change:
    """What differs from the plan that was published (domain notes E.1); nothing where none was."""

    word = Goal.CHANGE
    unit = "changes"

    def read(self, placed: Placed) -> float:
        """Published slots that are gone, and slots that were not published."""
        told = {_told(s) for s in placed.scenario.published}
        if not told and placed.scenario.as_of is None:
            return 0.0
        return float(len(told ^ {_told(s) for s in placed.slots}))


def _told(slot: Slot) -> Told:
    return slot.doctor, slot.activity, slot.event, slot.span.start.timestamp(), slot.span.end.timestamp()
