"""rotaengage reach on a rolling pattern: dates of the rota, and the arithmetic of its cycle."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from rotaengage.cli.main import main

Rows = list[list[object]]

PATTERN: Rows = [
    ["Line", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    [1, "SD", "SD", "SD", "SD", "SD"],
    [2, "N", "N", "N", "N", "Z"],
    [3, "SD", "SD", "SD", "SD", "SD"],
    [4, "Z", "Z", "N", "N", "N"],
]
CODES: Rows = [
    ["Code", "Kind", "Start", "End"],
    ["SD", "standard day", "08:00", "17:00"],
    ["N", "night", "20:00", "08:30"],
    ["Z", "rest"],
]
FORUM: Rows = [
    ["Id", "Title", "Form", "Every (weeks)", "Weekdays", "Earliest", "Latest end", "Duration"],
    ["forum", "Forum", "event", 2, "Wed", "12:00", "13:00", 60],
]
ANSWERS = ["start:Rota=2027-01-04", "until:Rota=2027-02-28", "rotates:Rota=yes", "holder:Rota:Line 1=A Okoro",
           "holder:Rota:Line 2=R Lim", "holder:Rota:Line 3=J Byrne", "holder:Rota:Line 4=P Shah"]  # fmt: skip


def write(path: Path, sheets: dict[str, Rows]) -> str:
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return str(path)


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    rota = write(tmp_path / "pattern.xlsx", {"Rota": PATTERN})
    setup = write(tmp_path / "setup.xlsx", {"Shift codes": CODES, "Activities": FORUM})
    answers = [word for a in ANSWERS for word in ("--answer", a)]
    path = str(tmp_path / "ward.rota")
    assert main(["new", path, "--rota", rota, "--setup", setup, *answers]) in (0, 1)
    return path


def test_a_line_that_meets_nights_only_is_named_with_its_arithmetic(
    workspace: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["reach", workspace, "--activity", "forum", "--weekday", "wed", "--at", "12:00"]) == 0
    told = capsys.readouterr().out
    assert "2 of the 4 invited can come at least once" in told
    assert "R Lim, P Shah: of a cycle of 4 weeks only weeks 2, 4 ever meet it" in told
    assert "never, however long the rota runs" in told
    assert "reach 4 of 4 at least once (no choice of dates reaches more)" in told


def test_the_document_says_the_same(workspace: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["reach", workspace, "--activity", "forum", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["never"]) == ("rotaengage.reach/1", ["R Lim", "P Shah"])
    assert [t["can_come_in_weeks"] for t in found["cycle"]] == [[1, 3], []]
    assert found["series"]["reached"] == 4


@pytest.mark.parametrize("wrong", [["--at", "noon"], ["--every", "0"], ["--weekday", "wen"]])
def test_what_is_no_time_is_refused(wrong: list[str], workspace: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["reach", workspace, "--activity", "forum", *wrong])
    assert end.value.code == 2
    assert wrong[1] in capsys.readouterr().err


def test_an_event_that_is_not_there_is_one_sentence(workspace: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["reach", workspace, "--activity", "forums"]) == 2
    assert "name one of: forum" in capsys.readouterr().err
