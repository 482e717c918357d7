"""The real program in a pseudo-terminal of its own: keys go in, what it draws is searched."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path
from time import monotonic
from typing import Self

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60.0
PROGRAM = "rotaengage.cli.main"
_STEERING = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\|\x1b.", re.S)


class Terminal:
    """A program on a terminal; all is what it has written so far."""

    def __init__(
        self, *arguments: str, home: Path, size: tuple[int, int] = (100, 30), program: str = PROGRAM, **environment: str
    ) -> None:
        self.own, theirs = pty.openpty()
        self.resize(*size)
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        place = {name: str(home / name.lower()) for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", program, *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs, cwd=home, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads yet
            env={**kept, **place, "HOME": str(home), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **environment},
        )  # fmt: skip
        os.close(theirs)
        self.all = b""
        self.looked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.close()

    def close(self) -> None:
        """Close the terminal, as when its window is closed."""
        if self.own >= 0:
            os.close(self.own)
            self.own = -1

    def resize(self, columns: int, lines: int) -> None:
        """Another size of the window."""
        fcntl.ioctl(self.own, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def press(self, *keys: str) -> None:
        """Keys, as their bytes."""
        os.write(self.own, "".join(keys).encode())

    def _read(self, seconds: float) -> bool:
        """Whether more came; False where nothing does, or the program has ended."""
        if not select.select([self.own], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.own, 1 << 16)
        except OSError:
            return False
        self.all += data
        return bool(data)

    def until(self, words: str) -> None:
        """Wait until this has been drawn since it was last waited for."""
        end = monotonic() + PATIENCE_SECONDS
        while words not in (drawn := _STEERING.sub("", self.all[self.looked :].decode(errors="replace"))):
            if monotonic() > end or (not self._read(0.5) and self.process.poll() is not None):
                pytest.fail(f"{words!r} was not drawn; the end of what was: {drawn[-1500:]!r}")
        self.looked = len(self.all)

    def answered(self, *keys: str) -> bool:
        """Press keys one after the other; whether the program has ended then."""
        for key in keys:
            if self.process.poll() is None:
                self.press(key)
                self._read(0.3)
        return self.process.poll() is not None

    def ended(self) -> int:
        """The exit code, once it has ended."""
        end = monotonic() + PATIENCE_SECONDS
        while self.process.poll() is None:
            if monotonic() > end:
                pytest.fail("it did not end")
            if self.own >= 0:
                self._read(0.1)
            else:
                select.select([], [], [], 0.05)
        return self.process.returncode


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that still run."""
    stats = [(path.parent.name, _stat(path)) for path in Path("/proc").glob("[0-9]*/stat")]
    return [int(name) for name, stat in stats if stat[1:2] == [str(pid)]]


def runs(pid: int) -> bool:
    """Whether a process still runs; one that is only to be buried does not."""
    stat = _stat(Path(f"/proc/{pid}/stat"))
    return bool(stat) and stat[0] != "Z"


def _stat(path: Path) -> list[str]:
    """State, parent and more of a process; nothing where it is gone."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []
