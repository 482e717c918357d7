"""Which sums of minutes blocks can add up to: whole numbers as sets of bits."""

from collections.abc import Iterable, Sequence
from math import gcd


def reachable(lengths: Sequence[int], cap: int) -> int:
    """The greatest sum of these lengths, each used any number of times, that is not above the cap."""
    return best_sum([tuple(sorted(set(lengths)))] * (cap // min(lengths)), cap) if lengths and cap > 0 else 0


def sums(days: Iterable[Sequence[int]], cap: int) -> list[int]:
    """Every sum up to the cap of at most one length out of each day, in order."""
    choices = [sorted(set(d)) for d in days if d]
    step = gcd(*(n for d in choices for n in d)) if choices else 1
    mask = (1 << (max(0, cap) // step + 1)) - 1
    found = 1
    for day in choices:
        wider = found
        for length in day:
            wider |= found << (length // step)
        found = wider & mask
    return [n * step for n in range(found.bit_length()) if found >> n & 1]


def best_sum(days: Iterable[Sequence[int]], cap: int) -> int:
    """The greatest of these sums."""
    return sums(days, cap)[-1]
