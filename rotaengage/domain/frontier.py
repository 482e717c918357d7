"""Trade-offs: plans of which none is better than another in every measure."""

from enum import StrEnum

from rotaengage.domain.backfill import Backfill
from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import EventOutcome, Slot


class Axis(StrEnum):
    """What plans are traded by."""

    WORST_FULFILMENT = "worst_fulfilment"
    DELIVERED = "delivered"
    PREFERRED_COVER = "preferred_cover"
    CHANGES = "changes"
    BACKFILL = "backfill"


LESS_IS_BETTER = frozenset({Axis.PREFERRED_COVER, Axis.CHANGES, Axis.BACKFILL})
UNITS = {
    Axis.WORST_FULFILMENT: "ratio",
    Axis.DELIVERED: "minutes",
    Axis.PREFERRED_COVER: "doctor-minutes",
    Axis.CHANGES: "slots",
    Axis.BACKFILL: "minutes",
}


class Limit(Noun):
    """One measure held: no plan may be worse than this in it."""

    axis: Axis
    value: float


class Point(Noun):
    """A place of the outline, which by the relaxation no plan can pass: one value an axis, in the order of the axes."""

    values: tuple[float, ...]


class Alternative(Noun):
    """A plan of the frontier. values and bounds are in the order of the axes: with the other values held, no plan can
    do better in an axis than its bound; an axis that was held has its value as bound.

    gap is the largest distance to a bound as a share of it: 0 is exact. exchange says in words what the step to the
    next alternative costs and gives; knee marks the one with the most for the least.
    """

    name: str
    values: tuple[float, ...]
    bounds: tuple[float, ...]
    gap: float = 0.0
    slots: tuple[Slot, ...] = ()
    events: tuple[EventOutcome, ...] = ()
    backfill: tuple[Backfill, ...] = ()
    exchange: str = ""
    knee: bool = False
    judged: bool = False
    seconds: float = 0.0

    @property
    def exact(self) -> bool:
        """Whether the bounds are reached."""
        return self.gap <= 1e-9


class Frontier(Noun):
    """The outline and the plans found so far, by the first axis, best last. dominated plans are never in it.

    whole is False where it was stopped or the time ran out before the outline's bends were all tried.
    """

    axes: tuple[Axis, ...]
    outline: tuple[Point, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    held: tuple[Limit, ...] = ()
    whole: bool = True
    seconds: float = 0.0


def better_or_equal(axis: Axis, one: float, two: float) -> bool:
    """Whether the first value is at least as good as the second."""
    return one <= two + 1e-9 if axis in LESS_IS_BETTER else one >= two - 1e-9


def dominates(axes: tuple[Axis, ...], one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    """Whether the first is at least as good in every axis and better in one."""
    as_good = all(better_or_equal(a, v, w) for a, v, w in zip(axes, one, two, strict=True))
    return as_good and not all(better_or_equal(a, w, v) for a, v, w in zip(axes, one, two, strict=True))
