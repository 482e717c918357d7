"""Commands take a workspace that an older release wrote, before anything of today wrote to it and wherever it lies."""

import os
from pathlib import Path

import pytest

from rotaengage.cli.main import main
from tests.store.golden_files import OLDER, as_workspace

READING: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("verify",),
    ("show", "rota"),
    ("show", "history"),
    ("board",),
    ("robustness",),
)
WRITING: tuple[tuple[str, ...], ...] = (
    ("export", "--to", "out.csv"),
    ("export", "--to", "out.json"),
    ("report", "--to", "report.html"),
)

pytestmark = pytest.mark.parametrize("file", OLDER, ids=lambda f: f.stem)


@pytest.mark.parametrize("words", [*READING, *WRITING], ids=" ".join)
def test_an_older_workspace_in_a_read_only_folder_is_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: Path,
    words: tuple[str, ...],
) -> None:
    """What is written goes elsewhere; that it was written cannot be noted in the workspace, which stays as it was."""
    (tmp_path / "shut").mkdir()
    path = as_workspace(file, tmp_path / "shut")
    before, allowed = path.read_bytes(), os.access
    monkeypatch.setattr(os, "access", lambda place, mode: mode != os.W_OK and allowed(place, mode))
    assert main([*words, str(path)]) in {0, 1}
    assert capsys.readouterr().err == ""
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    if words in WRITING:
        assert Path(words[-1]).stat().st_size > 0


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_command_that_leaves_a_line_brings_the_file_up_to_date_and_keeps_the_old_one(
    tmp_path: Path, file: Path, words: tuple[str, ...]
) -> None:
    path = as_workspace(file, tmp_path)
    assert main([*words, str(path)]) == 0
    assert sorted(p.name for p in tmp_path.glob("*.rota")) == [f"old.{file.stem}.rota", "old.rota"]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_command_that_only_reads_leaves_the_file_as_it_was(
    tmp_path: Path, file: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    path = as_workspace(file, tmp_path)
    before = path.read_bytes()
    assert main([*words, str(path)]) in {0, 1}
    assert capsys.readouterr().out
    assert path.read_bytes() == before
    assert list(tmp_path.glob("*.rota")) == [path]
