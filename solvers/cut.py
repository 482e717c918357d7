"""A part of a model: the rows over some columns, with what all other columns hold of them taken off their ends."""

from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, ints
from solvers.model import NO_HIGH, NO_LOW, Model


class Cut(NamedTuple):
    """Row r holds the places (among the columns of the cut) and weights from begins[r] up to the next; NO_LOW and
    NO_HIGH are no bound.
    """

    begins: Ints
    places: Ints
    weights: Ints
    low: Ints
    high: Ints


def cut_of(model: Model, x: Ints, columns: Ints) -> Cut:
    """The rows over these columns, each once and rising, while all others stay as they are at a point."""
    rows, entries = model.arrays, model.entries_of(columns)
    place = np.repeat(np.arange(len(columns)), np.diff(model.by_column[0])[columns])
    number = np.searchsorted(rows.starts, entries, side="right") - 1
    order = np.lexsort((place, number))
    number, place, weight = number[order], place[order], rows.weights[entries][order]
    used, begins = np.unique(number, return_index=True)
    held = model.sums(x)[used] - np.add.reduceat(weight * x[columns[place]], begins) if len(used) else ints([])
    low = np.where(rows.low[used] == NO_LOW, NO_LOW, rows.low[used] - held)
    high = np.where(rows.high[used] == NO_HIGH, NO_HIGH, rows.high[used] - held)
    return Cut(begins, place, weight, low, high)
