"""Keep a desk in a child process: a crash stays out of the screens, and a stop is always obeyed.

Knows nothing of ortools. Uses plain pipes, for the reason given in solvers/child.py. A child that died or had to be
ended is started anew for the next order.
"""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from rotaengage.domain.issue import UserError
from rotaengage.domain.noun import Noun
from rotaengage.domain.progress import Report, Stop, silent
from solvers.desk.lines import STOP, open_line, order_line, read_line
from solvers.desk.orders import Answer, Order, Standing

GRACE_SECONDS = 2.0
POLL_SECONDS = 0.02
COMMAND = (sys.executable, "-m", "solvers.desk.worker")

Tell = Callable[[Noun], None]


def unheard(part: Noun) -> None:
    """Tell nobody."""


class ChildDesk:
    """A desk in a process of its own; a context manager. Orders are answered one at a time, from any thread."""

    def __init__(self, standing: Standing, command: tuple[str, ...] = COMMAND) -> None:
        self._standing, self._command = standing, command
        self._turn = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._closed = False
        self._start()

    def __enter__(self) -> "ChildDesk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, and with it the answer that is being waited for; more than once does no harm."""
        self._closed, child = True, self._child
        if child is not None:
            child.kill()  # whoever waits for its answer is told at once, and lets go of the turn
        with self._turn:
            self._drop()

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            for pipe in (child.stdin, child.stdout):
                _close(pipe)
            child.wait()

    def answer(self, order: Order, report: Report = silent, tell: Tell = unheard, stop: Stop | None = None) -> Answer:
        """Ask and wait. UserError where the order is wrong or the process failed; report and tell are called here.

        After a stop the child has GRACE_SECONDS to answer; then it is ended, which is a UserError too.
        """
        with self._turn:
            if self._closed:
                raise UserError("the desk was closed before it could answer", cure="ask again")
            stop, done, ended = stop or Stop(), threading.Event(), threading.Event()
            child = self._child or self._start()
            asked = (child, stop, done, ended)
            watcher = threading.Thread(target=self._watch, args=asked, name="desk-watch", daemon=True)
            watcher.start()
            try:
                return self._converse(child, order, report, tell, stop)
            finally:
                done.set()
                watcher.join()
                if ended.is_set():  # its answer came all the same; the next order needs another process
                    self._drop()

    def _start(self) -> "subprocess.Popen[str]":
        self._child = subprocess.Popen(  # the command is this interpreter
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True,
            text=True, encoding="utf-8", cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
        _say(self._child.stdin, open_line(self._standing))
        return self._child

    def _converse(self, child: "subprocess.Popen[str]", order: Order, report: Report, tell: Tell, stop: Stop) -> Answer:
        _say(child.stdin, order_line(order))
        for line in child.stdout or ():
            word, value = _read(line)
            if word == "progress":
                report(value)
            elif word == "part":
                tell(value)
            elif word == "answer":
                answer: Answer = value
                return answer
            elif word in ("mistake", "fault"):
                raise UserError(value.rstrip("."))
            elif word != "ready":
                break
        self._drop()
        if stop.requested:
            raise UserError("the answer was stopped before there was any", cure="ask again and wait a little longer")
        raise UserError("the planner's process ended unexpectedly", cure="ask again; if it happens again, report it")

    def _watch(self, child: "subprocess.Popen[str]", stop: Stop, done: threading.Event, ended: threading.Event) -> None:
        while not done.wait(POLL_SECONDS):
            if stop.requested:
                _say(child.stdin, STOP + "\n")
                if not done.wait(GRACE_SECONDS):
                    ended.set()
                    child.kill()
                return


def _read(line: str) -> tuple[str, Any]:
    try:
        word, value = read_line(line)
    except (ValueError, KeyError, TypeError):
        return "nonsense", None
    return word, value


def _say(pipe: IO[str] | None, text: str) -> None:
    try:
        if pipe is not None:
            pipe.write(text)
            pipe.flush()
    except (OSError, ValueError):
        return  # the child is gone: reading its answer will say so


def _close(pipe: IO[str] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return
