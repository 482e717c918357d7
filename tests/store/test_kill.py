"""A program killed at any moment leaves the workspace as it was before or after a save, never between."""

from pathlib import Path

import pytest

from rotaengage.store.workspace import Workspace
from tests.store.made import department, plan, workspace
from tests.store.windows import line_of, window


@pytest.mark.parametrize("after", [1, 4, 9, 17])
def test_a_kill_amid_many_saves_loses_none_that_was_said(tmp_path: Path, after: int) -> None:
    path = tmp_path / "ward.rota"
    workspace(tmp_path).close()
    with window("save", path) as child:
        said = [int(line_of(child)) for _ in range(after)]
        child.kill()
        child.wait()
    with Workspace.open(path) as again:
        assert not again.read_only, "the lease of the killed window is taken over"
        versions = [line.version for line in again.plans()]
        assert said == versions[:after]
        assert versions == list(range(1, len(versions) + 1))
        for version in versions:
            stored = again.plan(version)
            assert stored is not None
            assert len(stored.slots) == 40
        assert len(again.trail()) == 2 + len(versions)
        assert again.trail_is_whole()
        assert again.save_plan(plan("after"), "Ana").version == len(versions) + 1


def test_a_kill_amid_one_large_save_is_undone(tmp_path: Path) -> None:
    path, journal = tmp_path / "ward.rota", tmp_path / "ward.rota-journal"
    workspace(tmp_path).close()
    before = path.read_bytes()
    with window("half", path) as child:
        assert line_of(child) == "half"
        child.kill()
        child.wait()
    assert journal.exists()
    assert path.read_bytes()[: len(before)] != before or path.stat().st_size > len(before), "nothing reached the disk"
    with Workspace.open(path, read_only=True) as again:
        assert again.department() == department()
        assert again.trail_is_whole()
    assert not journal.exists()


@pytest.mark.parametrize("gone", [False, True])
def test_a_new_file_is_not_spoilt_by_the_journal_of_a_killed_window(tmp_path: Path, gone: bool) -> None:
    """SQLite would play an old journal back into whatever file has the name."""
    path = tmp_path / "ward.rota"
    workspace(tmp_path).close()
    with window("half", path) as child:
        assert line_of(child) == "half"
        child.kill()
        child.wait()
    if gone:
        path.unlink()
    with Workspace.create(path, department(days=5), (), "Ana", force=not gone) as made:
        assert made.department() == department(days=5)
        assert made.trail_is_whole()
    assert [p.name for p in tmp_path.iterdir()] == ["ward.rota"]
