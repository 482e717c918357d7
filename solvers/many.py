"""Many cover pools: each planned apart, first all first plans, then each through its goals, merged in their order."""

import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import fsum

from rotaengage.domain.scenario import Goal as Word
from rotaengage.domain.scenario import PlanSettings, Scenario
from solvers.board import Block
from solvers.clock import Clock
from solvers.distance import farthest
from solvers.lanes import Lanes, Make, Timed
from solvers.pool_work import Answer, Order, first, improve
from solvers.pools import in_columns, part_of
from solvers.spread_groups import is_spread

WORK_OF_ALL = 4.0
"""All pools together may work four times as long as one would: most need little of it, and there are two processors at
least.
"""

TIME_SHARE = 6.0
"""How many times its share of the time a pool may take, a share being by its doctors. Most take far less; and where the
machine is slow, many pools brought to their bounds are worth more than all of them cut short of these.
"""

Heard = Callable[[Sequence[Block]], object]


class Pools:
    """The pools of a problem whose events and pins are settled. heard: told what each pool has, when there is time."""

    def __init__(
        self, scenario: Scenario, pools: Sequence[Sequence[str]], settings: PlanSettings, held: Sequence[Block],
        clock: Clock, heard: Heard = lambda blocks: None,
    ) -> None:  # fmt: skip
        self.settings, self.clock, self.answers, self._heard = settings, clock, dict[int, Answer](), heard
        self._columns = dict[int, Scenario]()
        self._open = {number: len(doctors) for number, doctors in enumerate(pools)}
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
                largest_first = sorted(self.orders, key=lambda o: -len(o.scenario.rota.duties))  # so none waits long
                for answer in lanes.run(first, largest_first, self.clock, self._died, self._sent(self._timed)):
                    self._take(answer, in_first=True)
                for answer in lanes.run(improve, self.orders, self.clock, self._died, self._sent(self._shared)):
                    self._take(answer, in_first=False)
        for order in (o for o in self.orders if o.number not in self.answers):
            self._take(first(self._timed(order), self.clock.stop), in_first=True)
        return [self.answers[o.number] for o in self.orders]

    def _sent(self, timed: Timed) -> Timed:
        """How an order goes to another process: with its time, and its duties in columns, made once."""

        def send(order: Order) -> Order:
            if order.number not in self._columns:
                self._columns[order.number] = in_columns(order.scenario)
            return timed(order)._replace(scenario=self._columns[order.number])

        return send

    def _alone(self) -> None:
        for job, timed in ((first, self._timed), (improve, self._shared)):
            for order in self.orders:
                if job is first or not self.clock.over:
                    self._take(job(timed(order), self.clock.stop), in_first=job is first)

    def _timed(self, order: Order) -> Order:
        return order._replace(ends=None if self.settings.seconds is None else time.time() + self.clock.left)

    def _shared(self, order: Order) -> Order:
        """Ends with all, and before that where it takes more than its share of the time that is left: none starves."""
        if self.settings.seconds is None:
            return order
        most = self.clock.left * self.settings.workers * TIME_SHARE * self._open[order.number]
        return self._timed(order)._replace(most=most / sum(self._open.values()))

    def _take(self, answer: Answer, in_first: bool) -> None:
        self.answers[answer.number] = answer
        minutes, count = sum(a.minutes for a in self.answers.values()), len(self.answers)
        if not in_first:
            bound = fsum(
                float(a.values[Word.DELIVERED][1]) for a in self.answers.values() if Word.DELIVERED in a.values
            )
            gap, _ = farthest(merged(list(self.answers.values()), self.orders[0].goals))
            self.clock.tell("Protected time", f"pool {answer.number + 1}", minutes, bound, "minutes", gap)
            self._open.pop(answer.number, None)
            self._heard(answer.blocks)
        elif count == len(self.orders):
            self.clock.tell("First plan", "protected time", minutes, None, "minutes")
            self._heard([b for one in self.answers.values() for b in one.blocks])

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
