"""Lanes: processes that work on cover pools side by side, each through a `concurrent.futures.Executor`.

A pool always goes to the same lane, so that what was laid out for its first plan is still there. A lane whose process
dies is opened again and its pools are solved again, which is told; what comes out is the same on any number of lanes.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Any

from solvers.clock import Clock
from solvers.pool_work import Answer, Order, set_up

POLL_SECONDS = 0.02
GRACE_SECONDS = 0.1
TRIES = 2

Job = Callable[[Order], Answer]
Make = Callable[[], Executor]


class Lanes:
    """So many executors, each with one worker. make opens one; by default a process that obeys this object's stop."""

    def __init__(self, count: int, make: Make | None = None) -> None:
        context = get_context("spawn")
        self._stop: Any = context.Event()
        self._make = make or (lambda: ProcessPoolExecutor(1, context, set_up, (self._stop,)))
        self._lanes = [self._make() for _ in range(count)]

    def __enter__(self) -> "Lanes":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        stopped = self._stop.is_set()  # whoever asked for the end need not wait for processes to see it
        self._stop.set()
        for lane in self._lanes:
            lane.shutdown(wait=kind is None and not stopped, cancel_futures=True)

    def run(self, job: Job, orders: Sequence[Order], clock: Clock, died: Callable[[int], None]) -> Iterator[Answer]:
        """The answers as they come; none from a pool that did not answer soon after a stop. died hears of pools whose
        process ended; after TRIES such ends a pool is given up.
        """
        waiting = {self._submit(job, order): (order, 1) for order in orders}
        while waiting:
            if clock.stopped:
                self._stop.set()
                yield from self._last(waiting)
                return
            done, _ = wait(waiting, POLL_SECONDS, FIRST_COMPLETED)
            for future in done:
                order, tries = waiting.pop(future)
                answer = _answer_of(future)
                if answer is not None:
                    yield answer
                elif tries < TRIES:
                    died(order.number)
                    waiting[self._submit(job, order)] = order, tries + 1

    def _submit(self, job: Job, order: Order) -> "Future[Answer]":
        at = order.number % len(self._lanes)
        try:
            return self._lanes[at].submit(job, order)
        except BrokenProcessPool:
            self._lanes[at] = self._make()
            return self._lanes[at].submit(job, order)

    @staticmethod
    def _last(waiting: "dict[Future[Answer], tuple[Order, int]]") -> Iterator[Answer]:
        done, open_still = wait(waiting, GRACE_SECONDS)
        for future in open_still:
            future.cancel()
        yield from (answer for future in done if (answer := _answer_of(future)) is not None)


def _answer_of(future: "Future[Answer]") -> Answer | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None
