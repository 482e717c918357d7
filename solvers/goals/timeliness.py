"""How soon owed time is given."""

from datetime import date

import numpy as np

from rotaengage.domain.scenario import Goal as Word
from solvers.arrays import ints
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term


class Timeliness:
    """Mean days from an activity's first useful day to the time that is given for it; less is better.

    Every owed minute counts alike; one that is never given counts as if it were given the day after the last useful
    day, so that leaving time out never looks early.
    """

    word = Word.TIMELINESS

    def term(self, board: Board) -> Term:
        """Owed minutes times days to wait; a block saves the days that are left after it."""
        blocks, facts = board.blocks, board.facts
        known = facts.scenario.activity_of
        lasts = [known[name].last_useful_day(facts.rota.last_day).toordinal() for name in blocks.names.activities]
        columns = np.flatnonzero(~blocks.event)
        left = ints(lasts)[blocks.activity[columns]] + 1 - blocks.day[columns]
        waits = (minutes * days for minutes, days in _owed(facts))
        return Term(columns, -blocks.minutes[columns] * left, sum(waits), less_is_better=True)

    def scale(self, facts: Facts) -> Scale:
        """Days for each owed minute."""
        return Scale("days", max(1, sum(minutes for minutes, _ in _owed(facts))), less_is_better=True)


def _owed(facts: Facts) -> list[tuple[int, int]]:
    out = []
    for dues in facts.dues.values():
        for due in dues:
            first, last = _useful(facts, due.activity)
            out.append((due.open_minutes, max(0, (last - first).days + 1)))
    return out


def _useful(facts: Facts, activity: str) -> tuple[date, date]:
    found = facts.scenario.activity_of[activity]
    return found.first_useful_day(facts.rota.first_day), found.last_useful_day(facts.rota.last_day)
