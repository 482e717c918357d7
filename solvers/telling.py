"""What is told while goals are solved: their names on the screen, and values in a user's units."""

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.clock import Clock
from solvers.goals.registry import GOALS
from solvers.level import Tell

TITLES = {
    Word.WORST_GROUP: ("Fairness between groups", "least share of a group"),
    Word.WORST_FULFILMENT: ("Fairness", "least fulfilment"),
    Word.ATTENDANCE: ("Attendance", ""),
    Word.DELIVERED: ("Protected time", ""),
    Word.PREFERRED_COVER: ("Preferred cover", ""),
    Word.GAPS: ("Long gaps", ""),
    Word.TIMELINESS: ("Timeliness", ""),
    Word.PREFERENCE: ("Preferred times", ""),
    Word.FRAGMENTATION: ("Number of pieces", ""),
    Word.ROBUSTNESS: ("Robustness", ""),
    Word.CHANGE: ("Changes to what was published", ""),
    Word.BACKFILL: ("Backfill", "at its price"),
}


class Teller:
    """Reports steps of the goals of one board."""

    def __init__(self, board: Board, clock: Clock) -> None:
        self._clock = clock
        self._scales = {g.word: g.scale(board.facts) for g in GOALS}

    def of(self, word: Word) -> Tell:
        """What to call with a value and a bound of a goal."""
        (stage, says), scale = TITLES[word], self._scales[word]
        return lambda value, bound: self._clock.tell(stage, says, value / scale.per, bound / scale.per, scale.unit)
