"""The plain pieces: stretches, pools, bounds, aims; and the finisher and the relaxation on a model by hand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rotaengage.domain.progress import silent
from solvers.aim import aim
from solvers.clock import Clock
from solvers.finish import Effort, finish
from solvers.model import Model, Term
from solvers.pools import split
from solvers.relax import Relaxation
from solvers.stretch import common, merged, without

CLOCK = Clock(None, None, silent)
STRETCHES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: (p[0], p[0] + p[1])), max_size=6)


def _minutes(stretches: list[tuple[int, int]]) -> set[int]:
    return {m for start, end in stretches for m in range(start, end)}


@given(STRETCHES, STRETCHES)
def test_stretches_are_sets_of_minutes(one: list[tuple[int, int]], two: list[tuple[int, int]]) -> None:
    first, second = merged(one), merged(two)
    assert _minutes(first) == _minutes(one)
    assert all(a[1] < b[0] for a, b in pairwise(first))
    assert _minutes(common(first, second)) == _minutes(one) & _minutes(two)
    assert _minutes(without(first, second)) == _minutes(one) - _minutes(two)


def _knapsack() -> tuple[Model, Term]:
    """Weights 3, 5, 7 within 9: the best whole sum is 8, the best relaxed one 9."""
    model = Model()
    columns = [model.column() for _ in range(3)]
    model.row(columns, (3, 5, 7), high=9, why="cover")
    return model, Term(tuple(columns), (3, 5, 7))


def test_the_finisher_finds_the_best_and_the_relaxation_bounds_it() -> None:
    model, term = _knapsack()
    best = finish(model, term, [0, 0, 0], range(3), Effort(), CLOCK, lambda value, bound: None)
    relaxed = Relaxation(model, ()).best(term, CLOCK)
    assert (best.x, best.value, best.bound) == ([1, 1, 0], 8, 8)
    assert relaxed is not None
    assert abs(relaxed.bound - 9) < 1e-6


def test_the_finisher_never_hands_back_a_worse_point_and_holds_the_rest() -> None:
    model, term = _knapsack()
    held = finish(model, term, [0, 0, 1], (0, 1), Effort(), CLOCK, lambda value, bound: None)
    assert held.x == [0, 0, 1]


def test_among_equals_the_finisher_follows_the_nudge() -> None:
    model = Model()
    columns = [model.column() for _ in range(3)]
    model.row(columns, high=1, why="cover")
    term = Term(tuple(columns), (60, 60, 30))
    for wished in (0, 1):
        best = finish(model, term, [0, 0, 1], range(3), Effort(), CLOCK, lambda v, b: None, {wished: 1, 2: 5})
        assert best.x[wished] == 1


def test_an_aim_reads_values_and_bounds_back() -> None:
    goal = aim(Term((0, 1), (30, 60), 600, less_is_better=True), {0: 2}, [0, 1], {0: 0})
    assert goal.value(goal.scale * 1 - 2) == 600 + 60 + 30
    assert goal.value(0) == 660


def test_pools_share_no_row_and_lose_none() -> None:
    model = Model()
    columns = [model.column() for _ in range(5)]
    model.row(columns[:2], high=1, why="cover")
    model.row(columns[3:], high=1, why="cover")
    apart = split(model, [])
    assert [p.columns for p in apart] == [(0, 1), (2,), (3, 4)]
    assert [len(p.model.rows) for p in apart] == [1, 0, 1]
    assert [p.columns for p in split(model, [[1, 2, 3]])] == [(0, 1, 2, 3, 4)]


def test_a_relaxation_sees_what_cannot_be() -> None:
    model, term = _knapsack()
    relaxation = Relaxation(model, ())
    model.row(term.columns, term.weights, low=10, why="order")
    floor = relaxation.floor_row(model.rows[-1])
    floor.lower_bound = 9
    assert relaxation.possible(CLOCK)
    floor.lower_bound = 10
    assert not relaxation.possible(CLOCK)
    assert relaxation.best(term, CLOCK) is None
