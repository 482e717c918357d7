"""Many cover pools: each planned apart, merged in their order.

First all first plans; then for each pool a plan near its relaxation, and bounds, which takes all pools together most of
the way; then the pools where more can be done, first those on which it most depends how far all are from the bounds.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from math import fsum
from typing import Protocol
from uuid import uuid4

from rotaengage.domain.progress import Stop
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

LEASTS = (Word.WORST_FULFILMENT, Word.WORST_GROUP)


class Step(Protocol):
    """Work on a pool."""

    def __call__(self, order: Order, stop: Stop | None = None) -> Answer:
        """Do it, here or in another process."""
        ...


Run = Callable[[Step, Sequence[Order], Timed], Iterable[Answer]]
Heard = Callable[[Sequence[Block]], object]


class Pools:
    """The pools of a problem whose events and pins are settled. heard: told what each pool has, when there is time."""

    def __init__(
        self, scenario: Scenario, pools: Sequence[Sequence[str]], settings: PlanSettings, held: Sequence[Block],
        clock: Clock, heard: Heard = lambda blocks: None,
    ) -> None:  # fmt: skip
        self.settings, self.clock, self.answers, self._heard = settings, clock, dict[int, Answer](), heard
        self._columns = dict[int, Scenario]()
        self._sizes = {number: len(doctors) for number, doctors in enumerate(pools)}
        self._open = dict(self._sizes)
        goals = tuple(w for w in settings.order if w is not Word.ATTENDANCE)
        spread, run = is_spread(scenario, pools), uuid4().hex
        self.orders = [
            Order(
                number, part_of(scenario, doctors, first=number == 0), settings,
                tuple(b for b in held if b.doctor in set(doctors)), goals, None,
                min(1.0, WORK_OF_ALL / len(pools)), spread, run=run,
            )
            for number, doctors in enumerate(pools)
        ]  # fmt: skip

    def plan(self, make: Make | None = None) -> list[Answer]:
        """The answer of every pool, in their order."""
        if self.settings.processes == 1 and make is None:
            self._all_steps(self._alone)
        else:
            with Lanes(min(self.settings.processes, len(self.orders)), make) as lanes:
                self._all_steps(
                    lambda job, orders, timed: lanes.run(job, orders, self.clock, self._died, self._sent(timed))
                )
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

    def _all_steps(self, run: Run) -> None:
        """Each step for the pools that it is for."""
        largest_first = sorted(self.orders, key=lambda o: -len(o.scenario.rota.duties))  # so none waits long
        for answer in run(first, largest_first, self._timed):
            self._take(answer, in_first=True)
        for answer in run(improve, self.orders, self._shared):
            self._take(answer, in_first=False)
        later = [] if self.clock.over else self.later()
        self._open = {o.number: self._sizes[o.number] for o in later}
        for answer in run(improve, later, self._shared):
            self._take(answer, in_first=False)

    def _alone(self, job: Step, orders: Sequence[Order], timed: Timed) -> Iterator[Answer]:
        for order in orders:
            if job is first or not self.clock.over:
                yield job(timed(order), self.clock.stop)

    def later(self) -> list[Order]:
        """Pools that were left midway, those on which the farthest goal over all depends most first."""
        word = farthest(merged(list(self.answers.values()), self.orders[0].goals))[1]
        left = [a for a in self.answers.values() if a.midway is not None]
        left.sort(key=lambda a: (_hope(a, word), a.number))
        return [self.orders[a.number]._replace(brief=False, midway=a.midway) for a in left]

    def _timed(self, order: Order) -> Order:
        return order._replace(ends=None if self.settings.seconds is None else time.time() + self.clock.left)

    def _shared(self, order: Order) -> Order:
        """Ends with all, and before that where it takes more than its share of the time that is left: none starves."""
        if self.settings.seconds is None:
            return order
        most = self.clock.left * self.settings.processes * TIME_SHARE * self._open[order.number]
        return self._timed(order)._replace(most=most / sum(self._open.values()))

    def _take(self, answer: Answer, in_first: bool) -> None:
        before = self.answers.get(answer.number)
        cut = answer.timed_out or self.clock.stopped
        if before is not None and cut and farthest(answer.values) > farthest(before.values):
            answer = before._replace(timed_out=answer.timed_out)  # what was cut short did not come to its bounds
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


def _hope(answer: Answer, word: str) -> float:
    """Rises with how little a pool adds to the distance of a goal over all: the least of all counts alone."""
    value, bound = map(float, answer.values.get(Word(word), (0.0, 0.0)) if word else (0.0, 0.0))
    return value if word in LEASTS else -abs(value - bound)


def merged(answers: Sequence[Answer], order: Sequence[Word]) -> dict[Word, tuple[float | Fraction, float | Fraction]]:
    """Value and bound of each goal over all pools: the least of the least, the sum of all others."""
    found: dict[Word, tuple[float | Fraction, float | Fraction]] = {}
    for word in order:
        pairs = [a.values[word] for a in answers if word in a.values]
        if word in LEASTS:
            found[word] = min((v for v, _ in pairs), default=1), min((b for _, b in pairs), default=1)
        elif pairs:
            found[word] = fsum(float(v) for v, _ in pairs), fsum(float(b) for _, b in pairs)
    return found
