"""rotaengage set: entitlements, events and cover from the command line, in the words of the setup workbook."""

from pathlib import Path

import pytest

from rotaengage.cli.main import main
from rotaengage.usecases.open_workspace import open_workspace
from tests.usecases.shelf import workspace


def run(*arguments: str) -> int:
    return main(["set", "made-up.rota", *arguments])


def test_cover_is_added_changed_told_and_taken_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workspace(tmp_path)
    before = open_workspace(path).department.scenario.cover
    assert run("cover", "--title", "Take team", "--minimum", "1", "--tiers", "sho") == 0
    assert capsys.readouterr().out == "cover Take team added; rotaengage plan made-up.rota plans anew\n"
    assert run("cover", "take-team", "--preferred", "2") == 0
    assert run("cover", "take-team") == 0
    told = capsys.readouterr().out
    assert "  --minimum 1\n  --preferred 2\n  --weekdays Mon-Fri\n" in told
    assert run("cover", "take-team", "--remove") == 0
    assert open_workspace(path).department.scenario.cover == before


def test_each_kind_is_listed_with_its_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workspace(tmp_path)
    scenario = open_workspace(path).department.scenario
    assert run("entitlement") == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if not line.startswith(" ")] == [e.id for e in scenario.entitlements] or [
        "no entitlement is set"
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("cover", "nobody", "--minimum", "2"), "there is no cover nobody"),
        (("cover", "--minimum", "2", "--weekdays", "Someday", "--title", "A"), "needs weekdays"),
        (("event", "--remove"), "--remove takes an id"),
        (("event", "x", "--remove", "--title", "A"), "--remove takes an id"),
        (("entitlement", "--minutes", "2 h", "--activity", ""), "Activity is empty"),
    ],
)
def test_what_cannot_be_set_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    path = workspace(tmp_path)
    before = open_workspace(path)
    assert run(*words) == 2
    told = capsys.readouterr().err
    assert says in told
    assert len(told.strip().splitlines()) == 1
    assert open_workspace(path).department == before.department
