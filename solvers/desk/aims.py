"""What an answer must not lose: protected time, attendance, and that nobody falls below the worst-off of the plan, and
no group below the worst group where fairness between groups was asked for.

All in minutes of protected time: an attendance counts as ATTENDANCE, a minute below the floor costs BELOW besides.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from rotaengage.domain.grouping import grouped
from solvers.arrays import Ints, Mask, ints
from solvers.board import Blocks, Board
from solvers.goals.worst_fulfilment import WorstFulfilment, worst
from solvers.goals.worst_group import WorstGroup
from solvers.model import Model, Term

ATTENDANCE = 240
BELOW = 3

Members = tuple[str, ...]
"""The doctors, by id, who have a floor together: one doctor, or a group."""


def worth(board: Board) -> Ints:
    """What each block is worth, in minutes."""
    return np.where(board.blocks.event, ATTENDANCE, board.blocks.minutes).astype(np.int64)


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
    model, missing, count = board.model.copy(), dict[Members, int](), len(board.blocks)
    for members, need in sorted(needs.items()):
        own = np.flatnonzero(together(board.blocks, members))
        if len(own):
            missing[members] = model.column(0, need)
            weights = np.append(board.blocks.minutes[own], 1)
            model.add_rows(ints([len(weights)]), np.append(own, missing[members]), weights, "floor", low=ints([need]))
    columns = np.append(np.arange(count), ints(list(missing.values())))
    weights = np.append(worth(board), np.full(len(missing), -BELOW))
    return Aimed(model, Term(columns, weights), missing)


def together(blocks: Blocks, members: Members) -> Mask:
    """The individual blocks of some doctors."""
    known = blocks.names.doctor_number
    return np.isin(blocks.doctor, ints([known[who] for who in members if who in known])) & ~blocks.event


def missed(blocks: Blocks, needs: Mapping[Members, int]) -> dict[Members, int]:
    """How many minutes of each floor some chosen blocks miss."""
    had = {m: int(blocks.minutes[together(blocks, m)].sum()) for m in needs}
    return {m: need - had[m] for m, need in needs.items() if had[m] < need}
