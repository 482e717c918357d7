"""What stood, put back by hand as far as it fits; and what is lost, put elsewhere where that is plainly the best."""

from typing import Protocol

import numpy as np

from solvers.arrays import Ints, Mask
from solvers.board import Blocks
from solvers.desk.aims import worth
from solvers.desk.case import Case


class Field(Protocol):
    """Which of the blocks of a case stand, must be there, and may change."""

    case: Case
    blocks: Blocks
    stood: Mask
    pinned: Mask
    free: Mask


class Shelf:
    """The room that is left beside what is fixed and pinned; fixed is a point of the case's board."""

    def __init__(self, field: Field, fixed: Ints) -> None:
        self._field, self._fixed, self._packing = field, fixed, field.case.empty.copy()
        for column in np.flatnonzero(fixed).tolist():
            self._packing.take(column)
        self.fitting = self._fitting()

    def _fitting(self) -> Mask:
        """The blocks that fit."""
        rows, room = self._field.case.board.model.arrays, self._packing.room
        blocked = np.unique(rows.columns[(rows.weights > 0) & (rows.weights > room[rows.numbers])])
        fits = np.ones(len(self._fixed), dtype=np.bool_)
        fits[blocked] = False
        return (fits | (self._fixed > 0))[: len(self._field.blocks)]

    def filled(self) -> Ints:
        """What is fixed, then what stood as far as it still fits, the longest first."""
        field, x = self._field, self._fixed.copy()
        order = np.flatnonzero(field.stood & field.free & ~field.pinned)
        order = order[np.lexsort((order, -field.blocks.minutes[order], ~field.blocks.event[order]))]
        for column in order.tolist():
            self._put(x, column)
        return x

    def stands(self, x: Ints, most: float) -> bool:
        """Whether a filled point changes nothing and no plan is worth more."""
        return self._unchanged(x) and most - int(worth(self._field.blocks) @ x[: len(self._field.blocks)]) < 1

    def _unchanged(self, x: Ints) -> bool:
        base = self._field.case.warm.base
        return bool((x[: len(self._field.blocks)] == self._field.stood).all()) and len(base.stood) == int(x.sum())

    def mended(self, x: Ints) -> bool:
        """Put what a filled point has lost into as long a block of the same doctor, the nearest in time.

        Whether that is the best there is: nobody may have more than before, so a plan that loses nothing changes at
        least two slots of each who lost one. Not said where somebody pinned more or could attend more.
        """
        field, blocks = self._field, self._field.blocks
        taken, case = x[: len(blocks)] > 0, field.case
        open_seats = blocks.event & field.free & ~field.stood
        if case.touched.grows or (taken != field.stood).any() or open_seats.any():
            return False
        lost = case.lost
        if lost.event.any() or len(np.unique(lost.doctor)) < len(lost):
            return False
        return all(self._replace(x, lost, n) for n in range(len(lost)))

    def _replace(self, x: Ints, lost: Blocks, n: int) -> bool:
        field, blocks = self._field, self._field.blocks
        alike = (blocks.doctor == lost.doctor[n]) & (blocks.activity == lost.activity[n]) & ~blocks.event
        alike &= field.free & ~field.stood & self.fitting & (blocks.minutes == lost.minutes[n])
        found = np.flatnonzero(alike)
        found = found[np.lexsort((found, np.abs(blocks.start[found] - lost.start[n])))]
        return any(self._put(x, column) for column in found.tolist())

    def _put(self, x: Ints, column: int) -> bool:
        fits = self._packing.fits(column)
        if fits:
            x[column] = 1
            self._packing.take(column)
        return fits
