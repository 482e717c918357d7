"""Progress of long work on standard error: one rewritten line on a terminal, a line now and then in a pipe."""

import shutil
import sys
from typing import TYPE_CHECKING, TextIO

from rotaengage.cli.words import clean, hours, percent

if TYPE_CHECKING:
    from rotaengage.domain.progress import Progress

EVERY_SECONDS = 5.0
REDRAWN_SECONDS = 0.1


class ProgressLine:
    """Tells steps of work; a with block takes the line away at its end. Time is the work's own, in seconds.

    In a pipe a stage is told when it begins and then at most every EVERY_SECONDS.
    """

    def __init__(self, stream: TextIO | None = None, columns: int | None = None) -> None:
        self.stream: TextIO = stream if stream is not None else sys.stderr
        self.terminal = self.stream.isatty()
        self.columns = columns or shutil.get_terminal_size().columns
        self.stage: str | None = None
        self.told_at = float("-inf")

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, *_: object) -> None:
        if self.terminal and self.stage is not None:
            self.stream.write("\r\x1b[2K")
            self.stream.flush()

    def __call__(self, progress: "Progress") -> None:
        """A step; steps that come too fast to be read are left out."""
        fresh = progress.stage != self.stage
        pause = REDRAWN_SECONDS if self.terminal else EVERY_SECONDS
        if not fresh and 0 <= progress.seconds - self.told_at < pause:
            return
        self.stage, self.told_at = progress.stage, progress.seconds
        told = words(progress)
        if self.terminal:
            self.stream.write(f"\r\x1b[2K{told[: self.columns - 1]}")
        else:
            self.stream.write(f"{told}\n")
        self.stream.flush()


def words(progress: "Progress") -> str:
    """A step in words: time, stage, best so far and bound."""
    told, says = f"{progress.seconds:6.1f} s  {clean(progress.stage)}", clean(progress.says)
    if progress.value is None:
        return f"{told}: {says}" if says else told
    bound = "" if progress.bound is None else f", at best {figure(progress.bound, progress.unit)}"
    return f"{told}: {says + ' ' if says else ''}{figure(progress.value, progress.unit)}{bound}"


def figure(value: float, unit: str) -> str:
    """A figure with its unit."""
    if unit == "ratio":
        return percent(value)
    if unit in ("minutes", "doctor-minutes"):
        return hours(value)
    return f"{value:.4g} {unit}".rstrip()
