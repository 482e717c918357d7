"""The least fulfilment of any group of doctors, where a department asks for fairness between groups first.

A group has the share that is met of all that its doctors are owed together. Its sums are the steps in which its
doctors' pieces come; not each of them can be made up, which costs a level and no truth.
"""

from collections.abc import Sequence

import numpy as np

from rotaengage.domain.grouping import Grouping, grouped
from rotaengage.domain.scenario import Goal as Word
from solvers.arrays import ints
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.worst_fulfilment import Share, WorstFulfilment


class WorstGroup(WorstFulfilment):
    """The lowest share of what a group is owed, standing and planned time of its doctors together."""

    word = Word.WORST_GROUP

    def shares(self, board: Board) -> list[Share]:
        """One for each group with something owed, by name; none where nobody asked for groups."""
        if board.facts.scenario.limits.fair_between is Grouping.NONE:
            return []
        own = {s.doctor: s for s in WorstFulfilment().shares(board)}
        groups = grouped(board.facts.doctors, board.facts.scenario.limits.fair_between)
        members = {name: [own[d] for d in ids if d in own] for name, ids in groups.items()}
        return [_together(board.facts, name, shares) for name, shares in members.items() if shares]


def _together(facts: Facts, name: str, shares: Sequence[Share]) -> Share:
    columns = np.concatenate([ints([]), *(s.columns for s in shares)])
    minutes = np.concatenate([ints([]), *(s.minutes for s in shares)])
    most, step = sum(s.sums[-1] for s in shares), int(np.gcd.reduce(minutes)) if len(minutes) else 1
    standing = sum(min(d.entitled_minutes, d.standing_minutes) for s in shares for d in facts.dues[s.doctor])
    sums = tuple(range(0, most + 1, max(1, step)))
    return Share(name, sum(s.entitled for s in shares), standing, columns, minutes, sums)
