"""Questions settled on the command line: answered, kept as a profile, used next month, taken back."""

import json
from datetime import date
from pathlib import Path

import pytest

from rotaengage.cli.main import main
from tests.cli import books

ANSWER = "code:LD=long_day 08:00-20:30"


def month(path: Path, first: date) -> Path:
    """A rota whose LD nobody explains."""
    rows = [[*row] for row in books.grid(first=first)]
    rows[2][2] = "LD"
    return books.write(path, ("Rota", rows), ("Key", books.LEGEND))


def test_an_answer_is_kept_and_next_months_workbook_asks_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    january = month(tmp_path / "jan.xlsx", date(2027, 1, 4))
    assert main(["inspect", str(january)]) == 1
    told = capsys.readouterr().out
    assert "code:LD\n" in told
    assert "long_day 08:00-20:30 | lieu" in told
    assert main(["inspect", str(january), "--answer", ANSWER, "--save", "ward.toml"]) == 0
    assert main(["inspect", str(month(tmp_path / "feb.xlsx", date(2027, 2, 1))), "--layout", "ward.toml"]) == 0
    capsys.readouterr()
    again = ["inspect", str(january), "--layout", "ward.toml", "--take-back", "code:LD", "--json"]
    assert main(again) == 1
    questions = [i for i in json.loads(capsys.readouterr().out)["issues"] if i["severity"] == "question"]
    assert [i["key"] for i in questions] == ["code:LD"]


def test_a_workspace_is_made_with_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rota = month(tmp_path / "jan.xlsx", date(2027, 1, 4))
    assert main(["new", "a.rota", "--rota", str(rota), "--answer", ANSWER]) == 0
    assert "IM502" not in capsys.readouterr().out


def test_a_profile_is_written_over_only_where_it_was_read_from(tmp_path: Path) -> None:
    rota = str(month(tmp_path / "jan.xlsx", date(2027, 1, 4)))
    assert main(["inspect", rota, "--answer", ANSWER, "--save", "ward.toml"]) == 0
    before = Path("ward.toml").read_bytes()
    assert main(["inspect", rota, "--answer", "code:LD=lieu", "--save", "ward.toml"]) == 2
    assert Path("ward.toml").read_bytes() == before
    more = ["--answer", "code:LD=lieu", "--layout", "ward.toml", "--save", "ward.toml"]
    assert main(["inspect", rota, *more]) == 0
    assert "lieu" in Path("ward.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "text", "says"),
    [
        ("--answer", "LD", "write it as"),
        ("--answer", "code:LD=longday", "perhaps long_day"),
        ("--answer", "LD=long_day", "nothing is asked by this key"),
        ("--take-back", "code:LD", "no answer by this key"),
    ],
)
def test_a_mistake_in_an_answer_is_one_sentence(
    tmp_path: Path, option: str, text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", str(month(tmp_path / "jan.xlsx", date(2027, 1, 4))), option, text]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
