"""The program in a pseudo-terminal: keys go in, frames come out, and the clock is read at both."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

FRAME_END = b"\x1b[?2026l"
ASKS_SYNC = b"\x1b[?2026$p"
HAS_SYNC = b"\x1b[?2026;1$y"
QUIET_SECONDS = 0.06
TICKS = os.sysconf("SC_CLK_TCK")


class Program:
    """A process on a terminal of its own that says it knows synchronised output, so that each frame has an end."""

    def __init__(self, arguments: list[str], home: Path, size: tuple[int, int] = (160, 48)) -> None:
        self._own, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(home),
                       "XDG_STATE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}  # fmt: skip
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rotaengage", *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        self.seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._own)

    def read(self, seconds: float) -> bytes:
        """What comes within so many seconds; empty if nothing does. OSError once the program has ended."""
        ready, _, _ = select.select([self._own], [], [], seconds)
        data = os.read(self._own, 1 << 16) if ready else b""
        if ASKS_SYNC in data:
            os.write(self._own, HAS_SYNC)
        self.seen = (self.seen + data)[-400_000:]
        return data

    def until(self, text: bytes, seconds: float) -> float:
        """The moment at which this has come. TimeoutError if it does not."""
        end = time.perf_counter() + seconds
        self.seen = b""
        while time.perf_counter() < end:
            self.read(0.05)
            if text in self.seen:
                return time.perf_counter()
        msg = f"{text!r} did not come"
        raise TimeoutError(msg)

    def settle(self, quiet: float = QUIET_SECONDS) -> None:
        """Wait until nothing comes any more."""
        while self.read(quiet):
            pass

    def rest(self, until: float) -> None:
        """Take what comes until this moment of the clock."""
        while (left := until - time.perf_counter()) > 0:
            self.read(left)

    def press(self, key: bytes, shows: bytes = b"", seconds: float = 5.0) -> float:
        """Seconds from a key to the end of the first frame after it that shows this."""
        self.seen = b""
        start = time.perf_counter()
        os.write(self._own, key)
        while FRAME_END not in self.seen.partition(shows)[2] if shows else FRAME_END not in self.seen:
            if time.perf_counter() - start > seconds:
                msg = f"no frame after {key!r}"
                raise TimeoutError(msg)
            self.read(0.5)
        return time.perf_counter() - start

    def megabytes(self, field: str = "VmRSS") -> float:
        """Millions of bytes that it holds now (VmRSS) or held at most (VmHWM)."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        line = next(one for one in status.splitlines() if one.startswith(field))
        return int(line.split()[1]) * 1024 / 1e6

    def below(self, number: int | None = None) -> list[int]:
        """The numbers of the processes that it started, and those that these started, that still run."""
        found: list[int] = []
        for task in Path(f"/proc/{number or self._process.pid}/task").glob("*/children"):
            for child in map(int, task.read_text(encoding="ascii").split()):
                found += [child, *self.below(child)]
        return found

    def processor_seconds(self, number: int | None = None) -> float:
        """Processor time that it, or the process of this number, has used so far."""
        fields = (
            Path(f"/proc/{number or self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / TICKS
