"""CP-SAT as the finisher: when it ends."""

import numpy as np

from solvers.arrays import Ints
from solvers.clock import Clock
from solvers.finish import Effort, finish
from solvers.guide import unheard
from solvers.model import Model, Term


def _clock() -> Clock:
    return Clock(None, None, lambda _: None)


def _knapsack() -> tuple[Model, Term]:
    draw, model, count = np.random.default_rng(1), Model(), 60
    sizes = draw.integers(20, 90, size=count)
    columns = model.columns_of(np.zeros(count, dtype=np.int64), np.ones(count, dtype=np.int64))
    for _ in range(4):
        model.row(columns.tolist(), draw.integers(20, 90, size=count).tolist(), high=900, why="room")
    return model, Term(columns, sizes)


def test_a_search_ends_at_the_first_point_that_is_good_enough() -> None:
    """Whoever needs no more than some value is spared the search, and the proof, that follow it."""
    model, term = _knapsack()
    start = np.zeros(model.width, dtype=np.int64)
    seen = list[bool]()

    def good(x: Ints) -> bool:
        seen.append(term.value(x) >= best.value // 2)
        return seen[-1]

    best = finish(model, term, start, range(model.width), Effort(2.0), _clock(), unheard)
    found = finish(model, term, start, range(model.width), Effort(2.0, good=good), _clock(), unheard)
    assert seen.count(True) == 1, "it went on after a good point"
    assert seen[-1]
    assert best.value // 2 <= found.value < best.value
    assert model.broken(found.x) is None
