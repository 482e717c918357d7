"""Exchange rates between neighbouring plans in words, and the knee: where the most is had for the least."""

from collections.abc import Sequence

import numpy as np

from rotaengage.domain.frontier import LESS_IS_BETTER, UNITS, Alternative, Axis

NAMES = {
    Axis.WORST_FULFILMENT: "fulfilment of the worst-off",
    Axis.DELIVERED: "protected time",
    Axis.PREFERRED_COVER: "below preferred cover",
    Axis.CHANGES: "changed slots",
    Axis.BACKFILL: "backfill",
}


def named(axes: tuple[Axis, ...], found: Sequence[Alternative]) -> tuple[Alternative, ...]:
    """The plans in order of the first measure, named, with what the step to the next one costs, the knee marked."""
    ordered = sorted(found, key=lambda a: a.values[0], reverse=axes[0] in LESS_IS_BETTER)
    knee = _knee(axes, ordered)
    out = []
    for n, alternative in enumerate(ordered):
        following = ordered[n + 1] if n + 1 < len(ordered) else None
        words = "" if following is None else exchange(axes, alternative.values, following.values)
        out.append(alternative.changed(name=f"{n + 1}", exchange=words, knee=n == knee))
    return tuple(out)


def exchange(axes: Sequence[Axis], here: Sequence[float], there: Sequence[float]) -> str:
    """What the step from one plan to another gives and costs: 4 h more protected time for 9 h more below preferred."""
    better, worse = list[str](), list[str]()
    for axis, before, after in zip(axes, here, there, strict=True):
        if abs(after - before) > 1e-9:
            gains = (after < before) == (axis in LESS_IS_BETTER)
            (better if gains else worse).append(f"{amount(axis, abs(after - before))} {_more(axis, before, after)}")
    if not worse:
        return " and ".join(better)
    rate = _rate(axes, here, there)
    return f"{' and '.join(better)} for {' and '.join(worse)}{rate}"


def amount(axis: Axis, value: float) -> str:
    """A value in words."""
    if axis is Axis.WORST_FULFILMENT:
        return f"{value * 100:.1f} points"
    if UNITS[axis] in ("minutes", "doctor-minutes"):
        return f"{value / 60:.1f} h"
    return f"{value:g}"


def _more(axis: Axis, before: float, after: float) -> str:
    return f"{'more' if after > before else 'less'} {NAMES[axis]}"


def _rate(axes: Sequence[Axis], here: Sequence[float], there: Sequence[float]) -> str:
    """For two measures in hours: how many of the second an hour of the first costs."""
    timed = all(UNITS[a] in ("minutes", "doctor-minutes") for a in axes)
    if len(axes) != 2 or not timed or abs(there[0] - here[0]) < 1e-9:
        return ""
    return f" ({abs(there[1] - here[1]) / abs(there[0] - here[0]):.2f} h an hour)"


def _knee(axes: Sequence[Axis], ordered: Sequence[Alternative]) -> int | None:
    """The plan farthest from the straight line (or plane) between the ends, each measure over its range."""
    if len(ordered) < 3:
        return None
    sign = np.array([-1 if a in LESS_IS_BETTER else 1 for a in axes])
    values = np.array([a.values for a in ordered]) * sign
    span = np.ptp(values, axis=0)
    scaled = (values - values.min(axis=0)) / np.where(span > 0, span, 1)
    return int(np.argmax(scaled.sum(axis=1)))
