"""Whole numbers in arrays: the few steps that every part of the planner takes with them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
"""Whole numbers that only point at something: half as large."""
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
DIGIT_BITS = 16


def ints(values: Sequence[int] | Ints | Places) -> Ints:
    """An array of whole numbers."""
    return np.asarray(values, dtype=np.int64)


def starts_of(sizes: Ints) -> Ints:
    """Where each of consecutive pieces of these sizes begins, and where the last one ends."""
    out = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=out[1:])
    return out


def spread(starts: Ints, sizes: Ints) -> Ints:
    """start, start + 1, ... for each pair of start and size, one after the other."""
    begins = starts_of(sizes)
    return np.repeat(starts - begins[:-1], sizes) + np.arange(int(begins[-1]), dtype=np.int64)


def edges_of(*marks: Ints) -> tuple[Ints, tuple[Ints, ...]]:
    """Every different mark once, rising, and the place of each mark among these; marks lie within some millions."""
    least = min((int(m.min()) for m in marks if len(m)), default=0)
    most = max((int(m.max()) for m in marks if len(m)), default=-1)
    there = np.zeros(most - least + 1, dtype=np.bool_)
    for mark in marks:
        there[mark - least] = True
    place = np.cumsum(there) - 1
    return np.flatnonzero(there) + least, tuple(place[mark - least] for mark in marks)


def order_of(numbers: Ints | Places) -> Ints:
    """The order that sorts whole numbers from 0 up, equals as they come: by sixteen bits at a time, which is faster."""
    most = int(numbers.max(initial=0))
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    for shift in range(DIGIT_BITS, most.bit_length(), DIGIT_BITS):
        digits = (numbers[order] >> shift).astype(np.uint16)
        order = order[np.argsort(digits, kind="stable")]
    return order.astype(np.int64, copy=False)
