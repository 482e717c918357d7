"""A full disk is one sentence, and nothing is half written."""

import subprocess
import sys
from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.store.workspace import Workspace
from tests.store.made import department, plan, workspace
from tests.store.windows import ROOT


def child(path: Path, most_bytes: int) -> str:
    command = [sys.executable, "-m", "tests.store.child", "full", str(path), str(most_bytes)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_a_file_that_cannot_grow_refuses_the_plan_and_goes_on(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        pages = made._db.value("PRAGMA page_count")
        made._db.run(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(UserError, match="disk is full and nothing was saved") as told:
            made.save_plan(plan(slots=4000), "Ana")
        assert "make room" in told.value.sentence
        assert made.plans() == ()
        assert made.trail()[-1].what == "workspace made"
        made._db.run("PRAGMA max_page_count = 100000")
        assert made.save_plan(plan(slots=4000), "Ana").version == 1
        assert made.trail_is_whole()


def test_no_room_for_a_new_workspace_leaves_nothing_behind(tmp_path: Path) -> None:
    said = child(tmp_path / "ward.rota", 30_000)
    assert "nothing was saved" in said
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_a_new_version_keeps_the_old_one(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    path = tmp_path / "ward.rota"
    assert "nothing was saved" in child(path, path.stat().st_size)
    with Workspace.open(path) as again:
        assert again.department() == department()
        assert again.trail_is_whole()
