"""Whole numbers in arrays: the few steps that every part of the planner takes with them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
DIGIT_BITS = 16


def ints(values: Sequence[int] | Ints) -> Ints:
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


def order_of(numbers: Ints) -> Ints:
    """The order that sorts whole numbers from 0 up, equals as they come: by sixteen bits at a time, which is faster."""
    most, order = int(numbers.max(initial=0)), np.arange(len(numbers), dtype=np.int64)
    for shift in range(0, max(1, most.bit_length()), DIGIT_BITS):
        digits = (numbers[order] >> shift & (1 << DIGIT_BITS) - 1).astype(np.uint16)
        order = order[np.argsort(digits, kind="stable")]
    return order
