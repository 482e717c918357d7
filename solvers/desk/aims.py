"""What an answer must not lose: protected time, attendance, and that nobody falls below the worst-off of the plan, and
no group below the worst group where fairness between groups was asked for.

All in minutes of protected time: an attendance counts as ATTENDANCE, a minute below the floor costs BELOW besides.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from rotaengage.domain.grouping import grouped
from solvers.arrays import Ints, ints
from solvers.board import Blocks, Board
from solvers.goals.worst_fulfilment import WorstFulfilment, worst
from solvers.goals.worst_group import WorstGroup
from solvers.model import Model, Term

ATTENDANCE = 240
BELOW = 3

Members = tuple[str, ...]
"""The doctors, by id, who have a floor together: one doctor, or a group."""


def worth(blocks: Blocks, attendance: int = ATTENDANCE) -> Ints:
    """What each block is worth, in minutes."""
    return np.where(blocks.event, attendance, blocks.minutes).astype(np.int64)


def floors(board: Board, x: Ints) -> dict[Members, int]:
    """The planned minutes with which each doctor reaches what the worst-off of a point has, and where fairness between
    groups was asked for, each group what the worst group has.
    """
    found: dict[Members, int] = {}
    groups = grouped(board.facts.doctors, board.facts.scenario.limits.fair_between)
    own = {d.id: (d.id,) for d in board.facts.doctors}
    for shares, members_of in ((WorstGroup().shares(board), groups), (WorstFulfilment().shares(board), own)):
        level = worst(shares, x)
        for share in shares:
            members = members_of[share.doctor]
            found[members] = max(share.need(level), found.get(members, 0))
    return {members: minutes for members, minutes in found.items() if minutes > 0}


class Aimed(NamedTuple):
    """A model with a column for what is missed of each floor, and the value of a point in minutes."""

    model: Model
    term: Term
    missing: Mapping[Members, int]


def aimed(board: Board, needs: Mapping[Members, int]) -> Aimed:
    """The board's model, grown by what is missed; floors of nobody with a column are left out."""
    own = {members: found for members in sorted(needs) if len(found := _together(board, members))}
    model, count, low = board.model.copy(), len(board.blocks), ints([needs[members] for members in own])
    missing = dict(zip(own, model.columns_of(np.zeros_like(low), low).tolist(), strict=True))
    if own:
        minutes = board.blocks.minutes
        columns = np.concatenate([np.append(found, missing[members]) for members, found in own.items()])
        weights = np.concatenate([np.append(minutes[found], 1) for found in own.values()])
        model.add_rows(ints([len(found) + 1 for found in own.values()]), columns, weights, "floor", low=low)
    columns = np.append(np.arange(count), ints(list(missing.values())))
    weights = np.append(worth(board.blocks), np.full(len(missing), -BELOW))
    return Aimed(model, Term(columns, weights), missing)


def attending(goal: Aimed, board: Board, attended: int) -> Aimed:
    """The same goal with attendance worth nothing, and a last row that asks for so many attendances."""
    seats = np.flatnonzero(board.blocks.event)
    goal.model.add_rows(ints([len(seats)]), seats, np.ones_like(seats), "attendance", low=ints([attended]))
    weights = ints(goal.term.weights).copy()
    weights[seats] = 0
    return goal._replace(term=Term(goal.term.columns, weights))


def _together(board: Board, members: Members) -> Ints:
    """The columns of the individual time of some doctors."""
    known, event = board.blocks.names.doctor_number, board.blocks.event
    found = [board.of_number[known[who]] for who in members if who in known]
    columns = np.sort(np.concatenate([ints([]), *found])) if len(found) != 1 else found[0]
    return columns[~event[columns]]


def missed(blocks: Blocks, needs: Mapping[Members, int]) -> dict[Members, int]:
    """How many minutes of each floor some chosen blocks miss."""
    known, own = blocks.names.doctor_number, np.where(blocks.event, 0, blocks.minutes)
    minutes = np.bincount(blocks.doctor, weights=own, minlength=len(known)).astype(np.int64).tolist()
    had = {members: sum(minutes[known[who]] for who in members if who in known) for members in needs}
    return {members: need - had[members] for members, need in needs.items() if had[members] < need}
