"""Starting and ending other windows, and what they leave."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def window(verb: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """A child process; killed at the end if it still runs."""
    command = [sys.executable, "-m", "tests.store.child", verb, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def line_of(child: subprocess.Popen[str]) -> str:
    """Wait for the child's next line."""
    assert child.stdout is not None
    line = child.stdout.readline()
    assert line, "the other window ended before it said anything"
    return line.strip()


def put_lease(path: Path, *, host: str, beat: datetime, pid: int = 1, born: str = "") -> None:
    """A lease as a window left it that last wrote at beat."""
    stamp = beat.isoformat()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("DELETE FROM lease")
        values = ("t", pid, born, host, "Bea", stamp, stamp)
        raw.execute("INSERT INTO lease VALUES (1, ?, ?, ?, ?, ?, ?, ?)", values)
