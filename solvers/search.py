"""The planner's door: a scenario in, a draft out. ortools is loaded when planning begins, and nothing of it leaves.

Pins first, then events, then individual time, goal by goal in the order asked (solver notes 3, 6, 7).
settings.workers above 1 is accepted; one worker is used, since more do worse inside CP-SAT (solver notes 1.6).
"""

from collections.abc import Sequence

import numpy as np

from rotaengage.domain.plan import Draft, Objective
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from solvers.arrays import Ints
from solvers.board import Block, Blocks, Board
from solvers.clash import hold_pins, pin_says
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.events import Agenda, Meeting, agenda
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.goals.registry import in_order
from solvers.outcome import Composed, draft_of, infeasible
from solvers.score import objective, objective_of
from solvers.seat import board_of
from solvers.telling import Teller
from solvers.variables import individual_blocks


def solve(scenario: Scenario, settings: PlanSettings, report: Report = silent, stop: Stop | None = None) -> Draft:
    """Plan protected time. Never raises for a hard problem: a draft that is infeasible says what clashes.

    Ends at settings.seconds or when stop is requested, with the best plan so far; bounds hold as far as they got.
    """
    clock = Clock(settings.seconds, stop, report)
    clock.tell("Reading the rota")
    facts = Facts(scenario)
    held = hold_pins(facts)
    if held.clash:
        return infeasible(settings, held.clash, clock)
    clock.tell("Choosing event times")
    plan = agenda(facts, held.blocks, clock, settings.seed)
    missed = _pinned_in_vain(facts, plan, held.blocks)
    if missed:
        return infeasible(settings, missed, clock)
    blocks = _blocks(facts, plan, held.blocks)
    clock.tell("Laying out candidate time", f"{len(blocks)} blocks")
    board = board_of(facts, blocks)
    start = _start(board, plan, held.blocks)
    settled = _settled(board, plan, settings)
    composer = Composer(board, settings, clock, start)
    clock.tell("First plan", "protected time", composer.planned, None, "minutes")
    order = in_order(board, settings.order)
    found = composer.run([w for w in order if w not in settled], Teller(board, clock))
    objectives = tuple(settled.get(w) or objective_of(board, w, found.values[w]) for w in order)
    return draft_of(facts, settings, Composed(found, objectives), plan, blocks, held.blocks, clock)


def _pinned_in_vain(facts: Facts, plan: Agenda, held: Sequence[Block]) -> tuple[str, ...]:
    """Pinned attendance of an event that cannot take place then."""
    for meeting in plan.meetings:
        if meeting.option is None and any(b.event and b.activity == meeting.activity for b in held):
            pins = [p for p in facts.pins if p.wanted and p.activity == meeting.activity]
            return (*(pin_says(facts, p) for p in pins[:1]), "rule: quorum")
    return ()


def _blocks(facts: Facts, plan: Agenda, held: Sequence[Block]) -> Blocks:
    own = individual_blocks(facts)
    more = [b for b in held if not b.event and own.find(b) is None]
    seats = [b for meeting in plan.meetings for b in meeting.seats]
    return own + Blocks.of([*more, *seats], facts.names)


def _start(board: Board, plan: Agenda, held: Sequence[Block]) -> Ints:
    """The point with pins and the best attendance in it; pins are held there for good."""
    x = np.zeros(board.model.width, dtype=np.int64)
    for block in {*held, *(b for m in plan.meetings if m.option for b in m.option.attending)}:
        column = board.blocks.find(block)
        if column is not None:
            x[column] = 1
            board.model.low[column] = int(block in held)
    return x


def _settled(board: Board, plan: Agenda, settings: PlanSettings) -> dict[Goal, Objective]:
    """Attendance is settled with the events where it comes first: each keeps its number, not its people."""
    if settings.order[:1] != (Goal.ATTENDANCE,):
        return {}
    total = sum(_attendance(m) for m in plan.meetings)
    for seating in board.seatings:
        meeting = next(m for m in plan.meetings if m.activity == seating.activity)
        board.model.row(seating.columns, low=_attendance(meeting), why="order")
    return {Goal.ATTENDANCE: objective(Goal.ATTENDANCE, total, plan.bound, Scale("doctors"), less=False)}


def _attendance(meeting: Meeting) -> int:
    return len(meeting.option.attending) if meeting.option else 0
