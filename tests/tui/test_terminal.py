"""The real program in a pseudo-terminal: the whole job by keys, and what happens when things are taken from it."""

import os
import re
import select
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.open_workspace import open_workspace
from tests.cli.books import tidy
from tests.tui.terminal import PATIENCE_SECONDS, ROOT, Terminal, children_of, runs


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """A small workspace that is not planned yet."""
    path = tmp_path / "ward.rota"
    new_workspace(path, [tidy(tmp_path / "ward.xlsx")], None)
    return path


@pytest.fixture
def busy(tmp_path: Path) -> Path:
    """A workspace on which a search lasts."""
    path = tmp_path / "acute.rota"
    new_workspace(path, [ROOT / "samples" / "acute-medicine.xlsx"], ROOT / "samples" / "acute-medicine-setup.xlsx")
    return path


def soon(happened: Callable[[], bool]) -> bool:
    """Whether it happens in good time."""
    for _ in range(int(PATIENCE_SECONDS * 20)):
        if happened():
            return True
        select.select([], [], [], 0.05)
    return False


def test_open_plan_export_quit_and_come_back(tmp_path: Path, ward: Path) -> None:
    with Terminal("open", str(ward), home=tmp_path) as window:
        window.until("Amelia Thornbury")
        window.press("4")
        window.until("No plan yet")
        window.press("p")
        window.until("Checked by rules")
        window.press("6")
        window.until("cells would change")
        window.press("w")
        window.until("Written")
        window.press("q")
        assert window.ended() == 0
    assert (tmp_path / "ward engagement.xlsx").stat().st_size > 0
    plan = open_workspace(ward).plan
    assert plan is not None
    with Terminal(home=tmp_path) as again:
        again.until("Before anything is written")
        again.press("q")
        assert again.ended() == 0


def test_ctrl_c_quits_and_leaves_the_terminal_as_it_was(tmp_path: Path, ward: Path) -> None:
    with Terminal("open", str(ward), home=tmp_path) as window:
        window.until("Amelia Thornbury")
        window.press("\x03")
        assert window.ended() == 0
        assert window.all.rfind(b"\x1b[?1049l") > window.all.rfind(b"\x1b[?1049h")
        assert window.all.rfind(b"\x1b[?25h") > window.all.rfind(b"\x1b[?25l")


def test_whoever_ends_the_program_is_told_by_its_exit_code(tmp_path: Path, ward: Path) -> None:
    """As a shell counts it: 129 where the terminal hangs up, 143 where the system asks it to end."""
    for name in (signal.SIGHUP, signal.SIGTERM):
        with Terminal("open", str(ward), home=tmp_path) as window:
            window.until("Amelia Thornbury")
            os.kill(window.process.pid, name)
            assert window.ended() == 128 + name


def test_no_colour_sends_no_colour(tmp_path: Path, ward: Path) -> None:
    with Terminal("open", str(ward), home=tmp_path, NO_COLOR="1") as window:
        window.until("Amelia Thornbury")
        window.press("q")
        window.ended()
        styles = b";".join(re.findall(rb"\x1b\[([0-9;]*)m", window.all)).split(b";")
        assert styles
        assert not [
            code for code in styles if code and (30 <= int(code) <= 38 or 40 <= int(code) <= 48 or int(code) > 89)
        ]


def test_a_closed_terminal_in_a_search_keeps_the_best_plan_and_leaves_no_process(tmp_path: Path, busy: Path) -> None:
    with Terminal("open", str(busy), "--do", "plan.start", home=tmp_path) as window:
        window.until("Best so far")
        started = children_of(window.process.pid)
        assert started
        window.close()
        assert window.ended() == 128 + signal.SIGHUP
        assert soon(lambda: not any(map(runs, started)))
    plan = open_workspace(busy).plan
    assert plan is not None
    assert plan.stopped
    assert plan.slots


def test_a_killed_program_takes_its_planner_along_and_loses_nothing(tmp_path: Path, busy: Path) -> None:
    with Terminal("open", str(busy), "--do", "plan.start", home=tmp_path) as window:
        window.until("Best so far")
        started = children_of(window.process.pid)
        assert started
        os.kill(window.process.pid, signal.SIGKILL)
        assert window.ended() == -signal.SIGKILL
        assert soon(lambda: not any(map(runs, started)))
    opened = open_workspace(busy)
    assert opened.plan is None
    assert not opened.locked_by


def test_a_killed_planner_is_a_sentence_and_the_program_goes_on(tmp_path: Path, busy: Path) -> None:
    with Terminal("open", str(busy), "--do", "plan.start", home=tmp_path) as window:
        window.until("Best so far")
        for child in children_of(window.process.pid):
            os.kill(child, signal.SIGKILL)
        window.until("ended unexpectedly")
        assert soon(lambda: window.answered("\r", "q"))
        assert window.ended() == 0


def test_a_window_that_changes_its_size_in_a_search_plans_on(tmp_path: Path, busy: Path) -> None:
    with Terminal("open", str(busy), "--do", "plan.start", home=tmp_path) as window:
        window.until("Best so far")
        for size in ((40, 10), (200, 60), (80, 24)):
            window.resize(*size)
            os.killpg(window.process.pid, signal.SIGWINCH)
        window.press("s")
        window.until("stopped by you")
        window.press("q")
        assert window.ended() == 0


def test_the_last_of_two_sizes_in_one_moment_is_drawn(tmp_path: Path, ward: Path) -> None:
    """The second is told while the first is being read; what is drawn last is for the window as it is."""
    with Terminal("open", str(ward), home=tmp_path, program="tests.tui.caught_resizing") as window:
        window.until("Amelia Thornbury")
        window.resize(40, 10)
        window.until("F5 History")  # named in full where there is room
        window.press("q")
        assert window.ended() == 0
