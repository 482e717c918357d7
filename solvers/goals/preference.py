"""Time outside the weekdays and hours that are preferred."""

from datetime import time

import numpy as np

from rotaengage.domain.preferred import Preferred
from rotaengage.domain.scenario import Goal as Word
from solvers.arrays import Ints, Mask
from solvers.board import Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term

DAY_MINUTES = 1440


class Preference:
    """Minutes of individual pieces that are not wholly when their activity and their doctor prefer; less is better."""

    word = Word.PREFERENCE

    def term(self, board: Board) -> Term:
        """Each unwelcome block by its length."""
        blocks, facts = board.blocks, board.facts
        known = facts.scenario.activity_of
        wishes = [(blocks.activity, n, known[name].preferred) for n, name in enumerate(blocks.names.activities)]
        wishes += [(blocks.doctor, n, doctor.prefers) for n, doctor in enumerate(facts.doctors)]
        wishes = [(owner, n, wish) for owner, n, wish in wishes if wish.asks]
        if not wishes:
            return Term((), (), less_is_better=True)
        start, end = facts.clock_minutes(blocks.start), facts.clock_minutes(blocks.end)
        unwelcome = np.zeros(len(blocks), dtype=np.bool_)
        for owner, number, wish in wishes:
            unwelcome |= (owner == number) & ~_holds(wish, start, end)
        columns = np.flatnonzero(unwelcome & ~blocks.event)
        return Term(columns, blocks.minutes[columns], less_is_better=True)

    def scale(self, facts: Facts) -> Scale:
        """Minutes."""
        return Scale("minutes", less_is_better=True)


def _holds(preferred: Preferred, start: Ints, end: Ints) -> Mask:
    """Which blocks lie wholly in the preferred time; starts and ends on the wall clock."""
    good = np.ones(len(start), dtype=np.bool_)
    if preferred.weekdays:
        good &= np.isin((start // DAY_MINUTES + 6) % 7, list(preferred.weekdays))
    if preferred.earliest is not None:
        good &= start % DAY_MINUTES >= _minute(preferred.earliest)
    if preferred.latest is not None:
        good &= (start // DAY_MINUTES == end // DAY_MINUTES) & (end % DAY_MINUTES <= _minute(preferred.latest))
    return good


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
