"""What an answer is made of: blocks of the days that changed, of the doctors who may move around them, and of the plan
that stands elsewhere. Everything else is as the plan that stands left it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from rotaengage.domain.touched import Touched
from solvers.arrays import Ints, ints
from solvers.board import Block, Blocks, Board
from solvers.desk.aims import Members
from solvers.desk.days import displaced
from solvers.desk.scene import keys, renamed
from solvers.desk.warm import Warm
from solvers.facts import Facts
from solvers.greedy import Packing
from solvers.seat import board_of


class Case(NamedTuple):
    """Blocks in the order of their keys, and which of them stand and which must be there (numbers). people are the
    doctors who may move on the days around too; had is what each had before, in minutes; needs are the floors; wanted
    are further blocks (numbers) that are worth a look. board has every rule posted over the blocks; empty is its room.
    """

    warm: Warm
    facts: Facts
    here: Blocks
    blocks: Blocks
    stands: Ints
    pinned: Ints
    touched: Touched
    around: frozenset[int]
    people: Ints
    had: Mapping[int, int]
    needs: Mapping[Members, int]
    wanted: Ints
    board: Board
    empty: Packing

    @classmethod
    def of(cls, warm: Warm, facts: Facts, here: Blocks, pins: Sequence[Block], touch: Touched) -> "Case":
        """The case of changed facts; here are the blocks of the days that changed."""
        names = facts.names
        stands = renamed(warm.base.stood, facts)
        pinned = Blocks.of(pins, names)
        had = {names.doctor(who): minutes for who, minutes in warm.base.had.items()}
        people, none = {names.doctor(w) for w in touch.doctors}, ints([])
        board = Board(facts, [])
        empty = cls(warm, facts, here, here, none, none, touch, frozenset(), none, had, warm.needs, none, board,
                    Packing(board.model, none))  # fmt: skip
        case = empty._over(stands, pinned, people, touch.around)
        more = displaced(case.board, case.empty, touch.days, stands, pinned) - people
        return case._over(stands, pinned, people | more, touch.around) if more else case

    def events_stand(self) -> bool:
        """Whether every event of the plan on the days that changed can still be attended by somebody."""
        zone, days = self.facts.zone, self.touched.days
        events = [e for e in self.warm.base.events if e.span is not None]
        meant = {e.activity for e in events if e.span and e.span.start.astimezone(zone).toordinal() in days}
        names = self.here.names
        there = {names.activities[n] for n in np.unique(self.here.activity[self.here.event]).tolist()}
        return meant <= there

    @property
    def lost(self) -> Blocks:
        """The slots of the plan that stands that are no blocks any more, by the doctor's number here."""
        stood = renamed(self.warm.base.stood, self.facts, keep=True)
        return stood.take(~np.isin(keys(stood), keys(self.blocks.take(self.stands))))

    def gone(self) -> tuple[Ints, Ints]:
        """The columns of the plan's board that are no blocks any more, and those that must be there."""
        before, old = self._before
        pins = keys(self.blocks.take(self.pinned))
        return before[~np.isin(old, keys(self.here))], before[np.isin(old, pins)]

    def only_loses(self) -> bool:
        """Whether every plan of the changed problem is one of the problem that stood."""
        return not self.touched.grows and bool(np.isin(keys(self.here), self._before[1]).all())

    @property
    def _before(self) -> tuple[Ints, Ints]:
        """The columns of the plan's board on the days that changed, and their keys."""
        base = self.warm.base
        before = np.concatenate([ints([]), *(base.of_day.get(d, ints([])) for d in sorted(self.touched.days))])
        return before, keys(renamed(base.blocks.take(before), self.facts, keep=True))

    def along(self, columns: Ints) -> "Case":
        """The same case; everybody may move, though only to some blocks (numbers of the standing board)."""
        base, days = self.warm.base, ints(sorted(self.touched.days))
        away = columns[~np.isin(base.blocks.day[columns], days)]
        stands, pinned = self.blocks.take(self.stands), self.blocks.take(self.pinned)
        more = renamed(base.blocks.take(away), self.facts)
        people = np.arange(len(self.facts.doctors))
        case = self._over(stands, pinned, [], frozenset(), more)
        case = case._replace(people=people, around=frozenset(base.of_day))
        meant = keys(renamed(base.blocks.take(columns), self.facts))
        return case._replace(wanted=np.flatnonzero(np.isin(keys(case.blocks), meant)))

    def _over(
        self, stands: Blocks, pinned: Blocks, people: Iterable[int], around: frozenset[int], more: Blocks | None = None
    ) -> "Case":
        base, days = self.warm.base, ints(sorted(self.touched.days))
        moving = ints(sorted(people))
        doctors = renumbered(base.facts.names.doctors, self.facts.names.doctor_number)
        near = np.isin(doctors[base.blocks.doctor], moving) & np.isin(base.blocks.day, ints(sorted(around)))
        near &= ~np.isin(base.blocks.day, days)
        still = stands.take(~np.isin(stands.day, days) | np.isin(keys(stands), keys(self.here)))
        parts = self.here + renamed(base.blocks.take(near), self.facts) + still + pinned
        parts = parts if more is None else parts + more
        found, first = np.unique(keys(parts), return_index=True)
        board = board_of(self.facts, parts.take(first.astype(np.int64)))
        return self._replace(
            blocks=board.blocks,
            board=board,
            empty=Packing(board.model, np.zeros(board.model.width, dtype=np.int64)),
            stands=np.flatnonzero(np.isin(found, keys(still))),
            pinned=np.flatnonzero(np.isin(found, keys(pinned))),
            around=around,
            people=moving,
        )


def renumbered(old: Sequence[str], new: Mapping[str, int]) -> Ints:
    """The new number of each old one; -1 where there is none."""
    return ints([new.get(name, -1) for name in old])
