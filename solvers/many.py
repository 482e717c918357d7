"""Many cover pools: each planned apart, merged in their order.

First all first plans; then for each pool a plan near its relaxation, and bounds, which takes all pools together most of
the way; then the pools where more can be done, first those on which it most depends how far all are from the bounds.
No pool's plan depends on another's, so that nobody waits at the end of a step; but where groups that are to fare alike
have doctors in several pools, it is first settled what they are to have in each. The largest pools begin each step.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from math import fsum
from uuid import uuid4

from rotaengage.domain.progress import Stop
from rotaengage.domain.scenario import Goal as Word
from rotaengage.domain.scenario import PlanSettings, Scenario
from solvers.board import Block
from solvers.clock import Clock
from solvers.distance import farthest
from solvers.lanes import Job, Lanes, More, Task, Timed
from solvers.pool_shape import shape
from solvers.pool_work import Answer, Order, first, improve
from solvers.pools import in_columns, part_of
from solvers.shape import Prices, Shape
from solvers.split import Split
from solvers.spread_groups import is_spread, owed_by_group

WORK_OF_ALL = 4.0
"""All pools together may work four times as long as one would: most need little of it, and there are two processors at
least.
"""

TIME_SHARE = 6.0
"""How many times its share of the time a pool may take, a share being by its doctors. Most take far less; and where the
machine is slow, many pools brought to their bounds are worth more than all of them cut short of these.
"""

MOST_ROUNDS = 16
"""So often pools are asked at most what groups could have in them: mostly a few rounds are enough."""

SPARE = 0.4
"""The share of the gap that is near enough which groups may give up, so that doctors in each pool fare alike."""

HOME_SECONDS = 0.25
"""So long before the end of all, pools end: their plans still have to come home."""

LEASTS = (Word.WORST_FULFILMENT, Word.WORST_GROUP)

Run = Callable[[Sequence[Task], Timed, More], Iterable[Answer]]
Heard = Callable[[Sequence[Block]], object]
HERE: dict[Job, Callable[[Order, Stop | None], Answer]] = {first: first, shape: shape, improve: improve}
"""How each job is done in this process, obeying its stop."""


class Pools:
    """The pools of a problem whose events and pins are settled. heard: told what each pool has, when there is time."""

    def __init__(
        self, scenario: Scenario, pools: Sequence[Sequence[str]], settings: PlanSettings, held: Sequence[Block],
        clock: Clock, heard: Heard = lambda blocks: None,
    ) -> None:  # fmt: skip
        self.settings, self.clock, self.answers, self._heard = settings, clock, dict[int, Answer](), heard
        self._columns = dict[int, Scenario]()
        self._open = {number: len(doctors) for number, doctors in enumerate(pools)}
        self._gone_on, self._all_there = set[int](), False
        goals = tuple(w for w in settings.order if w is not Word.ATTENDANCE)
        self.shapes, run = dict[int, Shape](), uuid4().hex
        self._owed = owed_by_group(scenario) if is_spread(scenario, pools) else {}
        self.orders = [
            Order(
                number, part_of(scenario, doctors, first=number == 0), settings,
                tuple(b for b in held if b.doctor in set(doctors)), goals, None,
                min(1.0, WORK_OF_ALL / len(pools)), run=run,
            )
            for number, doctors in enumerate(pools)
        ]  # fmt: skip

    def plan(self, lanes: Lanes | None = None) -> list[Answer]:
        """The answer of every pool, in their order; without lanes one pool after the other, here."""
        if lanes is None:
            self._all_steps(self._alone)
        else:
            self._all_steps(lambda tasks, timed, more: lanes.run(tasks, self.clock, self._died, timed, more))
        for order in (o for o in self.orders if o.number not in self.answers):
            self.take(first(self._timed(order), self.clock.stop))
        return [self.answers[o.number] for o in self.orders]

    def _all_steps(self, run: Run) -> None:
        """Each step for the pools that it is for."""
        largest_first = sorted(self.orders, key=lambda o: -len(o.scenario.rota.duties))
        begin, go_on = ([Task(job, order) for order in largest_first] for job in (first, improve))
        if self._owed and Word.WORST_FULFILMENT in self.settings.order:
            for answer in run(begin, self._sent, lambda: None):
                self.take(answer)
            self._split(run, largest_first)
            begin, go_on = [], [Task(improve, self.orders[task.order.number]) for task in go_on]
        for answer in run([*begin, *go_on], self._sent, self._more):
            self.take(answer)

    def _split(self, run: Run, orders: Sequence[Order]) -> None:
        """Settle what groups are to have in each pool; where the time runs out, as far as that came."""
        asked: Prices = {}
        for number in range(MOST_ROUNDS):
            self.clock.tell("Fairness between groups", f"round {number + 1}")
            tasks = [Task(shape, o._replace(shape=self.shapes.get(o.number), prices=asked)) for o in orders]
            found = {a.number: a.shape for a in run(tasks, self._sent, lambda: None) if a.shape and not a.undone}
            self.shapes.update(found)
            if len(found) < len(orders):
                break
            split = Split(self._owed, [self.shapes[o.number] for o in self.orders])
            following = split.ask()
            if following is None or self.clock.halfway:
                break
            asked = following
        if len(self.shapes) == len(orders):
            shapes = [self.shapes[o.number] for o in self.orders]
            floors = Split(self._owed, shapes, SPARE * self.settings.gap).floors()
            parts = zip(self.orders, shapes, floors, strict=True)
            self.orders = [order._replace(shape=one, floors=few) for order, one, few in parts]

    def _alone(self, tasks: Sequence[Task], timed: Timed, more: More) -> Iterator[Answer]:
        del timed
        for task in chain(tasks, iter(more, None)):
            if task.job is first or not self.clock.over:
                order = self._timed(task.order) if task.job is first else self._shared(task.order)
                yield HERE[task.job](order, self.clock.stop)

    def _sent(self, task: Task) -> Order:
        """How an order goes to another process: with its time, and its duties in columns, made once."""
        order = task.order
        if order.number not in self._columns:
            self._columns[order.number] = in_columns(order.scenario)
        timed = self._timed(order) if task.job is first else self._shared(order)
        return timed._replace(scenario=self._columns[order.number])

    def _more(self) -> Task | None:
        """A pool to go on with from midway."""
        for order in self.later():
            if order.number not in self._gone_on:
                self._gone_on.add(order.number)
                return Task(improve, order)
        return None

    def later(self) -> list[Order]:
        """Pools that were left midway, those on which the farthest goal over all depends most first."""
        left = [a for a in self.answers.values() if a.midway is not None]
        if not left:
            return []
        word = farthest(merged([a for a in self.answers.values() if a.improved], self.orders[0].goals))[1]
        left.sort(key=lambda a: (_hope(a, word), a.number))
        return [self.orders[a.number]._replace(brief=False, midway=a.midway) for a in left]

    def _timed(self, order: Order) -> Order:
        return order._replace(ends=None if self.settings.seconds is None else time.time() + self.clock.left)

    def _shared(self, order: Order) -> Order:
        """Ends with all, and before that where it takes more than its share of the time that is left: none starves."""
        if self.settings.seconds is None:
            return order
        left = max(0.0, self.clock.left - HOME_SECONDS)
        most = left * self.settings.processes * TIME_SHARE * self._open[order.number] / sum(self._open.values())
        return order._replace(ends=time.time() + left, most=most)

    def take(self, answer: Answer) -> None:
        """Keep what a pool answered, if it is better than what it has, and tell of it."""
        before = self.answers.get(answer.number)
        if before is not None:
            answer = self._better(before, answer)
        elif answer.undone:
            return
        self.answers[answer.number] = answer
        if answer.improved and (answer.midway is None or answer.number in self._gone_on):
            self._open.pop(answer.number, None)
        if self._all_there:
            self._tell(answer)
        elif len(self.answers) == len(self.orders):
            self._all_there = True
            self.clock.tell("First plan", "protected time", self._minutes, None, "minutes")
            self._heard([b for one in self.answers.values() for b in one.blocks])

    def _better(self, before: Answer, answer: Answer) -> Answer:
        """The new answer of a pool, or the old one where the new one was cut short and did not come to its bounds."""
        cut = answer.timed_out or self.clock.stopped
        if answer.undone or (before.improved and not answer.improved):
            return before._replace(timed_out=before.timed_out or answer.timed_out)
        if cut and farthest(answer.values) > farthest(before.values):
            return before._replace(timed_out=answer.timed_out)
        return answer

    @property
    def _minutes(self) -> int:
        return sum(a.minutes for a in self.answers.values())

    def _tell(self, answer: Answer) -> None:
        """How far all pools have come with this one."""
        answers = list(self.answers.values())
        bound = fsum(float(a.values[Word.DELIVERED][1]) for a in answers if Word.DELIVERED in a.values)
        gap, _ = farthest(merged(answers, self.orders[0].goals))
        self.clock.tell("Protected time", f"pool {answer.number + 1}", self._minutes, bound, "minutes", gap)
        self._heard(answer.blocks)

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
