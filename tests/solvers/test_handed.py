"""A department with bleeps, posts, spaced pieces and double sittings is planned by the plain rules."""

import numpy as np

from benchmarks.instances import Size, handed
from rotaengage.domain.plan import Draft
from rotaengage.domain.scenario import PlanSettings
from solvers.board import Board
from solvers.constraints.registry import POSTING
from solvers.facts import Facts
from solvers.search import solve
from solvers.start import laid_blocks
from tests.solvers.departments import new_breaches


def test_a_plan_keeps_the_plain_rules() -> None:
    problem = handed(Size(16, 3, 0.8, 1, 4))
    draft: Draft = solve(problem, PlanSettings(seconds=60))
    assert new_breaches(problem, draft) == []
    assert draft.slots
    assert {e.event for e in draft.events} == {"forum0-1", "forum0-2"}


def test_the_rows_of_a_doctor_do_not_depend_on_who_else_is_on_the_board() -> None:
    """Small boards, as events try them, hold just the rows that the whole board has for these blocks."""
    facts = Facts(handed(Size(12, 2, 0.8, 0, 4)))
    blocks = laid_blocks(facts, (), ())
    some = np.flatnonzero(blocks.day == blocks.day.min())
    whole, part = Board(facts, blocks), Board(facts, blocks.take(some))
    for board in (whole, part):
        next(rule for rule in POSTING if rule.word == "stand_in").post(board)
    place = {int(c): n for n, c in enumerate(some)}
    of_whole = {
        (tuple(sorted(zip((place[c] for c in r.columns), r.weights, strict=True))), r.high)
        for r in whole.model.rows if all(c in place for c in r.columns)
    }  # fmt: skip
    of_part = {(tuple(sorted(zip(r.columns, r.weights, strict=True))), r.high) for r in part.model.rows}
    assert of_part == of_whole
    assert of_part
