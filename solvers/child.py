"""Plan in a child process, so that a crash stays out of the screens and a stop is always obeyed.

Knows nothing of ortools. Uses plain pipes: inside a running terminal application sys.stderr has no file number, and
multiprocessing fails there (ecosystem notes 3.2).
"""

import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Draft
from rotaengage.domain.progress import Progress, Report, Stop, silent
from rotaengage.domain.scenario import PlanSettings, Scenario
from solvers.lines import STOP, order_line, read_answer

GRACE_SECONDS = 20.0
"""Long, since the child steps back behind others: on a busy machine its best plan takes a while to come home."""
POLL_SECONDS = 0.05
COMMAND = (sys.executable, "-m", "solvers.worker")


def solve_in_child(
    scenario: Scenario,
    settings: PlanSettings,
    report: Report = silent,
    stop: Stop | None = None,
    command: tuple[str, ...] = COMMAND,
) -> Draft:
    """Plan in a process of its own. Report is called in the calling thread; UserError if the process fails.

    After a stop the child has GRACE_SECONDS to hand over its best plan; then it is ended, which is a UserError too.
    """
    stop = stop or Stop()
    child = subprocess.Popen(  # the command is this interpreter
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True,
        text=True, encoding="utf-8", cwd=Path(__file__).resolve().parent.parent,
    )  # fmt: skip
    done = threading.Event()
    watcher = threading.Thread(target=_forward_stop, args=(child, stop, done), name="child-watch", daemon=True)
    watcher.start()
    try:
        answer = _converse(child, order_line(scenario, settings), report)
    finally:
        done.set()
        _end(child)
        watcher.join()
    return _draft(answer, child.returncode, stopped=stop.requested)


def _converse(child: "subprocess.Popen[str]", order: str, report: Report) -> Draft | str | None:
    """Give the order and read lines until the last one; None where the child ends without it."""
    assert child.stdin is not None  # noqa: S101 - pipes were asked for
    assert child.stdout is not None  # noqa: S101
    if not _say(child.stdin, order):
        return None
    for line in child.stdout:
        try:
            answer = read_answer(line)
        except (ValueError, KeyError, TypeError):
            return None
        if not isinstance(answer, Progress):
            return answer
        report(answer)
    return None


def _forward_stop(child: "subprocess.Popen[str]", stop: Stop, done: threading.Event) -> None:
    while not done.wait(POLL_SECONDS):
        if stop.requested:
            assert child.stdin is not None  # noqa: S101
            _say(child.stdin, STOP + "\n")
            if not done.wait(GRACE_SECONDS):
                child.kill()
            return


def _say(pipe: IO[str], text: str) -> bool:
    try:
        pipe.write(text)
        pipe.flush()
    except (OSError, ValueError):
        return False
    return True


def _end(child: "subprocess.Popen[str]") -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue
    try:
        child.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _draft(answer: Draft | str | None, code: int, *, stopped: bool) -> Draft:
    if isinstance(answer, Draft):
        return answer
    if isinstance(answer, str):
        raise UserError(answer)
    if stopped:
        raise UserError(
            "planning was stopped before there was a first plan", cure="plan again and wait a little longer"
        )
    raise UserError(
        f"the planner ended unexpectedly (exit code {code})", cure="plan again; if it happens again, report it"
    )
