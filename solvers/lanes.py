"""Lanes: processes that work on cover pools side by side, each through a `concurrent.futures.Executor`.

A pool stays in the lane that made its first plan, so that this is still there; a lane with nothing left to do takes
over pools of others, and then the next step of pools that have come far enough: none waits for another. A lane whose
process dies is opened again and its pools are solved again, which is told; what comes out is the same on any number of
lanes.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Any, NamedTuple

from solvers.clock import Clock
from solvers.pool_work import Answer, Order, first, ready, set_up

POLL_SECONDS = 0.02
GRACE_SECONDS = 0.1
LATE_SECONDS = 0.15
"""How long after the time's end pools are waited for: they look at the same clock, and end by themselves."""
TRIES = 2
AHEAD = 2
"""Pools that a lane is given at once, so that it never waits for the next one."""

Job = Callable[[Order], Answer]
Make = Callable[[], Executor]


class Task(NamedTuple):
    """What is to be done with a pool."""

    job: Job
    order: Order


Timed = Callable[[Task], Order]
"""The order of a task as it goes out, with its time."""
More = Callable[[], Task | None]
"""What else could be done now."""
_Waiting = dict["Future[Answer]", tuple[int, Task, int]]
"""The lane, the task and which try it is."""


def as_it_is(task: Task) -> Order:
    """The order without any time."""
    return task.order


class Lanes:
    """So many executors, each with one worker, which begin at once. make opens one; by default a process that obeys
    this object's stop.
    """

    def __init__(self, count: int, make: Make | None = None) -> None:
        context = get_context("spawn")
        self._stop: Any = context.Event()
        self._make = make or (lambda: ProcessPoolExecutor(1, context, set_up, (self._stop,)))
        self._lanes = [self._make() for _ in range(count)]
        self._timed: Timed = as_it_is
        self._lane_of = dict[int, int]()
        for lane in self._lanes:
            lane.submit(ready)

    def __enter__(self) -> "Lanes":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        stopped = self._stop.is_set()  # whoever asked for the end need not wait for processes to see it
        self._stop.set()
        for lane in self._lanes:
            lane.shutdown(wait=kind is None and not stopped, cancel_futures=True)

    def run(
        self, tasks: Sequence[Task], clock: Clock, died: Callable[[int], None], timed: Timed = as_it_is,
        more: More = lambda: None,
    ) -> Iterator[Answer]:  # fmt: skip
        """The answers as they come; none from a pool that did not answer soon after a stop, or after the time's end
        unless it is a first plan. died hears of pools whose process ended; after TRIES such ends a pool is given up.
        more is asked where a lane could do something and no task is left.
        """
        self._timed = timed
        left, waiting = list(tasks), _Waiting()
        self._fill(left, more, clock, waiting)
        while waiting:
            late = clock.late_by >= LATE_SECONDS and not any(task.job is first for _, task, _ in waiting.values())
            if clock.stopped or late:
                self._stop.set()
                yield from self._last(waiting)
                return
            done, _ = wait(waiting, POLL_SECONDS, FIRST_COMPLETED)
            in_turn = [future for future in waiting if future in done]
            answers = [self._answered(future, waiting, died) for future in in_turn]
            self._fill(left, more, clock, waiting)
            yield from (answer for answer in answers if answer is not None)
            self._fill(left, more, clock, waiting)

    def _answered(self, future: "Future[Answer]", waiting: "_Waiting", died: Callable[[int], None]) -> Answer | None:
        """What a pool answered; None where its process died, and then it is asked again."""
        lane, task, tries = waiting.pop(future)
        answer = _answer_of(future)
        if answer is None and tries < TRIES:
            died(task.order.number)
            waiting[self._submit(task, lane)] = lane, task, tries + 1
        return answer

    def _fill(self, left: list[Task], more: More, clock: Clock, waiting: "_Waiting") -> None:
        """Give every lane as much as it may have at once; once the time is up, only first plans."""
        if clock.over:
            left[:] = [task for task in left if task.job is first]
        for many in range(AHEAD):
            for lane in range(len(self._lanes)):
                if sum(at == lane for at, _, _ in waiting.values()) > many:
                    continue
                task = self._next(left, lane) or (None if clock.over else more())
                if task is not None:
                    self._lane_of.setdefault(task.order.number, lane)
                    waiting[self._submit(task, lane)] = lane, task, 1

    def _next(self, left: list[Task], lane: int) -> Task | None:
        """The next task for a lane: its own or nobody's, else the last of another's; first plans before all others."""
        step = [n for n, task in enumerate(left) if task.job is left[0].job]
        own = [n for n in step if self._lane_of.get(left[n].order.number, lane) == lane]
        return left.pop(own[0] if own else step[-1]) if step else None

    def _submit(self, task: Task, at: int) -> "Future[Answer]":
        order = self._timed(task)
        try:
            return self._lanes[at].submit(task.job, order)
        except BrokenProcessPool:
            self._lanes[at] = self._make()
            return self._lanes[at].submit(task.job, order)

    @staticmethod
    def _last(waiting: "_Waiting") -> Iterator[Answer]:
        done, open_still = wait(waiting, GRACE_SECONDS)
        for future in open_still:
            future.cancel()
        yield from (answer for future in done if (answer := _answer_of(future)) is not None)


def _answer_of(future: "Future[Answer]") -> Answer | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None
