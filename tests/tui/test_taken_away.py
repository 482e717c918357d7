"""The real program while something is taken from it: room on the disk, the share, being alone."""

import resource
from pathlib import Path

import pytest

from rotaengage.usecases.history import history
from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.open_workspace import look_at
from tests.cli.books import tidy
from tests.tui.terminal import Terminal
from tests.tui.test_terminal import soon

SOMEBODY = "Amelia Thornbury"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder that could be a share, with a small workspace in it that is not planned yet."""
    folder = tmp_path / "share"
    folder.mkdir()
    new_workspace(folder / "ward.rota", [tidy(tmp_path / "ward.xlsx")], None)
    return folder


def plans(window: Terminal) -> None:
    """Ask for a plan."""
    window.press("4")
    window.until("No plan yet")
    window.press("p")


def leaves(window: Terminal) -> None:
    """Close what is told and quit."""
    assert soon(lambda: window.answered("\r", "q"))
    assert window.ended() == 0


def test_a_plan_that_the_disk_does_not_take_is_kept_aside_until_it_does(tmp_path: Path, share: Path) -> None:
    ward = share / "ward.rota"
    with Terminal("open", str(ward), home=tmp_path) as window:
        window.until(SOMEBODY)
        resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (ward.stat().st_size // 2, resource.RLIM_INFINITY))
        plans(window)
        window.until("did not work")
        leaves(window)
    assert look_at(ward).plan is None
    with Terminal("open", str(ward), home=tmp_path) as again:
        again.until("Store the plan that was rescued?")
        again.press("\r")
        assert soon(lambda: look_at(ward).plan is not None)
        leaves(again)
    plan = look_at(ward).plan
    assert plan is not None
    assert plan.slots


def test_while_the_share_is_away_it_says_so_and_when_it_is_back_it_plans(tmp_path: Path, share: Path) -> None:
    gone = tmp_path / "gone"
    with Terminal("open", str(share / "ward.rota"), home=tmp_path) as window:
        window.until(SOMEBODY)
        share.rename(gone)
        plans(window)
        window.until("did not work")
        gone.rename(share)
        window.press("\r")
        window.until("No plan yet")
        window.press("p")
        window.until("Checked by rules")
        leaves(window)
    assert look_at(share / "ward.rota").plan is not None


def test_of_two_windows_that_both_plan_no_plan_is_lost(tmp_path: Path, share: Path) -> None:
    ward = str(share / "ward.rota")
    with Terminal("open", ward, home=tmp_path) as one, Terminal("open", ward, home=tmp_path) as other:
        for window in (one, other):
            window.until(SOMEBODY)
        for window in (one, other):
            plans(window)
            window.until("Checked by rules")
        leaves(one)
        leaves(other)
    assert [version.plan.version for version in history(Path(ward)).versions] == [1, 2]
