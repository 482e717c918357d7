"""Columns of which only so many may be chosen together, the pieces of one doctor's day: by these the relaxation bounds
what it has not built.
"""

from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints
from solvers.model import Model


class Alike(NamedTuple):
    """The group of each column, and how many columns of one group may be chosen at most."""

    groups: Ints
    each: int


def alike(model: Model) -> Alike:
    """The pieces of a doctor's day are a group; a column that no day's row holds, as a seat at an event, is its own."""
    rows = model.arrays
    groups = len(rows.low) + np.arange(model.width, dtype=np.int64)
    days = model.of("daily")
    inside = np.flatnonzero(days[rows.numbers])
    groups[rows.columns[inside]] = rows.numbers[inside]
    return Alike(groups, int(rows.high[days].max(initial=1)))
