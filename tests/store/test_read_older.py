"""A workspace of an older format is read by every command as one of today's, and reading leaves it as it was."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.store import opening
from rotaengage.store.workspace import Workspace
from tests.store.golden_files import OLDER, as_workspace
from tests.store.made import BOOK, plan
from tests.store.windows import put_lease

older = pytest.mark.parametrize("file", OLDER, ids=lambda f: f.stem)


def check_holds_all(reader: Workspace) -> None:
    """What was stored before there was a history is there, and nothing can be saved."""
    assert reader.read_only
    assert len(reader.department().scenario.rota.duties) == 21
    assert reader.sources()[0].data == BOOK
    assert reader.state.plan == len(reader.plans())
    assert reader.plan() == reader.plan(len(reader.plans()))
    assert [e.kind for _, e in reader.journal().entries] in ([], ["proposal", "reply"])  # none before the third format
    assert reader.trail()[4].why == "on call elsewhere"
    assert reader.trail_is_whole()
    with pytest.raises(UserError, match=r"only reads the workspace|open in another window"):
        reader.save_plan(plan(), "Ana")


@older
def test_reading_leaves_an_older_file_as_it_was(tmp_path: Path, file: Path) -> None:
    path = as_workspace(file, tmp_path)
    before = path.read_bytes()
    with Workspace.open(path, read_only=True) as reader:
        check_holds_all(reader)
        assert reader.locked_by == ""
        assert not [line for line in reader.trail() if line.who == "RotaEngage"]
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["old.rota"]


@older
def test_an_older_file_in_a_read_only_folder_is_read(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = as_workspace(file, tmp_path)
    before, allowed = path.read_bytes(), os.access
    monkeypatch.setattr(os, "access", lambda place, mode: mode != os.W_OK and allowed(place, mode))
    with Workspace.open(path) as reader:
        check_holds_all(reader)
    assert path.read_bytes() == before


@older
def test_an_older_file_that_another_window_has_is_read(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other window is one of the older program: one of today's would have brought the file up to date."""
    monkeypatch.setattr(opening, "PATIENCE_SECONDS", 0.0)
    path = as_workspace(file, tmp_path)
    moment = datetime.fromisoformat("2026-08-04T12:00:00+00:00")
    put_lease(path, host="another computer", beat=moment)
    before = path.read_bytes()
    with Workspace.open(path, clock=lambda: moment) as reader:
        assert reader.locked_by.startswith("window of Bea")
        check_holds_all(reader)
    assert path.read_bytes() == before
