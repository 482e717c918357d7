"""How soon owed time is given."""

from datetime import date

from rotaengage.domain.scenario import Goal as Word
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
        columns, weights = [], []
        for column, block in enumerate(board.blocks):
            if not block.event:
                last = _useful(board.facts, block.activity)[1]
                columns.append(column)
                weights.append(-block.minutes * (last.toordinal() + 1 - block.day))
        waits = (minutes * days for minutes, days in _owed(board.facts))
        return Term(tuple(columns), tuple(weights), sum(waits), less_is_better=True)

    def scale(self, board: Board) -> Scale:
        """Days for each owed minute."""
        return Scale("days", max(1, sum(minutes for minutes, _ in _owed(board.facts))))


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
