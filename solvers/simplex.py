"""HiGHS itself: a quiet instance that holds rows and no columns, and how it is told to end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from rotaengage.domain.progress import Stop
from solvers.arrays import Ints
from solvers.model import NO_HIGH, NO_LOW

BURST = 20000
"""Simplex steps between two looks for a stop; each look costs what the simplex knew of its directions."""
CHOOSE, PRIMAL = 0, 4
"""Left to choose, HiGHS takes the primal simplex where columns came in, several times as fast here as its default; but
the dual one, which may take a thousand times as many steps, where a point misses a row by its tolerance.
"""


class Ender:
    """Asked by HiGHS between steps whether to end."""

    stop: Stop | None = None

    def watch(self, highs: Any) -> None:
        """Be asked from now on."""
        import highspy

        highs.setCallback(self, None)
        highs.startCallback(highspy.cb.HighsCallbackType.kCallbackSimplexInterrupt)
        highs.startCallback(highspy.cb.HighsCallbackType.kCallbackIpmInterrupt)

    def __call__(self, kind: object, message: str, told: object, answer: Any, data: object) -> None:
        """Say so each time: HiGHS remembers the last answer."""
        answer.user_interrupt = self.stop is not None and self.stop.requested


def empty(low: Ints, high: Ints) -> Any:
    """An instance with rows of these ends."""
    import highspy

    with silent_stdout():
        highs: Any = highspy.Highs()  # type: ignore[no-untyped-call] # it has no types of its own
    options = {"output_flag": False, "threads": 1, "simplex_iteration_limit": BURST, "simplex_strategy": CHOOSE}
    for name, value in options.items():
        highs.setOptionValue(name, value)
    none = np.zeros(0)
    ends = np.where(low == NO_LOW, -np.inf, low), np.where(high == NO_HIGH, np.inf, high)
    highs.addRows(len(low), *ends, 0, np.zeros(len(low), dtype=np.int32), none.astype(np.int32), none)
    return highs


@contextmanager
def silent_stdout() -> Iterator[None]:
    """HiGHS greets on the file behind standard output, where scripts read JSON and cannot be told not to."""
    try:
        kept = os.dup(1)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
