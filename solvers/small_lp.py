"""A linear programme of a few dense rows, solved at once."""

from typing import Any, NamedTuple

import numpy as np

from solvers.arrays import Floats
from solvers.simplex import empty


class Answer(NamedTuple):
    """The best point, and what a unit of each row's end is worth, either way."""

    x: Floats
    prices: Floats


def maximise(costs: Floats, rows: Floats, low: Floats, high: Floats, most: Floats) -> Answer | None:
    """The best of all points from 0 to most whose rows lie between low and high; None where there is none."""
    from highspy import HighsModelStatus as Status

    highs: Any = empty(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    count, none = len(costs), np.zeros(0)
    highs.addCols(count, -costs, np.zeros(count), most, 0, np.zeros(count, dtype=np.int32), none.astype(np.int32), none)
    for weights, least, greatest in zip(rows, low.tolist(), high.tolist(), strict=True):
        places = np.flatnonzero(weights).astype(np.int32)
        highs.addRow(least, greatest, len(places), places, weights[places])
    highs.run()
    if highs.getModelStatus() != Status.kOptimal:
        return None
    found = highs.getSolution()
    return Answer(np.asarray(found.col_value), np.abs(found.row_dual))
