"""When pins cannot all hold: the smallest set of pins, with the rules that they meet."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.scenario import Pin
from rotaengage.domain.span import at_minute, minute_of
from solvers.board import Block
from solvers.buying import enough
from solvers.constraints.registry import BLOCK, NARROWING
from solvers.facts import Facts, Work
from solvers.room import Room
from solvers.seat import board_of


class Held(NamedTuple):
    """The blocks that wanted pins stand for, or the words of what clashes."""

    blocks: tuple[Block, ...] = ()
    clash: tuple[str, ...] = ()


def hold_pins(facts: Facts) -> Held:
    """The blocks of all wanted pins; where they cannot hold together, a set from which none can be left out."""
    wanted = [p for p in facts.pins if p.wanted]
    if not wanted:
        return Held()
    blocks: list[Block] = []
    for pin in wanted:
        found = _block(facts, pin)
        if isinstance(found, str):
            return Held(clash=(pin_says(facts, pin), f"rule: {found}"))
        blocks.append(found)
    if _broken(facts, blocks) is None:
        return Held(tuple(blocks))
    core = list(range(len(blocks)))
    for n in list(core):
        fewer = [m for m in core if m != n]
        if _broken(facts, [blocks[m] for m in fewer]) is not None:
            core = fewer
    rule = _broken(facts, [blocks[m] for m in core])
    return Held(clash=(*(pin_says(facts, wanted[m]) for m in core), f"rule: {rule}"))


def pin_says(facts: Facts, pin: Pin) -> str:
    """A pin in a user's words."""
    doctor, activity = facts.rota.doctor_of.get(pin.doctor), facts.scenario.activity_of.get(pin.activity)
    who = doctor.name if doctor else pin.doctor
    return f"pin: {who}, {activity.title if activity else pin.activity}, {pin.span.wall()}"


def _block(facts: Facts, pin: Pin) -> Block | str:
    """The block of a pin, or the word of the rule that forbids it by itself."""
    activity = facts.scenario.activity_of.get(pin.activity)
    if activity is None:
        return "window"
    start, end = minute_of(pin.span.start), minute_of(pin.span.end)
    works = [w for w in facts.works.get(pin.doctor, ()) if w.start <= start and end <= w.end]
    if not works:
        return "inside"
    if activity.form is ActivityForm.EVENT and not activity.invited.matches(facts.doctor_of(pin.doctor)):
        return "quorum"
    refusals = [_refusal(facts, pin.doctor, work, activity, (start, end)) for work in works]
    if None not in refusals:
        return next(r for r in refusals if r is not None)
    work = works[refusals.index(None)]
    day = at_minute(start, facts.zone).toordinal()
    return Block(pin.doctor, activity.id, work.duty.id, start, end, day, activity.form is ActivityForm.EVENT)


def _refusal(facts: Facts, doctor: str, work: Work, activity: Activity, span: tuple[int, int]) -> str | None:
    room = Room(doctor, work, activity, ((work.start, work.end),))
    for rule in NARROWING:
        room = rule.narrow(room, facts)
        if not any(low <= span[0] and span[1] <= high for low, high in room.pieces):
            return rule.word
    return None if span in BLOCK.spans(room, facts) else BLOCK.word


def _broken(facts: Facts, blocks: Sequence[Block]) -> str | None:
    """The rule that these blocks break together, however the rest of the plan looks; None where they can stand."""
    starts = {(b.activity, b.start) for b in blocks if b.event}
    if len(starts) > len({activity for activity, _ in starts}):
        return "quorum"
    board = board_of(facts, blocks)
    x = board.model.high.copy()
    x[board.lenders] = 0
    x[: len(blocks)] = 1
    x = enough(board, x)
    over = np.flatnonzero(board.model.sums(x) > board.model.arrays.high)
    return board.model.words[board.model.arrays.why[over[0]]] if len(over) else None
