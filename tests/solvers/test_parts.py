"""The plain pieces: stretches, pools, bounds, aims; and the finisher and the relaxation on a model by hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.instances import Size, department
from rotaengage.domain.people import Who
from rotaengage.domain.progress import silent
from solvers.aim import aim
from solvers.arrays import ints
from solvers.clock import Clock
from solvers.facts import Facts
from solvers.finish import Effort, finish
from solvers.goals.base import Goal
from solvers.goals.registry import GOALS
from solvers.goals.worst_fulfilment import WorstFulfilment
from solvers.lp import Relaxation
from solvers.model import Model, Term
from solvers.pools import joined, pools_of
from solvers.seat import board_of
from solvers.start import laid_blocks
from solvers.stretch import common, merged, without
from tests.solvers.departments import scenario

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


@pytest.mark.parametrize("goal", [g for g in GOALS if not isinstance(g, WorstFulfilment)], ids=lambda g: g.word)
def test_a_scale_says_as_its_goal_does_whether_less_is_better(goal: Goal) -> None:
    facts = Facts(department(Size(4, 1)))
    board = board_of(facts, laid_blocks(facts, (), ()))
    assert goal.scale(facts).less_is_better == goal.term(board).less_is_better


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
    assert (best.x.tolist(), best.value, best.bound) == ([1, 1, 0], 8, 8)
    assert relaxed is not None
    assert abs(relaxed.bound - 9) < 1e-6


def test_sums_of_rows_are_the_same_whether_entries_are_sorted_for_them_or_not() -> None:
    model, _ = _knapsack()
    model.row((0, 2), (-2, 4), low=0, why="clash")
    for point in (ints([1, 0, 1]), ints([0, 3, 0])):
        assert model.sums(point).tolist() == model.sums_once(point).tolist()
    assert model.sums_once(ints([1, 0, 1])).tolist() == [10, 2]


def test_the_finisher_never_hands_back_a_worse_point_and_holds_the_rest() -> None:
    model, term = _knapsack()
    held = finish(model, term, [0, 0, 1], (0, 1), Effort(), CLOCK, lambda value, bound: None)
    assert held.x.tolist() == [0, 0, 1]


def test_among_equals_the_finisher_follows_the_nudge() -> None:
    model = Model()
    columns = [model.column() for _ in range(3)]
    model.row(columns, high=1, why="cover")
    term = Term(tuple(columns), (60, 60, 30))
    for wished in (0, 1):
        best = finish(model, term, [0, 0, 1], range(3), Effort(), CLOCK, lambda v, b: None, {wished: 1, 2: 5})
        assert best.x[wished] == 1


def test_an_aim_reads_values_and_bounds_back() -> None:
    goal = aim(Term((0, 1), (30, 60), 600, less_is_better=True), {0: 2}, [0, 1], ints([0]))
    assert goal.value(goal.scale * 1 - 2) == 600 + 60 + 30
    assert goal.value(0) == 660


def test_pools_split_no_group_and_lose_nobody() -> None:
    assert joined("abcde", ["ab", "de"]) == [("a", "b"), ("c",), ("d", "e")]
    assert joined("abcde", ["ab", "de", "bd"]) == [("a", "b", "d", "e"), ("c",)]


def test_doctors_who_share_a_requirement_are_one_pool_and_those_alone_another() -> None:
    base = scenario(doctors=5, minimum=1)
    cover = [base.cover[0].changed(id=n, who=Who(doctors=frozenset(ids))) for n, ids in
             (("x", {"d0", "d1"}), ("y", {"d3", "d1"}))]  # fmt: skip
    idle = base.cover[0].changed(id="z", minimum=0, who=Who())
    assert pools_of(base.changed(cover=(*cover, idle))) == [("d0", "d1", "d3"), ("d2", "d4")]


def test_a_relaxation_sees_what_cannot_be() -> None:
    model, term = _knapsack()
    relaxation = Relaxation(model)
    row = relaxation.dense_row(term.dense(3), 9, None)
    assert relaxation.best(term, CLOCK) is not None
    relaxation.bound(row, 10, None)
    assert relaxation.best(term, CLOCK) is None
