"""What an answer is made of: blocks of the days that changed, of the doctors who may move around them, and of the plan
that stands elsewhere. Everything else is as the plan that stands left it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from rotaengage.domain.touched import Touched
from solvers.arrays import Ints, ints
from solvers.board import Block, Blocks
from solvers.desk.days import Day, days_of, displaced
from solvers.desk.scene import keys, renamed
from solvers.desk.warm import Warm
from solvers.facts import Facts


class Case(NamedTuple):
    """Blocks, and which of them stand and which must be there (numbers). people are the doctors who may move on the
    days around too; had is what each had before, in minutes; needs are the floors.
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
    needs: Mapping[str, int]
    days: tuple[Day, ...]

    @classmethod
    def of(cls, warm: Warm, facts: Facts, here: Blocks, pins: Sequence[Block], touch: Touched) -> "Case":
        """The case of changed facts; here are the blocks of the days that changed."""
        names = facts.names
        days = tuple(days_of(facts, here, touch.days))
        stands = Blocks.of([b for b in warm.base.stands if b.duty in names.duty_number], names)
        pinned = Blocks.of(pins, names)
        had = {names.doctor(who): minutes for who, minutes in warm.base.had.items()}
        people = {names.doctor(w) for w in touch.doctors} | displaced(days, stands, pinned)
        none = ints([])
        empty = cls(warm, facts, here, here, none, none, touch, frozenset(), none, had, warm.needs, days)
        return empty._over(stands, pinned, people, touch.around)

    def wider(self, answer: Blocks) -> "Case":
        """The same case in which those who lose by an answer may move anywhere."""
        after = Counter[int]()
        for number, minutes in zip(answer.doctor.tolist(), (answer.minutes * ~answer.event).tolist(), strict=True):
            after[number] += minutes
        people = {n for n, minutes in self.had.items() if after[n] < minutes} | set(self.people.tolist())
        stands, pinned = self.blocks.take(self.stands), self.blocks.take(self.pinned)
        return self._over(stands, pinned, people, frozenset(self.warm.base.of_day))

    def _over(self, stands: Blocks, pinned: Blocks, people: Iterable[int], around: frozenset[int]) -> "Case":
        base, days = self.warm.base, ints(sorted(self.touched.days))
        moving = ints(sorted(people))
        doctors = renumbered(base.facts.names.doctors, self.facts.names.doctor_number)
        near = np.isin(doctors[base.blocks.doctor], moving) & np.isin(base.blocks.day, ints(sorted(around)))
        near &= ~np.isin(base.blocks.day, days)
        still = stands.take(~np.isin(stands.day, days) | np.isin(keys(stands), keys(self.here)))
        parts = self.here + renamed(base.blocks.take(near), self.facts) + still + pinned
        found, first = np.unique(keys(parts), return_index=True)
        return self._replace(
            blocks=parts.take(first.astype(np.int64)),
            stands=np.flatnonzero(np.isin(found, keys(still))),
            pinned=np.flatnonzero(np.isin(found, keys(pinned))),
            around=around,
            people=moving,
        )


def renumbered(old: Sequence[str], new: Mapping[str, int]) -> Ints:
    """The new number of each old one; -1 where there is none."""
    return ints([new.get(name, -1) for name in old])
