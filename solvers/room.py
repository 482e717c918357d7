"""Room: the time in one duty in which a doctor could have protected time for one activity."""

from collections.abc import Iterable
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from solvers.facts import Work
from solvers.stretch import Stretch, common, without


class Room(NamedTuple):
    """Disjoint pieces of minutes, in order; each narrowing rule takes away what it forbids."""

    doctor: str
    work: Work
    activity: Activity
    pieces: tuple[Stretch, ...]

    def less(self, holes: list[Stretch]) -> "Room":
        """Without the holes (disjoint, in order)."""
        return self._replace(pieces=tuple(without(self.pieces, holes))) if holes else self

    def only(self, stretches: Iterable[Stretch]) -> "Room":
        """Only what lies in these (disjoint, in order)."""
        return self._replace(pieces=tuple(common(self.pieces, stretches)))

    def none(self) -> "Room":
        """Without any time."""
        return self._replace(pieces=())
