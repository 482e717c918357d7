"""`python -m benchmarks`: how long things take and how good plans are proved to be; arguments choose parts by name.

Of several parts each runs in a process of its own, so that none is measured with the memory of those before it.
"""

import subprocess
import sys
from collections.abc import Callable
from functools import partial

from benchmarks import exploring, export, further, large, meeting, peers, planner, reading, terminal

PARTS: dict[str, Callable[[], None]] = {
    **{name: partial(planner.main, name, rows) for name, rows in (planner.PARTS | further.PARTS | large.PARTS).items()},
    "events": meeting.main,
    "peers": peers.main,
    "exploring": exploring.main,
    "export": export.main,
    "reading": reading.main,
    "terminal": terminal.main,
}


def main() -> None:
    """Run the parts; the exit code says whether a bar does not hold."""
    asked = [name for name in PARTS if len(sys.argv) < 2 or name in sys.argv[1:]]
    if len(asked) == 1:
        PARTS[asked[0]]()
    else:
        failed = [name for name in asked if _fails(name)]
        print(f"bars that do not hold: {', '.join(failed) or 'none'}")
        sys.exit(bool(failed))


def _fails(name: str) -> bool:
    """Run a part; whether one of its bars does not hold."""
    return subprocess.run([sys.executable, "-u", "-m", "benchmarks", name], check=False).returncode != 0


if __name__ == "__main__":
    main()
