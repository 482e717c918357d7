"""How long steps go on in vain: after a few the next ones free more columns, after some more a lesser point will do."""

from collections.abc import Iterator, Sequence

Width = tuple[int, int]
"""How many columns a step frees, and of each doctor's day how many."""
FEW, VAIN = 6, 5
"""Steps in vain before wider ones; steps in vain before what is content with a lesser point is asked."""


class Patience:
    """Counts the steps since something was won. many, each: the width of the next one; 0 where the last was had.

    first: how many steps in vain are enough of the first width.
    """

    def __init__(self, widths: Sequence[Width], first: int = FEW) -> None:
        self._wider: Iterator[Width] = iter(widths)
        self.many, self.each = next(self._wider)
        self._few, self._idle, self._vain = first, 0, 0

    def won(self) -> None:
        """Something was won: no step was in vain."""
        self._idle = self._vain = 0

    def lost(self) -> None:
        """A step was in vain."""
        self._idle, self._vain = self._idle + 1, self._vain + 1
        if self._idle > self._few:
            self._idle, self._few = 0, FEW
            self.many, self.each = next(self._wider, (0, 0))

    @property
    def worn(self) -> bool:
        """Whether so much was in vain that a lesser point will do."""
        return self._vain >= VAIN
