"""Opening the screens: the workspace that is named, else the last one, and a sentence where there is no terminal."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rotaengage.cli import open_app
from rotaengage.cli.main import main
from rotaengage.usecases.recent import recent_workspaces, remember


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the screens were asked to open."""
    asked: list[Path | None] = []

    def note(workspace: Path | None, who: str = "", do: Sequence[str] = ()) -> int:
        asked.append(workspace)
        return 0

    monkeypatch.setattr(open_app, "open_screens", note)
    return asked


def test_a_name_is_handed_on_and_without_one_the_screens_look_for_the_last(opened: list[Path | None]) -> None:
    assert main([]) == 0
    assert main(["open"]) == 0
    assert main(["open", "one.rota"]) == 0
    assert opened == [None, None, Path("one.rota")]


def test_an_action_that_is_none_is_refused_before_anything_opens(
    opened: list[Path | None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["open", "one.rota", "--do", "rota.dance"]) == 2
    assert "there is no action rota.dance" in capsys.readouterr().err
    assert opened == []


def test_the_workspaces_opened_last_come_first(tmp_path: Path) -> None:
    first, second = tmp_path / "one.rota", tmp_path / "two.rota"
    for path in (first, second):
        path.touch()
        remember(path)
    assert recent_workspaces() == (second, first)


def test_a_workspace_on_a_share_that_is_away_comes_back_and_a_damaged_list_is_none(
    tmp_path: Path, own_home: Path
) -> None:
    path = tmp_path / "one.rota"
    path.touch()
    remember(path)
    assert recent_workspaces() == (path,)
    away = path.rename(tmp_path / "away.rota")
    assert recent_workspaces() == ()
    other = tmp_path / "two.rota"
    other.touch()
    remember(other)
    assert recent_workspaces() == (other,)
    away.rename(path)
    assert recent_workspaces() == (other, path)
    for damaged in ("{", "5", "[5]"):
        next(own_home.rglob("recent.json")).write_text(damaged, encoding="utf-8")
        assert recent_workspaces() == ()


def test_no_terminal_is_a_sentence_and_not_a_hang(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open"]) == 2
    assert "need a terminal" in capsys.readouterr().err
