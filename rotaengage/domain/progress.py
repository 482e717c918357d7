"""Long work: telling how it goes, and being told to stop."""

import threading
from collections.abc import Callable
from typing import NamedTuple


class Progress(NamedTuple):
    """A step of long work. stage names it; value and bound are of the goal in hand; seconds since the start.

    gap: the largest distance of any goal to its bound by now, over all cover pools, as Objective.gap; None where it is
    not known yet.
    """

    stage: str
    says: str = ""
    value: float | None = None
    bound: float | None = None
    unit: str = ""
    seconds: float = 0.0
    gap: float | None = None


Report = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Tell nobody."""


class Stop:
    """A request to stop, safe between threads; work looks at it often and keeps the best it has."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def request(self) -> None:
        """Ask for the end."""
        self._event.set()

    @property
    def requested(self) -> bool:
        """Whether somebody asked for the end."""
        return self._event.is_set()
