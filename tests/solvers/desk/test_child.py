"""A desk in a process of its own: answers several orders, obeys a stop, survives a wrong order and a crash."""

import subprocess
import sys
from datetime import date, time

import pytest

from rotaengage.domain.change import CloseDay, PinSlot
from rotaengage.domain.frontier import Axis
from rotaengage.domain.issue import UserError
from rotaengage.domain.progress import Progress, Stop
from rotaengage.domain.what_if import WhatIf, swapped
from solvers.desk import child
from solvers.desk.child import ChildDesk
from solvers.desk.lines import STOP, noun_line, open_line, order_line, progress_line, read_line
from solvers.desk.orders import AskFrontier, AskWhatIf, AskWhy, Standing
from solvers.search import solve
from tests.solvers.departments import EXACT, MONDAY, Shift, scenario, span

SMALL = scenario(Shift(0, 0), Shift(1, 0), Shift(0, 1), Shift(1, 1), doctors=2, minimum=1)
DRAFT = solve(SMALL, EXACT)
STANDING = Standing(scenario=SMALL, slots=DRAFT.slots, events=DRAFT.events, settings=EXACT)


def test_one_desk_answers_one_order_after_the_other_and_a_mistake_in_between() -> None:
    with ChildDesk(STANDING) as desk:
        pin = PinSlot(doctor="d0", activity="sdt", span=span(0, time(9), time(10)))
        first = desk.answer(AskWhatIf(changes=(pin,)))
        assert isinstance(first, WhatIf)
        assert (pin.doctor, pin.span) in [(s.doctor, s.span) for s in swapped(DRAFT.slots, first.swaps)]
        with pytest.raises(UserError, match="no doctor nobody"):
            desk.answer(AskWhy(doctor="nobody"))
        second = desk.answer(AskWhatIf(changes=(CloseDay(day=MONDAY),)))
        assert isinstance(second, WhatIf)
        assert {s.span.start.date() for s in swapped(DRAFT.slots, second.swaps)} == {date(2026, 8, 4)}


def test_a_crash_is_one_sentence_and_the_next_order_starts_a_new_process() -> None:
    with ChildDesk(STANDING, (sys.executable, "-c", "import os; os._exit(9)")) as desk:
        for _ in range(2):
            with pytest.raises(UserError, match="ended unexpectedly"):
                desk.answer(AskWhatIf(changes=()))


def test_an_answer_that_comes_as_its_process_is_ended_leaves_a_desk_that_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "GRACE_SECONDS", 0.0)
    step = progress_line(Progress("", "", None, None, "", 0.0))
    answer = noun_line("answer", WhatIf(possible=False))
    code = (
        f"import sys; next(sys.stdin)\nfor line in sys.stdin: sys.stdout.write({step + answer!r}); sys.stdout.flush()"
    )
    with ChildDesk(STANDING, (sys.executable, "-c", code)) as desk:
        stop, first = Stop(), desk._child

        def stopped(progress: Progress) -> None:
            stop.request()
            if first is not None:
                first.wait(timeout=30)

        assert desk.answer(AskWhatIf(changes=()), report=stopped, stop=stop) == WhatIf(possible=False)
        assert desk.answer(AskWhatIf(changes=())) == WhatIf(possible=False)


def test_a_stop_that_comes_after_its_answer_does_not_end_the_next_order() -> None:
    order = order_line(AskFrontier(axes=(Axis.WORST_FULFILMENT, Axis.DELIVERED)))
    with subprocess.Popen(
        child.COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        told = []
        for text in (open_line(STANDING) + order, STOP + "\n" + order):
            worker.stdin.write(text)
            worker.stdin.flush()
            told.append(next(one for one in map(read_line, worker.stdout) if one[0] == "answer")[1])
        worker.stdin.close()
    assert [len(one.alternatives) for one in told] == [1, 1]


def test_a_worker_ends_when_its_parent_is_gone() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "solvers.desk.worker"], input="{}\n", capture_output=True, text=True, timeout=30,
        check=False,
    )  # fmt: skip
    assert done.returncode != 0


def test_the_parent_never_loads_ortools() -> None:
    code = "import sys, solvers.desk.child; sys.exit(any(m.startswith('ortools') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], timeout=30, check=False).returncode == 0
