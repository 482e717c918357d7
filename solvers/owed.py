"""What a doctor could still have while a plan is filled up: which blocks leave a rest that blocks can make up."""

import numpy as np

from solvers.arrays import Ints, Mask, ints
from solvers.goals.worst_fulfilment import Share


class Owed:
    """The minutes that are left of the most that a doctor could have alone; less and less."""

    def __init__(self, share: Share, x: Ints) -> None:
        sums = ints(share.sums)
        self._left = share.sums[-1] - share.planned(x)
        self._whole = np.zeros(share.sums[-1] + 1, dtype=np.bool_)
        self._whole[sums] = True
        steps = np.diff(sums)
        gaps = np.flatnonzero(steps > steps.min()) if len(steps) else ints([])
        beyond = sums[gaps[-1] + 1] if len(gaps) else sums[0]
        self._plenty = int(beyond) + int(share.minutes.max())

    @property
    def plenty(self) -> bool:
        """Whether no block at all leaves a rest that could not be given."""
        return self._left >= self._plenty

    def give(self, minutes: int) -> None:
        """So many minutes are planned."""
        self._left -= minutes

    def suits(self, minutes: Ints) -> Mask:
        """Which blocks of these lengths leave nothing, or what other blocks can make up."""
        rest = self._left - minutes
        return (rest >= 0) & self._whole[np.maximum(0, rest)]
