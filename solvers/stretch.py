"""Stretches of minutes: joined, cut and compared."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

Stretch = tuple[int, int]
"""From a minute to a minute, half open."""


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time in disjoint stretches, in order; stretches that touch become one."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def without(stretches: Iterable[Stretch], holes: list[Stretch]) -> list[Stretch]:
    """What is left of the stretches when the holes (disjoint, in order) are cut out."""
    out: list[Stretch] = []
    for start, end in stretches:
        at, n = start, max(0, bisect_left(holes, (start, start)) - 1)
        while n < len(holes) and holes[n][0] < end:
            low, high = holes[n]
            if high > at:
                if low > at:
                    out.append((at, low))
                at = high
            n += 1
        if at < end:
            out.append((at, end))
    return out


def common(first: Sequence[Stretch], second: Sequence[Stretch]) -> list[Stretch]:
    """The time that two lists of stretches (each disjoint and in order) share."""
    few, many = (first, second) if len(first) <= len(second) else (second, first)
    out: list[Stretch] = []
    for start, end in few:
        n = max(0, bisect_left(many, (start, start)) - 1)
        while n < len(many) and many[n][0] < end:
            low, high = many[n]
            if high > start:
                out.append((start if start > low else low, end if end < high else high))
            n += 1
    return out


def meets(stretches: list[Stretch], start: int, end: int) -> bool:
    """Whether any of the stretches (disjoint, in order) has time between two minutes."""
    before = bisect_left(stretches, (end, end))
    return before > 0 and stretches[before - 1][1] > start
