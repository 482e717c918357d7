"""Room: the time in one duty in which a doctor could have protected time for one activity."""

from collections.abc import Sequence
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
        return self._of(tuple(without(self.pieces, holes))) if holes else self

    def only(self, stretches: Sequence[Stretch]) -> "Room":
        """Only what lies in these (disjoint, in order)."""
        return self._of(tuple(common(self.pieces, stretches)))

    def lasting(self, minutes: int) -> "Room":
        """Only the pieces of at least so many minutes."""
        return self._of(tuple(p for p in self.pieces if p[1] - p[0] >= minutes))

    def none(self) -> "Room":
        """Without any time."""
        return self._of(())

    def _of(self, pieces: tuple[Stretch, ...]) -> "Room":
        return self if pieces == self.pieces else Room(self.doctor, self.work, self.activity, pieces)
