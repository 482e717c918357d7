"""`python -m benchmarks`: how long things take and how good plans are proved to be; arguments choose parts by name."""

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
    failed = [_fails(part) for name, part in PARTS.items() if len(sys.argv) < 2 or name in sys.argv[1:]]
    sys.exit(any(failed))


def _fails(part: Callable[[], None]) -> bool:
    """Run a part; whether one of its bars does not hold."""
    try:
        part()
    except SystemExit as end:
        return bool(end.code)
    return False


if __name__ == "__main__":
    main()
