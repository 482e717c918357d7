"""Lanes: processes that work on cover pools side by side, each through a `concurrent.futures.Executor`.

A pool has a lane of its own, so that what was laid out for its first plan is still there; a lane with nothing left to
do takes over from the one with most. A lane whose process dies is opened again and its pools are solved again, which is
told; what comes out is the same on any number of lanes.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import product
from multiprocessing import get_context
from types import TracebackType
from typing import Any

from solvers.clock import Clock
from solvers.pool_work import Answer, Order, first, set_up

POLL_SECONDS = 0.02
GRACE_SECONDS = 0.1
LATE_SECONDS = 0.5
"""How long after the time's end pools are waited for: they look at the same clock, and end by themselves."""
TRIES = 2
AHEAD = 2
"""Pools that a lane is given at once, so that it never waits for the next one."""

Job = Callable[[Order], Answer]
Make = Callable[[], Executor]
Timed = Callable[[Order], Order]
"""What is done to an order just before it goes out."""
_Waiting = dict["Future[Answer]", tuple[int, Order, int]]
"""The lane, the order and which try it is."""


class Lanes:
    """So many executors, each with one worker. make opens one; by default a process that obeys this object's stop."""

    def __init__(self, count: int, make: Make | None = None) -> None:
        context = get_context("spawn")
        self._stop: Any = context.Event()
        self._make = make or (lambda: ProcessPoolExecutor(1, context, set_up, (self._stop,)))
        self._lanes = [self._make() for _ in range(count)]
        self._timed: Timed = lambda order: order

    def __enter__(self) -> "Lanes":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        stopped = self._stop.is_set()  # whoever asked for the end need not wait for processes to see it
        self._stop.set()
        for lane in self._lanes:
            lane.shutdown(wait=kind is None and not stopped, cancel_futures=True)

    def run(
        self, job: Job, orders: Sequence[Order], clock: Clock, died: Callable[[int], None],
        timed: Timed = lambda order: order,
    ) -> Iterator[Answer]:  # fmt: skip
        """The answers as they come; none from a pool that did not answer soon after a stop, or after the time's end
        unless these are first plans. died hears of pools whose process ended; after TRIES such ends a pool is given up.
        timed: an order as it goes out, with its time.
        """
        self._timed = timed
        if job is not first and clock.over:
            return
        count = len(self._lanes)
        queues = [deque(o for o in orders if o.number % count == lane) for lane in range(count)]
        waiting = _Waiting()
        self._fill(job, queues, waiting)
        while waiting:
            if clock.stopped or (job is not first and clock.late_by >= LATE_SECONDS):
                self._stop.set()
                yield from self._last(waiting)
                return
            done, _ = wait(waiting, POLL_SECONDS, FIRST_COMPLETED)
            for future in done:
                lane, order, tries = waiting.pop(future)
                answer = _answer_of(future)
                if answer is not None:
                    yield answer
                elif tries < TRIES:
                    died(order.number)
                    waiting[self._submit(job, order, lane)] = lane, order, tries + 1
            if job is first or not clock.over:
                self._fill(job, queues, waiting)

    def _fill(self, job: Job, queues: "Sequence[deque[Order]]", waiting: "_Waiting") -> None:
        """Give every lane as much as it may have at once, of its own or of what the longest queue has last."""
        for many, (lane, own) in product(range(AHEAD), enumerate(queues)):
            longest = max(queues, key=len)
            if longest and sum(at == lane for at, _, _ in waiting.values()) <= many:
                order = own.popleft() if own else longest.pop()
                waiting[self._submit(job, order, lane)] = lane, order, 1

    def _submit(self, job: Job, order: Order, at: int) -> "Future[Answer]":
        order = self._timed(order)
        try:
            return self._lanes[at].submit(job, order)
        except BrokenProcessPool:
            self._lanes[at] = self._make()
            return self._lanes[at].submit(job, order)

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
