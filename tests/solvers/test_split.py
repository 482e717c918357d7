"""Groups over several cover pools: the best mixture of what pools can give, found by asking at prices."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solvers.shape import Face, Prices, Shape
from solvers.small_lp import maximise
from solvers.split import NEAR, Owed, Split, least_bound

GROUPS = ("a", "b", "c")
Corner = tuple[int, ...]
POOLS = st.lists(st.lists(st.tuples(*[st.integers(0, 60)] * 3), min_size=1, max_size=5), min_size=1, max_size=4)
OWED = st.lists(st.integers(60, 200), min_size=3, max_size=3)


def minutes(corner: Sequence[float]) -> dict[str, float]:
    return dict(zip(GROUPS, map(float, corner), strict=True))


def worth(corner: Corner, prices: Prices) -> int:
    return sum(prices.get(g, 0) * n for g, n in zip(GROUPS, corner, strict=True))


def asked(shape: Shape, corners: Sequence[Corner], prices: Prices) -> Shape:
    best = max(corners, key=lambda c: worth(c, prices))
    face = Face(prices, float(worth(best, prices)), always=True)
    return shape._replace(asked=(*shape.asked, minutes(best)), faces=(*shape.faces, face))


def shaped(pools: Sequence[Sequence[Corner]], owed: dict[str, Owed]) -> list[Shape]:
    """What pools of these corners tell of themselves until nothing more is asked; each chooses its first corner."""
    shapes = [Shape((minutes(corners[0]),), (), (), {}, ()) for corners in pools]
    for _ in range(40):
        prices = Split(owed, shapes).ask()
        if prices is None:
            break
        shapes = [asked(shape, corners, prices) for shape, corners in zip(shapes, pools, strict=True)]
    return shapes


def best_level(pools: Sequence[Sequence[Corner]], owed: dict[str, Owed]) -> float:
    """The most that the worst group can have of what it is owed, all corners known."""
    places = [(pool, corner) for pool, corners in enumerate(pools) for corner in corners]
    rows = np.zeros((3 + len(pools), 1 + len(places)))
    rows[:3, 0] = [-owed[g].entitled for g in GROUPS]
    for place, (pool, corner) in enumerate(places):
        rows[:3, 1 + place], rows[3 + pool, 1 + place] = corner, 1.0
    low = np.array([*(-float(owed[g].standing) for g in GROUPS), *[1.0] * len(pools)])
    costs = np.zeros(1 + len(places))
    costs[0] = 1.0
    found = maximise(costs, rows, low, np.array([np.inf] * 3 + [1.0] * len(pools)), np.ones(1 + len(places)))
    assert found is not None
    return float(found.x[0])


@given(POOLS, OWED, st.integers(0, 20))
def test_the_worst_group_has_what_the_best_mixture_gives(
    pools: list[list[Corner]], entitled: list[int], standing: int
) -> None:
    owed = {g: Owed(e, standing) for g, e in zip(GROUPS, entitled, strict=True)}
    shapes, best = shaped(pools, owed), best_level(pools, owed)
    floors = Split(owed, shapes).floors()
    reached = [(sum(f[g] for f in floors) + standing) / owed[g].entitled for g in GROUPS]
    assert best * (1 - 2 * NEAR) - 1e-4 <= min(reached) <= best + 1e-6 or min(reached) >= 1 - 1e-4
    left = [minutes([1000] * 3) for _ in pools]
    bound = least_bound(owed, left, shapes)
    assert best - 1e-9 <= bound <= best * (1 + NEAR) + 0.01


@given(POOLS, OWED)
def test_each_pool_can_give_what_is_asked_of_it(pools: list[list[Corner]], entitled: list[int]) -> None:
    owed = {g: Owed(e, 0) for g, e in zip(GROUPS, entitled, strict=True)}
    for floors, corners in zip(Split(owed, shaped(pools, owed)).floors(), pools, strict=True):
        rows = np.vstack([np.array(corners, dtype=np.float64).T, np.ones(len(corners))])
        low = np.array([*(floors[g] - 1e-5 for g in GROUPS), 1.0])
        high = np.array([np.inf] * 3 + [1.0])
        assert maximise(np.zeros(len(corners)), rows, low, high, np.ones(len(corners))) is not None


def test_a_group_that_one_pool_cannot_serve_has_more_in_the_other() -> None:
    owed = {g: Owed(100, 0) for g in GROUPS}
    pools = [[(0, 60, 60), (0, 0, 60)], [(30, 30, 30), (60, 0, 30), (0, 60, 30)]]
    floors = Split(owed, shaped(pools, owed)).floors()
    assert [round(f["a"]) for f in floors] == [0, 60]
    assert round(floors[0]["b"]) == 60


def test_pools_keep_their_own_choice_where_that_costs_the_groups_nothing() -> None:
    owed = {"a": Owed(100, 0), "b": Owed(100, 0)}
    own, other = {"a": 50.0, "b": 50.0}, {"a": 100.0, "b": 0.0}
    mirrored = {"a": 0.0, "b": 100.0}
    shapes = [Shape((own,), (other, mirrored), (), {}, ()) for _ in range(2)]
    assert [f["a"] for f in Split(owed, shapes).floors()] == pytest.approx([50.0, 50.0], abs=0.01)


def test_a_pool_that_was_not_asked_may_have_all_that_is_owed_there() -> None:
    owed = {"a": Owed(100, 20)}
    known = Shape(({"a": 10.0},), (), (Face({"a": 7}, 70.0, always=True),), {}, ())
    held = known._replace(faces=(Face({"a": 7}, 70.0, always=False),))
    left = [{"a": 30.0}, {"a": 50.0}]
    assert least_bound(owed, left, [known, known]) == pytest.approx(0.4)
    assert least_bound(owed, left, [known, None]) == pytest.approx(0.8)
    assert least_bound(owed, left, [held, held]) == pytest.approx(1.0)
