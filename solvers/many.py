"""Many cover pools: each planned apart, first all first plans, then each through its goals, merged in their order."""

import time
from collections.abc import Sequence
from fractions import Fraction
from math import fsum

from rotaengage.domain.scenario import Goal as Word
from rotaengage.domain.scenario import PlanSettings, Scenario
from solvers.board import Block
from solvers.clock import Clock
from solvers.distance import farthest
from solvers.lanes import Lanes, Make
from solvers.pool_work import Answer, Order, first, improve
from solvers.pools import part_of
from solvers.spread_groups import is_spread

WORK_OF_ALL = 4.0
"""All pools together may work four times as long as one would: most need little of it, and there are two processors at
least.
"""


class Pools:
    """The pools of a problem whose events and pins are settled."""

    def __init__(
        self, scenario: Scenario, pools: Sequence[Sequence[str]], settings: PlanSettings, held: Sequence[Block],
        clock: Clock,
    ) -> None:  # fmt: skip
        self.settings, self.clock, self.answers = settings, clock, dict[int, Answer]()
        goals = tuple(w for w in settings.order if w is not Word.ATTENDANCE)
        spread = is_spread(scenario, pools)
        self.orders = [
            Order(
                number, part_of(scenario, doctors, first=number == 0), settings,
                tuple(b for b in held if b.doctor in set(doctors)), goals, None,
                min(1.0, WORK_OF_ALL / len(pools)), spread,
            )
            for number, doctors in enumerate(pools)
        ]  # fmt: skip

    def plan(self, make: Make | None = None) -> list[Answer]:
        """The answer of every pool, in their order."""
        if self.settings.workers == 1 and make is None:
            self._alone()
        else:
            with Lanes(min(self.settings.workers, len(self.orders)), make) as lanes:
                for job in (first, improve):
                    for answer in lanes.run(job, self._now(), self.clock, self._died):
                        self._take(answer, job is first)
        missing = [o for o in self._now() if o.number not in self.answers]
        for order in missing:
            self._take(first(order, self.clock.stop), in_first=True)
        return [self.answers[o.number] for o in self.orders]

    def _alone(self) -> None:
        for job in (first, improve):
            for order in self._now():
                if job is first or not self.clock.over:
                    self._take(job(order, self.clock.stop), in_first=job is first)

    def _now(self) -> list[Order]:
        ends = None if self.settings.seconds is None else time.time() + self.clock.left
        return [o._replace(ends=ends) for o in self.orders]

    def _take(self, answer: Answer, in_first: bool) -> None:
        self.answers[answer.number] = answer
        minutes, count = sum(a.minutes for a in self.answers.values()), len(self.answers)
        if not in_first:
            bound = fsum(
                float(a.values[Word.DELIVERED][1]) for a in self.answers.values() if Word.DELIVERED in a.values
            )
            gap, _ = farthest(merged(list(self.answers.values()), self.orders[0].goals))
            self.clock.tell("Protected time", f"pool {answer.number + 1}", minutes, bound, "minutes", gap)
        elif count == len(self.orders):
            self.clock.tell("First plan", "protected time", minutes, None, "minutes")

    def _died(self, number: int) -> None:
        self.clock.tell("Worker ended", f"pool {number + 1} is solved again")


def merged(answers: Sequence[Answer], order: Sequence[Word]) -> dict[Word, tuple[float | Fraction, float | Fraction]]:
    """Value and bound of each goal over all pools: the least of the least, the sum of all others."""
    found: dict[Word, tuple[float | Fraction, float | Fraction]] = {}
    for word in order:
        pairs = [a.values[word] for a in answers if word in a.values]
        if word in (Word.WORST_FULFILMENT, Word.WORST_GROUP):
            found[word] = min((v for v, _ in pairs), default=1), min((b for _, b in pairs), default=1)
        elif pairs:
            found[word] = fsum(float(v) for v, _ in pairs), fsum(float(b) for _, b in pairs)
    return found
