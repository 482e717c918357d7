"""A desk as a process of its own: `python -m solvers.desk.worker`.

Standard input: the plan that stands, then an order a line, between them perhaps a line "stop"; when it closes, the
parent is gone and the process ends. Standard output: a line that it is ready, then for each order its steps, its parts
and its answer or an error.
"""

import os
import queue
import sys
import threading
from typing import TextIO

from rotaengage.domain.issue import UserError
from rotaengage.domain.noun import Noun
from rotaengage.domain.progress import Progress, Stop
from solvers.desk.desk import Desk
from solvers.desk.lines import READY, STOP, error_line, noun_line, progress_line, read_order, read_standing

GONE = 3


class Worker:
    """Reads orders in one thread and answers them in another, so that a stop is heard while an order is worked on."""

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        self._source, self._sink = source, sink
        self._lock, self._orders = threading.Lock(), queue.SimpleQueue[tuple[str, Stop]]()

    def serve(self) -> None:
        """Answer until the parent is gone."""
        desk = Desk(read_standing(self._source.readline()))
        threading.Thread(target=self._listen, name="parent-watch", daemon=True).start()
        self._write(READY)
        desk.warm()
        while True:
            self._write(self._answer(desk, *self._orders.get()))

    def _answer(self, desk: Desk, line: str, stop: Stop) -> str:
        try:
            return noun_line("answer", desk.answer(read_order(line), self._tell, self._part, stop))
        except UserError as error:
            return error_line(error.sentence, mistake=True)
        except Exception as error:
            return error_line(f"the planner failed ({type(error).__name__}: {error})", mistake=False)

    def _listen(self) -> None:
        stop = Stop()
        for line in self._source:
            if line.strip() == STOP:
                stop.request()  # one that comes after its answer ends nothing: the next order has a stop of its own
            else:
                stop = Stop()
                self._orders.put((line, stop))
        os._exit(GONE)

    def _tell(self, progress: Progress) -> None:
        self._write(progress_line(progress))

    def _part(self, part: Noun) -> None:
        self._write(noun_line("part", part))

    def _write(self, line: str) -> None:
        with self._lock:
            self._sink.write(line)
            self._sink.flush()


def main() -> None:
    """Serve the parent; a line that is no plan ends the process."""
    sink = own_output()
    try:
        Worker(sys.stdin, sink).serve()
    except ValueError as error:
        sink.write(error_line(f"what was laid on the desk cannot be read ({error})", mistake=False))
        sink.flush()
        os._exit(2)


def own_output() -> TextIO:
    """Standard output for lines alone: whatever a library prints goes to standard error instead."""
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return sink


if __name__ == "__main__":
    main()
