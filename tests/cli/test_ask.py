"""The whole job by questions and answers, a line each: through a pipe, with every mistake told and asked again."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rotaengage.cli.ask import DEEDS
from rotaengage.cli.asking import EndedError, agree, ask, choose
from rotaengage.cli.main import main
from rotaengage.usecases.open_workspace import open_workspace
from tests.cli.books import grid, tidy, write
from tests.house import ROOT


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Lines that a person types."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_the_whole_job_through_a_pipe(tmp_path: Path) -> None:
    tidy(tmp_path / "ward.xlsx")
    said = [
        "2027.rota", "plan", "5", "doctors", "day", "2027-01-06", "issues", "why", "Amelia Thornbury",
        "try", "close", "2027-01-06", "yes", "undo", "redo", "undo", "check", "history",
        "export", "", "report", "forum.html", "quit",
    ]  # fmt: skip
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "rotaengage.cli.main", "ask", "ward.xlsx"], input="\n".join(said) + "\n",
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    for part in (
        "Nothing lost: ", "Kept as 2027.rota.", "4 doctors, 2027-01-04 to 2027-01-17.", "Plan 1:", "Wed 6 Jan 2027:",
        "Taken back: ", "Done again: ", "written: 2027 engagement.xlsx", "forum.html",
        "Everything that was made is kept.",
    ):  # fmt: skip
        assert part in done.stdout, part
    assert "\x1b" not in done.stdout
    for name in ("2027.rota", "2027 engagement.xlsx", "forum.html"):
        assert (tmp_path / name).stat().st_size > 0
    plan = open_workspace(tmp_path / "2027.rota").plan
    assert plan is not None
    assert plan.slots


def test_a_question_of_the_reading_is_asked_until_it_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = grid()
    rows[1] = (*rows[1][:5], "QQ", *rows[1][6:])
    legend = (
        ("Key", "Meaning", "Start", "End"),
        ("D", "Standard day", "08:00", "17:00"),
        ("AL", "Annual leave", "", ""),
    )
    rota = write(tmp_path / "ward.xlsx", ("Rota", rows), ("Key", legend))
    typed(monkeypatch, "no such meaning at all", "clinic 09:00-13:00", "ward.rota", "quit")
    assert main(["ask", str(rota)]) == 0
    told = capsys.readouterr().out
    assert "Question 1 of 1" in told
    assert told.count("Could be: ") + told.count("Type your answer") == 2
    codes = {code.code: code.kind for code in open_workspace(tmp_path / "ward.rota").department.scenario.rota.codes}
    assert codes["QQ"] == "clinic"


def test_the_end_of_the_input_is_the_end_at_any_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rota = tidy(tmp_path / "ward.xlsx")
    lines = ["ward.rota", "plan", "x"]
    for number in range(len(lines)):
        (tmp_path / "ward.rota").unlink(missing_ok=True)
        typed(monkeypatch, *lines[:number])
        assert main(["ask", str(rota)]) == 0
        assert "Everything that was made is kept." in capsys.readouterr().out


def test_a_mistake_is_told_and_the_talk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rota = tidy(tmp_path / "ward.xlsx")
    typed(monkeypatch, "ward.rota", "export", "", "why", "Nobody", "undo", "dance", "99", "quit")
    assert main(["ask", str(rota)]) == 0
    told = capsys.readouterr()
    assert "there is no plan in this workspace yet" in told.err
    assert "Nothing to take back" in told.out
    assert told.out.count(f"Type a number from 1 to {len(DEEDS)}.") == 2


def test_a_wrong_option_of_a_deed_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rota = tidy(tmp_path / "ward.xlsx")
    typed(monkeypatch, "ward.rota", "day", "tomorrow", "plan", "soon", "issues", "quit")
    assert main(["ask", str(rota)]) == 0
    told = capsys.readouterr()
    assert told.err.count("error: argument") == 2
    assert "Everything that was made is kept." in told.out


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", str(tmp_path / "none.rota")]) == 2
    assert main(["ask", str(tmp_path / "none.xlsx")]) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_answers_are_taken_by_number_by_word_or_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "", "2", "one", "other", "quit")
    assert ask("Which?", "usual") == "usual"
    assert choose("Which?", ["one: first", "two: second"]) == "two: second"
    assert choose("Which?", ["one: first", "two: second"], short=True) == "one: first"
    assert choose("Which?", ["one: first"], other="Or a path.") == "other"
    with pytest.raises(EndedError):
        agree("Really?")
