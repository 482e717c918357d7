"""Trade-offs: the outline first, then plans where it bends, each as soon as it is found; none that another beats."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from rotaengage.domain.backfill import in_order
from rotaengage.domain.frontier import LESS_IS_BETTER, Alternative, Axis, Frontier, Point, dominates
from rotaengage.domain.noun import Noun
from rotaengage.domain.progress import Report, Stop
from solvers.arrays import Ints
from solvers.clock import Clock
from solvers.desk.axes import PARTS, Field
from solvers.desk.exchange import named
from solvers.desk.orders import AskFrontier
from solvers.desk.outline import Outline, Place
from solvers.desk.point import Held, plan_at
from solvers.desk.warm import Warm
from solvers.lp import Mark, Relaxed
from solvers.outcome import slots_of
from solvers.rounding import rounded

WORK = 0.6
KEPT = 5
BEND = 2.0
TRIES = 3
"""How many places to try for each plan asked for: some bring none, or one that is there already."""
LEVELS = (0.0, 0.5, 1.0)
"""Where a third measure is held, as a share of its range."""


def frontier(warm: Warm, order: AskFrontier, report: Report, tell: Callable[[Noun], None], stop: Stop) -> Frontier:
    """The outline and the plans of two or three measures."""
    clock = Clock(order.seconds, stop, report)
    if Axis.BACKFILL in (*order.axes, *(limit.axis for limit in order.held)):
        warm = warm.buying
    field = Field(warm, order.held)
    outline = Outline(field, clock)
    search = _Search(field, outline, order, tell, clock)
    if len(order.axes) > 2:
        search.stand()
    for third in _levels(outline, order.axes):
        search.along(third)
    found = named(order.axes, search.found)
    whole = not clock.over
    return Frontier(axes=order.axes, outline=tuple(search.points), alternatives=found, held=order.held, whole=whole,
                    seconds=clock.seconds)  # fmt: skip


def _levels(outline: Outline, axes: Sequence[Axis]) -> Iterator[float | None]:
    """Nothing to hold for two measures; three levels of a third one."""
    if len(axes) < 3:
        yield None
        return
    best = outline.best_of(axes[2], axes[0], axes[1])
    others = [outline.best_of(a, b, axes[2]) for a, b in ((axes[0], axes[1]), (axes[1], axes[0]))]
    found = [p.values[2] for p in others if p is not None]
    if best is not None and found:
        high, low = best.values[0], min(found)
        for share in LEVELS:
            yield low + share * (high - low)


class Level(NamedTuple):
    """A place at which the other measures are held, what the relaxation would do there, and where its simplex stood."""

    held: list[Held]
    relaxed: Relaxed
    mark: Mark


def _sign(axis: Axis) -> int:
    """1 where more is better."""
    return -1 if axis in LESS_IS_BETTER else 1


class _Search:
    """The points and plans found so far."""

    def __init__(
        self, field: Field, outline: Outline, order: AskFrontier, tell: Callable[[Noun], None], clock: Clock
    ) -> None:
        self.field, self.outline, self.order, self.clock = field, outline, order, clock
        self._tell, self._began = tell, time.monotonic()
        self.points: list[Point] = []
        self.found: list[Alternative] = []
        self._starts: list[Ints] = [field.warm.point]
        self._settled: list[tuple[int, int]] = []

    def stand(self) -> None:
        """The plan that stands, with the best of the first measure beside what it has of the others: an answer at once,
        where a third measure asks for an outline of many places before the first plan of its own.
        """
        first, *others = self.order.axes
        x, term = self.field.settled(self.field.warm.point[: self.field.chosen]), self.field.term(first)
        if self.field.model.broken(x) is not None:
            return
        for axis in others:
            self.outline.hold(axis, _sign(axis) * self.field.term(axis).value(x))
        relaxed = None if self.clock.over else self.outline.best(first)
        for axis in others:
            self.outline.hold(axis, None)
        if relaxed is not None:
            self._keep(x, self._unit(first, _sign(first) * rounded(term, relaxed.bound)))

    def along(self, third: float | None) -> None:
        """The outline and its plans in the first two measures, while a third one is held (more is better)."""
        axes = (self.order.axes[0], self.order.axes[1])
        if third is not None:
            self.outline.hold(self.order.axes[2], third)
        places = self.outline.between(axes, self._point(third))
        count = self.order.count if third is None else max(2, self.order.count // len(LEVELS))
        spread, known, self._settled = _spread(places, TRIES * count), len(self.found), []
        while spread and len(self.found) - known < count:
            # One plan at once; then the rest, whose relaxations are solved together; then in place of those missed.
            many = 1 if len(spread) == TRIES * count else count - len(self.found) + known
            levels = self._levels(spread[:many], third)
            for values in spread[:many]:
                if values in levels and not self.clock.over:
                    self._plan(levels[values])
            spread = [] if self.clock.over else spread[many:]

    def _levels(self, places: Sequence[tuple[float, ...]], third: float | None) -> dict[tuple[float, ...], Level]:
        """What the relaxation would do at places of the outline: from neighbour to neighbour, a few steps each.

        None where a plan is known to be the best.
        """
        first, second = self.order.axes[0], self.order.axes[1]
        found = {}
        for values in sorted(places, key=lambda v: v[1]):
            wanted = [(second, values[1])] + ([] if third is None else [(self.order.axes[2], third)])
            held = [Held(a, self.field.whole(a, self._unit(a, v))) for a, v in wanted]
            at = _sign(second) * held[0].at
            if any(low <= at <= high for low, high in self._settled):
                continue
            self.outline.hold(second, at)
            relaxed = None if self.clock.over else self.outline.best(first)
            if relaxed is not None:
                found[values] = Level(held, relaxed, self.outline.relaxation.mark())
        self.outline.hold(second, None)
        return found

    def _point(self, third: float | None) -> Callable[[Place], None]:
        def tell(place: Place) -> None:
            values = place.values if third is None else (*place.values, third)
            point = Point(values=tuple(self._unit(a, v) for a, v in zip(self.order.axes, values, strict=True)))
            self.points.append(point)
            self._tell(point)

        return tell

    def _unit(self, axis: Axis, value: float) -> float:
        """A value where more is better, in whole units, as the measure's own."""
        value = -value if axis in LESS_IS_BETTER else value
        return value / PARTS if axis is Axis.WORST_FULFILMENT else value

    def _plan(self, level: Level) -> None:
        """The best of the first measure with the others at a place of the outline, and what bounds it there."""
        first, second = self.order.axes[0], self.order.axes[1]
        self.outline.hold(second, _sign(second) * level.held[0].at)
        self.outline.relaxation.back(level.mark)
        x = plan_at(self.outline, first, level.held, level.relaxed, self._starts, WORK)
        self.outline.hold(second, None)
        if x is not None:
            self._starts = [*self._starts[-KEPT:], x]
            term = self.field.term(first)
            bound = rounded(term, level.relaxed.bound)
            if term.value(x) == bound:
                second_term = self.field.term(second)
                self._settled.append((_sign(second) * level.held[0].at, _sign(second) * second_term.value(x)))
            self._keep(x, self._unit(first, _sign(first) * bound))

    def _keep(self, x: Ints, bound: float) -> None:
        values = tuple(self.field.value(a, x) for a in self.order.axes)
        bounds = (max(bound, values[0]) if self.order.axes[0] not in LESS_IS_BETTER else min(bound, values[0]),
                  *values[1:])  # fmt: skip
        gap = abs(bounds[0] - values[0]) / max(abs(bounds[0]), abs(values[0]), 1e-9)
        axes = self.order.axes
        if any(a.values == values or dominates(axes, a.values, values) for a in self.found):
            return
        self.found = [a for a in self.found if not dominates(axes, values, a.values)]
        warm, blocks = self.field.warm, self.field.board.blocks
        chosen = list(blocks.take(np.flatnonzero(x[: len(blocks)])))
        slots = slots_of(warm.base.facts, chosen, list(blocks.take(warm.pinned)))
        bought = self.field.board.bought.chosen(x[self.field.board.lenders], warm.base.facts)
        backfill = in_order([*warm.scenario.bought, *bought])
        alternative = Alternative(name=f"{len(self.found) + 1}", values=values, bounds=bounds, gap=gap, slots=slots,
                                  events=warm.attended(slots), backfill=backfill,
                                  seconds=time.monotonic() - self._began)  # fmt: skip
        self.found.append(alternative)
        self._tell(alternative)


def _spread(places: Sequence[Place], count: int) -> list[tuple[float, ...]]:
    """At most so many values: the ends, the bends far from what was chosen, and the middle of straight stretches."""
    if len(places) < 2:
        return [p.values for p in places]
    values = np.array([p.values for p in places])
    scale = np.maximum(np.ptp(values, axis=0), 1e-9)
    chosen, rest = values[[-1, 0]], values[1:-1]
    while len(chosen) < count:
        ordered = chosen[np.lexsort(chosen.T[::-1])]
        open_still = np.concatenate([rest, (ordered[1:] + ordered[:-1]) / 2])
        far = np.abs((open_still[:, None] - chosen[None]) / scale).sum(axis=2).min(axis=1)
        far[: len(rest)] *= BEND
        best = int(np.argmax(far))
        chosen = np.vstack([chosen, open_still[best]])
        rest = np.delete(rest, best, axis=0) if best < len(rest) else rest
    return [tuple(float(n) for n in v) for v in chosen]
