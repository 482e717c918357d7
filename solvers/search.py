"""The planner's door: a scenario in, a draft out. ortools is loaded when planning begins, and nothing of it leaves.

Pins first, then events, then individual time, goal by goal in the order asked (solver notes 3, 6, 7).
Cover pools are planned apart, on settings.processes of them; inside a pool CP-SAT has one worker, since more do worse
(solver notes 1.6). The plan is the same on any number of processes.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

import numpy as np

from rotaengage.domain.collector import collector_at_rest
from rotaengage.domain.plan import Draft, Objective
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from solvers.board import Block, Board
from solvers.clash import hold_pins, pin_says
from solvers.clock import Clock
from solvers.compose import Composer
from solvers.distance import pool_outcomes
from solvers.events import Agenda, Meeting, agenda
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.goals.registry import in_order, with_groups
from solvers.lanes import Lanes, Make
from solvers.many import Pools, merged
from solvers.outcome import Composed, Slots, draft_of, infeasible
from solvers.pools import pools_of
from solvers.promises import with_promises, without_promises
from solvers.score import objective, objective_of
from solvers.seat import board_of
from solvers.spread_groups import is_spread, together
from solvers.start import laid_blocks, start_of
from solvers.telling import Teller


def solve(
    scenario: Scenario,
    settings: PlanSettings,
    report: Report = silent,
    stop: Stop | None = None,
    make: Make | None = None,
) -> Draft:
    """Plan protected time. Never raises for a hard problem: a draft that is infeasible says what clashes.

    Ends at settings.seconds or when stop is requested, with the best plan so far; bounds hold as far as they got.
    make opens an executor for cover pools (lanes.py); by default so many processes as settings.processes.
    """
    clock = Clock(settings.seconds, stop, report)
    clock.tell("Reading the rota")
    pools = pools_of(scenario) if settings.order[:1] == (Goal.ATTENDANCE,) else []
    with _opened(len(pools), settings, make) as lanes:
        agreed = _agreed(scenario, settings, clock)
        if not isinstance(agreed, _Agreed):
            return infeasible(settings, agreed, clock)
        facts, plan, held = agreed
        if len(pools) > 1:
            return without_promises(_in_pools(facts, plan, pools, settings, held, clock, lanes), scenario)
    return without_promises(_in_one(facts, plan, settings, held, clock), scenario)


def _opened(pools: int, settings: PlanSettings, make: Make | None) -> AbstractContextManager[Lanes | None]:
    """Lanes for so many pools: they begin while it is settled here what goes to them. None where all is done here."""
    if pools < 2 or (settings.processes == 1 and make is None):
        return nullcontext()
    return Lanes(min(settings.processes, pools), make)


class _Agreed(NamedTuple):
    """The facts, the events with their times, and what is pinned."""

    facts: Facts
    plan: Agenda
    held: tuple[Block, ...]


@collector_at_rest()
def _agreed(scenario: Scenario, settings: PlanSettings, clock: Clock) -> _Agreed | tuple[str, ...]:
    """What stands before individual time is planned, or which pins and rules clash."""
    missed: tuple[str, ...] = ()
    for attendance in (True, False):  # an event that lacks its quorum now is not held to who was to come
        facts = Facts(with_promises(scenario, attendance=attendance))
        held = hold_pins(facts)
        if held.clash:
            return held.clash
        clock.tell("Choosing event times")
        plan = agenda(facts, held.blocks, clock, settings.seed)
        missed = _pinned_in_vain(facts, plan, held.blocks)
        if not missed:
            return _Agreed(facts, plan, held.blocks)
    return missed


def _in_one(facts: Facts, plan: Agenda, settings: PlanSettings, held: Sequence[Block], clock: Clock) -> Draft:
    composer, settled = _first(facts, plan, settings, held, clock)
    board, blocks = composer.board, composer.board.blocks
    clock.tell("First plan", "protected time", composer.planned, None, "minutes")
    order = in_order(board, settings.order)
    found = composer.run([w for w in order if w not in settled], Teller(board, clock))
    objectives = tuple(settled.get(w) or objective_of(facts, w, found.values[w]) for w in order)
    chosen = list(blocks.take(np.flatnonzero(found.x[: len(blocks)])))
    bought = board.bought.chosen(found.x[board.lenders], facts)
    composed = Composed(chosen, objectives, found.ideals, found.groups, bought)
    return draft_of(facts, settings, composed, plan, Slots(facts, held), clock)


@collector_at_rest()
def _first(
    facts: Facts, plan: Agenda, settings: PlanSettings, held: Sequence[Block], clock: Clock
) -> tuple[Composer, dict[Goal, Objective]]:
    """A first plan, and the goals that are settled with the events."""
    blocks = laid_blocks(facts, plan.meetings, held)
    clock.tell("Laying out candidate time", f"{len(blocks)} blocks")
    board = board_of(facts, blocks)
    start = start_of(board, plan.meetings, held)
    settled = _settled(board, plan, settings)
    return Composer(board, settings, clock, start), settled


def _in_pools(
    facts: Facts, plan: Agenda, pools: Sequence[Sequence[str]], settings: PlanSettings, held: Sequence[Block],
    clock: Clock, lanes: Lanes | None,
) -> Draft:  # fmt: skip
    """Each pool apart; who attends an event is settled beforehand, since it binds pools to each other."""
    clock.tell("Laying out candidate time", f"{len(pools)} cover pools")
    attending = [b for m in plan.meetings if m.option for b in m.option.attending]
    fixed = [*held, *(b for b in attending if b not in held)]
    slots = Slots(facts, held)
    planned = Pools(facts.scenario, pools, settings, fixed, clock, slots.make)
    answers = planned.plan(lanes)
    order = with_groups(facts.scenario, settings.order)
    values, spread = merged(answers, order), is_spread(facts.scenario, pools)
    if spread and Goal.WORST_GROUP in values:
        values[Goal.WORST_GROUP] = together(facts, pools, answers, planned.shapes)
    attendance = objective(Goal.ATTENDANCE, len(attending), plan.bound, Scale("doctors"))
    objectives = (attendance, *(objective_of(facts, w, values[w]) for w in order if w in values))
    ideals = {who: minutes for answer in answers for who, minutes in answer.ideals.items()}
    groups = {name: minutes for answer in answers if not spread for name, minutes in answer.groups.items()}
    clock.ran_out = clock.ran_out or any(a.timed_out for a in answers)
    chosen = [b for answer in answers for b in answer.blocks]
    bought = tuple(b for answer in answers for b in answer.bought)
    apart = pool_outcomes(pools, [a.values for a in answers])
    return draft_of(facts, settings, Composed(chosen, objectives, ideals, groups, bought, apart), plan, slots, clock)


def _pinned_in_vain(facts: Facts, plan: Agenda, held: Sequence[Block]) -> tuple[str, ...]:
    """Pinned attendance of an event that cannot take place then."""
    for meeting in plan.meetings:
        if meeting.option is None and any(b.event and b.activity == meeting.activity for b in held):
            pins = [p for p in facts.pins if p.wanted and p.activity == meeting.activity]
            return (*(pin_says(facts, p) for p in pins[:1]), "rule: quorum")
    return ()


def _settled(board: Board, plan: Agenda, settings: PlanSettings) -> dict[Goal, Objective]:
    """Attendance is settled with the events where it comes first: each keeps its number, not its people."""
    if settings.order[:1] != (Goal.ATTENDANCE,):
        return {}
    total = sum(_attendance(m) for m in plan.meetings)
    for seating in board.seatings:
        meeting = next(m for m in plan.meetings if m.activity == seating.activity)
        board.model.row(seating.columns, low=_attendance(meeting), why="order")
    return {Goal.ATTENDANCE: objective(Goal.ATTENDANCE, total, plan.bound, Scale("doctors"))}


def _attendance(meeting: Meeting) -> int:
    return len(meeting.option.attending) if meeting.option else 0
