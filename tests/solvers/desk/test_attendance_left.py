"""Attendance that the plan that stands lacks is not made up for by a what-if about something else."""

from itertools import islice

import numpy as np
import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.change import Refuse
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Scenario
from solvers.alike import alike
from solvers.board import Board
from solvers.clock import Clock
from solvers.desk.aims import aimed, attending
from solvers.desk.bound import Prices
from solvers.desk.orders import AskWhatIf, Standing
from solvers.desk.scene import Base
from solvers.desk.warm import Warm
from solvers.desk.what_if import what_if
from solvers.lp import Relaxation
from solvers.search import solve
from solvers.seat import board_of
from tests.solvers.departments import EXACT

CLOCK = Clock(None, None, silent)
STAYED_AWAY = 3


@pytest.fixture(scope="module")
def half_empty() -> Standing:
    """A plan, some of whose attendees stayed away, though they could come."""
    problem = department(Size(14, 2, 0.5, 1, 3))
    draft = solve(problem, EXACT.model_copy(update={"gap": 0.005}))
    gone = list(islice((s for s in draft.slots if s.event), STAYED_AWAY))
    slots = tuple(s for s in draft.slots if s not in gone)
    here = {s.doctor for s in slots if s.event}
    events = tuple(e.changed(attending=tuple(who for who in e.attending if who in here)) for e in draft.events)
    return Standing(scenario=problem, slots=slots, events=events)


def test_a_veto_moves_nobody_to_the_event(half_empty: Standing) -> None:
    warm = Warm(half_empty)
    assert warm.unattended > 0
    for slot in [s for s in half_empty.slots if s.event is None][::7]:
        refused = Refuse(doctor=slot.doctor, activity=slot.activity, span=slot.span)
        answer = what_if(warm, AskWhatIf(changes=(refused,)), silent, Stop())
        touched = [s for swap in answer.swaps for s in (swap.before, swap.after) if s is not None]
        assert answer.possible
        assert not any(s.event for s in touched)
        assert answer.delivered_minutes <= answer.bound_minutes + 1e-6


def test_the_bound_of_time_alone_holds_after_a_change(half_empty: Standing) -> None:
    problem = half_empty.scenario
    held = problem.changed(cover=tuple(r.changed(minimum=r.minimum + 1) for r in problem.cover))
    before, after = (_board(p, half_empty) for p in (held, problem))
    attended, none = int(before.blocks.event.sum()) // 2, np.zeros(0, dtype=np.int64)
    prices = Prices(before, none, {}, CLOCK, attended)
    days = sorted({*before.blocks.day.tolist(), *after.blocks.day.tolist()})
    most = prices.bound(after, days, CLOCK)
    for there in (attended - 1, attended, attended + 1):
        assert most + prices.lower({}, there) >= _relaxed(after, there) - 1e-6


def _board(problem: Scenario, plan: Standing) -> Board:
    base = Base(problem, (), plan.events)
    return board_of(base.facts, base.blocks)


def _relaxed(board: Board, attended: int) -> float:
    goal = attending(aimed(board, {}), board, attended)
    found = Relaxation(goal.model, np.arange(goal.model.width), *alike(goal.model)).best(goal.term, CLOCK)
    assert found is not None
    return found.bound
