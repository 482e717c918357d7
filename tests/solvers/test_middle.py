"""What prices in the middle settle of plans within a limit holds for each of them, and bounds climb to the optimum."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.progress import Stop
from solvers.arrays import Ints, ints
from solvers.climb import Climb
from solvers.clock import Clock
from solvers.finish import Effort
from solvers.middle import Middle, middle_of
from solvers.model import Model, Term
from solvers.rounding import rounded
from solvers.state import State

WIDTH = 6


def _clock(stop: Stop | None = None) -> Clock:
    return Clock(None, stop, lambda _: None)


@st.composite
def _drawn(draw: st.DrawFn) -> tuple[Model, Term]:
    """A few columns, one of them up to 2, in rows with an end or two, and a goal either way."""
    model = Model()
    high = np.ones(WIDTH, dtype=np.int64)
    high[-1] = 2
    model.columns_of(np.zeros(WIDTH, dtype=np.int64), high)
    for _ in range(draw(st.integers(1, 4))):
        weights = draw(st.lists(st.integers(-2, 3), min_size=WIDTH, max_size=WIDTH))
        columns = [n for n, weight in enumerate(weights) if weight]
        low, most = draw(st.sampled_from([(None, 2), (None, 3), (1, None), (0, 3), (1, 1)]))
        if columns:
            model.row(columns, [weights[n] for n in columns], low=low, high=most, why="daily")
    weights = draw(st.lists(st.integers(-3, 6), min_size=WIDTH, max_size=WIDTH))
    term = Term(np.arange(WIDTH), ints(weights), draw(st.integers(-5, 5)), draw(st.booleans()))
    return model, term


def _points(model: Model) -> list[Ints]:
    every = product(*(range(low, high + 1) for low, high in zip(model.low.tolist(), model.high.tolist(), strict=True)))
    return [ints(x) for x in every if model.broken(ints(x)) is None]


def _within(term: Term, x: Ints, limit: float) -> bool:
    return term.value(x) <= limit if term.less_is_better else term.value(x) >= limit


def _keeps(middle: Middle, limit: float, x: Ints) -> bool:
    model, columns = middle.within(limit, np.arange(WIDTH))
    outside = np.setdiff1d(np.arange(WIDTH), columns)
    return model.broken(x) is None and bool((x >= model.low).all()) and not x[outside].any()


@settings(deadline=None)
@given(_drawn(), st.integers(-6, 12), st.lists(st.integers(-4, 4), min_size=4, max_size=4))
def test_every_point_within_a_limit_keeps_what_any_prices_settle(
    drawn: tuple[Model, Term], limit: int, worth: list[int]
) -> None:
    model, term = drawn
    rows = model.arrays
    prices = np.array(worth[: len(rows.low)], dtype=np.float64)
    prices[(prices > 0) & (rows.low < -100) | (prices < 0) & (rows.high > 100)] = 0.0
    found = [Middle(model, term, prices), middle_of(model, term, np.arange(WIDTH), _clock())]
    points = [x for x in _points(model) if _within(term, x, limit)]
    assert [x.tolist() for m in found if m is not None for x in points if not _keeps(m, limit, x)] == []


@settings(deadline=None)
@given(_drawn())
def test_a_climb_ends_at_the_best_point(drawn: tuple[Model, Term]) -> None:
    model, term = drawn
    points = _points(model)
    if not points or not np.any(ints(term.weights)):
        return
    best = (min if term.less_is_better else max)(term.value(x) for x in points)
    worst = (max if term.less_is_better else min)(points, key=term.value)
    nobody = np.full(WIDTH, -1, dtype=np.int64)
    state = State(model, worst, (), nobody, np.zeros(WIDTH, dtype=np.int64))
    relaxed = state.relaxation.best(term, _clock())
    assert relaxed is not None
    climb = Climb(state, term, relaxed, rounded(term, relaxed.bound))
    climb.go(Effort(5.0), _clock())
    assert (term.value(state.x), climb.bound) == (best, best)
    assert model.broken(state.x) is None


def _square() -> tuple[Model, Term]:
    """Two rows of which each has one of two columns, and one column that is worth less than any of these."""
    model = Model()
    columns = model.columns_of(np.zeros(5, dtype=np.int64), np.ones(5, dtype=np.int64))
    for pair in ((0, 1), (2, 3)):
        model.row([*pair, 4], high=1, why="daily")
    return model, Term(columns, ints([3, 3, 3, 3, 2]))


def test_at_the_bound_rows_are_full_and_what_costs_too_much_is_left_out() -> None:
    model, term = _square()
    middle = middle_of(model, term, np.arange(5), _clock())
    assert middle is not None
    narrowed, columns = middle.within(6, np.arange(5))
    assert columns.tolist() == [0, 1, 2, 3]
    assert narrowed.arrays.low.tolist() == [1, 1]
    assert model.arrays.low.tolist() != [1, 1]


def test_far_from_the_bound_all_is_open() -> None:
    model, term = _square()
    middle = middle_of(model, term, np.arange(5), _clock())
    assert middle is not None
    narrowed, columns = middle.within(0, np.arange(5))
    assert columns.tolist() == [0, 1, 2, 3, 4]
    assert narrowed.arrays.low.tolist() == model.arrays.low.tolist()


@pytest.mark.parametrize("asked", [True, False])
def test_a_stop_leaves_no_prices(asked: bool) -> None:
    model, term = _square()
    stop = Stop()
    if asked:
        stop.request()
    assert (middle_of(model, term, np.arange(5), _clock(stop)) is None) is asked
