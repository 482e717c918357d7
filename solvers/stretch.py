"""Stretches of minutes: joined, cut and compared."""

from bisect import bisect_left
from collections.abc import Iterable

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
        at = start
        for low, high in holes[max(0, bisect_left(holes, (start, start)) - 1) :]:
            if low >= end:
                break
            if high > at:
                if low > at:
                    out.append((at, low))
                at = high
        if at < end:
            out.append((at, end))
    return out


def common(first: Iterable[Stretch], second: Iterable[Stretch]) -> list[Stretch]:
    """The time that two lists of stretches (each disjoint and in order) share."""
    one, two, out = list(first), second if isinstance(second, list) else list(second), []
    at, other = 0, max(0, bisect_left(two, (one[0][0], 0)) - 1) if one else 0
    while at < len(one) and other < len(two):
        low, high = max(one[at][0], two[other][0]), min(one[at][1], two[other][1])
        if low < high:
            out.append((low, high))
        if one[at][1] < two[other][1]:
            at += 1
        else:
            other += 1
    return out
