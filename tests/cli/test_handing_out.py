"""The command line hands out: sheets, pages, calendars, a report."""

from pathlib import Path

import openpyxl
import pytest

from rotaengage.cli.main import main
from tests.cli import books
from tests.usecases.shelf import workspace


@pytest.fixture
def made(tmp_path: Path) -> str:
    return str(workspace(tmp_path))


def test_a_report_is_under_pseudonyms_unless_asked(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", made, "--to", "r.html"]) == 0
    assert "written: r.html (pseudonyms)" in capsys.readouterr().out
    assert "Okoro" not in Path("r.html").read_text(encoding="utf-8")
    assert main(["report", made, "--to", "r.html", "--names", "--force"]) == 0
    assert "Okoro" in Path("r.html").read_text(encoding="utf-8")


def test_two_levels_at_once_are_wrong_usage(made: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", made, "--to", "r.html", "--names", "--totals"])
    assert ended.value.code == 2


def test_a_name_that_ends_with_a_slash_is_a_folder_of_calendars(made: str) -> None:
    assert main(["export", made, "--to", "calendars/"]) == 0
    assert Path("calendars/events.ics").exists()
    assert len(list(Path("calendars/doctors").iterdir())) == 8


def test_a_name_without_an_ending_is_refused(made: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", made, "--to", "calendars"]) == 2
    assert "or a folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--to", "a.xlsx", "--privacy", "totals"], "names everybody"),
        (["--to", "a.html", "--doctor", "Nobody Here"], "no doctor has this name"),
        (["--to", "a.xlsx", "--sheets", "tables"], "there is no such sheet"),
        (["--to", "a.xlsx", "--key", "k.json"], "only pseudonyms have a key"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    made: str, more: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", made, *more]) == 2
    assert says in capsys.readouterr().err


def test_a_poster_and_a_timetable_are_pages(made: str) -> None:
    assert main(["export", made, "--to", "p.html", "--poster", "--privacy", "totals"]) == 0
    assert main(["export", made, "--to", "t.html", "--doctor", "Priya Raman"]) == 0
    assert "Have your say" in Path("p.html").read_text(encoding="utf-8")
    assert Path("t.html").read_text(encoding="utf-8").count("<section") == 1


def test_the_sheets_that_were_asked_for_are_in_the_rotas_own_workbook(tmp_path: Path) -> None:
    rota, path = books.tidy(tmp_path / "tidy.xlsx"), str(tmp_path / "tidy.rota")
    assert main(["new", path, "--rota", str(rota)]) == 0
    assert main(["plan", path, "--seconds", "10"]) == 0
    before = openpyxl.load_workbook(rota).sheetnames
    assert main(["export", path, "--to", "all.xlsx", "--sheets", "all"]) == 0
    assert openpyxl.load_workbook("all.xlsx").sheetnames == [
        *before, "Engagement", "By doctor", "Cover", "Activities", "Questions", "Changes", "Timetables", "Events",
    ]  # fmt: skip
    assert main(["export", path, "--to", "none.xlsx", "--sheets", "none"]) == 0
    assert openpyxl.load_workbook("none.xlsx").sheetnames == before
