"""How long a plan may take, and whether somebody asked for the end."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rotaengage.domain.progress import Progress, Report, Stop

POLL_SECONDS = 0.02
LATE_SHARE = 0.25


class Clock:
    """Wall time and stop in one; over is looked at between steps and, by a watcher, within them."""

    def __init__(self, seconds: float | None, stop: Stop | None, report: Report) -> None:
        self._began, self._seconds, self.stop, self._report = time.monotonic(), seconds, stop, report
        self.ran_out = False

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._began

    @property
    def left(self) -> float:
        """Seconds that are left; a year where there is no limit."""
        return 3.15e7 if self._seconds is None else max(0.0, self._seconds - self.seconds)

    @property
    def late_by(self) -> float:
        """Seconds since the time ran out; below 0 before that."""
        return -self.left if self._seconds is None else self.seconds - self._seconds

    @property
    def stopped(self) -> bool:
        """Whether somebody asked for the end."""
        return self.stop is not None and self.stop.requested

    @property
    def over(self) -> bool:
        """Whether to end now."""
        if self.left <= 0:
            self.ran_out = True
        return self.stopped or self.left <= 0

    @property
    def limit(self) -> float | None:
        """Seconds in all; None where there is no limit."""
        return self._seconds

    @property
    def halfway(self) -> bool:
        """Whether what comes first must end, so that the rest has its time; what it cut short may differ next time."""
        past = self._seconds is not None and self.left < self._seconds / 2
        self.ran_out = self.ran_out or past
        return past

    @property
    def till_late(self) -> float:
        """Seconds until it is late; a year where there is no limit."""
        return self.left - LATE_SHARE * (self._seconds or 0.0)

    @property
    def late(self) -> bool:
        """Whether what is left should go to bounds, not to better plans; the plan may then differ next time."""
        past = self._seconds is not None and self.left < LATE_SHARE * self._seconds
        self.ran_out = self.ran_out or past
        return self.over or past

    def tell(
        self, stage: str, says: str = "", value: float | None = None, bound: float | None = None, unit: str = "",
        gap: float | None = None,
    ) -> None:  # fmt: skip
        """Report a step. What goes wrong in a listener never harms the plan."""
        self.quietly(lambda: self._report(Progress(stage, says, value, bound, unit, self.seconds, gap)))

    @staticmethod
    def quietly(work: Callable[[], None]) -> None:
        """Run a listener; its errors are its own."""
        try:
            work()
        except Exception:
            return

    @contextmanager
    def watched(self, end: Callable[[], object]) -> Iterator[None]:
        """While the block runs, a thread looks out for a stop, and then calls end until the block is over."""
        done = threading.Event()

        def watch() -> None:
            while not done.wait(POLL_SECONDS):
                if self.stopped:
                    end()

        watcher = threading.Thread(target=watch, name="solver-watch", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()
