"""Files: whole or not at all."""

from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.usecases.files import write_whole
from rotaengage.usecases.template import write_template


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_whole(path, b"one")
    with pytest.raises(UserError, match="there already"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    write_whole(path, b"two", force=True)
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    write_whole(path, b"one")

    def fail(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UserError, match="No space left"):
        write_whole(path, b"two", force=True)
    assert path.read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_missing_folder_and_a_wrong_ending_are_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder is not there"):
        write_whole(tmp_path / "no" / "a.csv", b"")
    with pytest.raises(UserError, match=r"ends in \.xlsx"):
        write_template(tmp_path / "a.ods")
