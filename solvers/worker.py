"""The planner as a process of its own: `python -m solvers.worker`.

Standard input: one line of JSON (see lines.py), later perhaps a line "stop"; when it closes, the parent is gone and
the process ends. Standard output: one line of JSON for each step, then the draft or an error. The scenario never
touches a disk.
"""

import os
import sys
import threading
from typing import TextIO

from rotaengage.domain.issue import UserError
from rotaengage.domain.progress import Progress, Stop
from solvers.ending import GONE
from solvers.lines import STOP, draft_line, error_line, progress_line, read_order

NICE = 10


def serve(source: TextIO, sink: TextIO, stop: Stop) -> int:
    """Plan what the first line orders and write the answer; the exit code."""
    from solvers.search import solve

    lock = threading.Lock()

    def write(line: str) -> None:
        with lock:
            sink.write(line)
            sink.flush()

    def tell(progress: Progress) -> None:
        write(progress_line(progress))

    try:
        scenario, settings = read_order(source.readline())
        _listen(source, stop)
        write(draft_line(solve(scenario, settings, tell, stop)))
    except UserError as error:
        write(error_line(error.sentence))
        return 2
    except Exception as error:
        write(error_line(f"The planner failed ({type(error).__name__}: {error})."))
        return 1
    return 0


def _listen(source: TextIO, stop: Stop) -> None:
    def listen() -> None:
        for line in source:
            if line.strip() == STOP:
                stop.request()
        os._exit(GONE)

    threading.Thread(target=listen, name="parent-watch", daemon=True).start()


def step_back() -> None:
    """Let the screens go first on a busy machine: a key needs the processor for a moment only. Not on Windows."""
    if hasattr(os, "nice"):
        os.nice(NICE)


def main() -> None:
    """Serve the parent, then end at once: the listening thread still waits for it."""
    step_back()
    code = serve(sys.stdin, sys.stdout, Stop())
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
