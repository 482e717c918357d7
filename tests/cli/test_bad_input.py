"""Bad input: one sentence with the place and the cure, exit code 1 or 2, nothing written and nothing lost."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rotaengage.cli.main import commands_told, main
from rotaengage.domain.issue import Issue, Severity
from tests.cli import books


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What was told on either stream, never a traceback."""
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return f"{out}\n{err}"


def bomb(path: Path) -> Path:
    """A zip that is small and opens to 600 MB of spaces."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b" " * (1 << 20))
    return path


def plain(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


FILES: dict[str, Callable[[Path], Path]] = {
    "not a workbook": lambda f: plain(f / "letter.xlsx", b"Dear all, the rota is attached."),
    "empty": lambda f: plain(f / "empty.xlsx", b""),
    "encrypted": lambda f: plain(f / "locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)),
    "zip bomb": lambda f: bomb(f / "bomb.xlsx"),
    "not there": lambda f: f / "nowhere.xlsx",
}


@pytest.mark.parametrize("what", sorted(FILES))
def test_a_file_that_cannot_be_read_is_one_sentence(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = FILES[what](tmp_path)
    assert main(["inspect", str(path), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert path.name in err
    assert len(err.strip().splitlines()) == 1
    assert main(["new", "x.rota", "--rota", str(path)]) == 2
    assert not Path("x.rota").exists()


def test_a_workbook_without_a_rota_is_said_to_have_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = books.write(tmp_path / "stock.xlsx", ("Stock", [("Item", "Price"), ("Gloves", 3.5), ("Masks", 2)]))
    assert main(["inspect", str(path)]) == 1
    assert "rota" in said(capsys)
    assert main(["new", "x.rota", "--rota", str(path)]) == 2
    assert "stock.xlsx" in said(capsys)
    assert not Path("x.rota").exists()


def test_a_date_heading_that_is_no_date_is_named_with_its_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [list(r) for r in books.grid()]
    rows[0][5] = "Thirstday"
    path = books.write(tmp_path / "odd.xlsx", ("Rota", rows), ("Key", books.LEGEND))
    assert main(["inspect", str(path)]) == 1
    assert "F1" in said(capsys)


def test_two_doctors_of_one_name_are_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = books.tidy(tmp_path / "twins.xlsx", ("Amelia Thornbury", "Bilal Hashimi", "Amelia Thornbury"))
    assert main(["inspect", str(path)]) == 1
    told = said(capsys)
    assert "Amelia Thornbury" in told
    assert "A4" in told


def test_a_duty_that_ends_before_it_starts_is_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [list(r) for r in books.grid()]
    rows[1][6] = "1700-0900"
    rows[2][6] = "1700-1600"
    path = books.write(tmp_path / "back.xlsx", ("Rota", rows), ("Key", books.LEGEND))
    assert main(["inspect", str(path)]) == 1
    assert "G3" in said(capsys)


def setup(tmp_path: Path, **sheets: list[books.Row]) -> Path:
    headings: dict[str, books.Row] = {
        "Cover": ("Id", "Tiers", "Weekdays", "Start", "End", "Minimum (doctors)"),
        "Activities": ("Id", "Title", "Form", "First day", "Last day"),
        "Entitlements": ("Activity", "Owed (minutes)"),
        "Doctors": ("Name", "Grade", "Tier"),
    }
    rows = [(name, [headings[name], *sheets.get(name, [])]) for name in headings]
    return books.write(tmp_path / "setup.xlsx", *rows)


def test_what_cannot_be_planned_is_said_with_its_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = setup(
        tmp_path,
        Cover=[("seniors", "senior", "Mon-Fri", "08:00", "17:00", 1)],
        Activities=[
            ("sdt", "Self-development", "individual", None, None),
            ("old", "Old forum", "event", date(2026, 1, 5), date(2026, 2, 5)),
        ],
        Entitlements=[("sdt", 6000)],
    )
    rota = books.tidy(tmp_path / "tidy.xlsx")
    assert main(["new", "x.rota", "--rota", str(rota), "--setup", str(book)]) == 1
    told = said(capsys)
    for code in ("UC201", "UC202", "UC207"):
        assert code in told
    assert "'Cover'!A2" in told
    assert "'Activities'!A3" in told


CANNOT: dict[str, tuple[dict[str, list[books.Row]], str]] = {
    "cover for a tier nobody is in": (
        {"Cover": [("seniors", "senior", "Mon-Fri", "08:00", "17:00", 1)]}, "UC201 warning  'Cover'!A2: Cover seniors",
    ),
    "an activity whose window is over": (
        {"Activities": [("old", "Old forum", "event", date(2026, 1, 5), date(2026, 2, 5))]},
        "UC202 warning  'Activities'!A2: Old forum cannot be placed",
    ),
    "more owed than the rota holds": (
        {"Activities": [("sdt", "Self-development", "individual", None, None)], "Entitlements": [("sdt", 60000)]},
        "UC207 warning  'Rota'!A2: Amelia Thornbury is owed 120000 minutes and has ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(CANNOT))
def test_what_cannot_work_asks_for_a_person_with_its_cell_and_cure(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets, says = CANNOT[what]
    rota = books.tidy(tmp_path / "tidy.xlsx")
    assert main(["new", "x.rota", "--rota", str(rota), "--setup", str(setup(tmp_path, **sheets))]) == 1
    told = [line.strip() for line in said(capsys).splitlines() if line.strip().startswith(says)]
    assert len(told) == 1
    assert "; " in told[0]
    assert Path("x.rota").is_file()


def test_every_mistake_of_a_setup_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = setup(
        tmp_path,
        Cover=[("ward", "sho", "Mon-Fri", "08:00", "17:00", -1)],
        Doctors=[("Amelia Thornbury", "Wizard", "sho")],
    )
    rota = books.tidy(tmp_path / "tidy.xlsx")
    assert main(["new", "x.rota", "--rota", str(rota), "--setup", str(book)]) == 2
    told = said(capsys)
    assert "'Cover'!F2" in told
    assert "'Doctors'!B2" in told
    assert not Path("x.rota").exists()


@pytest.mark.parametrize("command", ["plan", "check", "verify", "export"])
def test_a_workspace_that_is_none_is_one_sentence(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = plain(tmp_path / "x.rota", b"not a workspace")
    words = [command, str(path)] + (["--to", "out.csv"] if command == "export" else [])
    assert main(words) == 2
    assert "x.rota" in said(capsys)
    assert not Path("out.csv").exists()


def test_there_must_be_a_plan_to_verify_or_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "x.rota", "--rota", str(books.tidy(tmp_path / "tidy.xlsx"))]) == 0
    assert main(["verify", "x.rota"]) == 2
    assert "no plan" in said(capsys)
    assert main(["export", "x.rota", "--to", "out.xlsx"]) == 2
    assert "no plan" in said(capsys)


def test_a_cure_that_asks_ends_with_its_question_mark() -> None:
    asks = Issue(code="SB211", severity=Severity.ERROR, where="x", says="no such word.", cure="Did you mean HST?")
    assert asks.sentence == "no such word; did you mean HST?"
    assert asks.changed(cure="write it.").sentence == "no such word; write it."


def test_a_workspace_is_not_made_under_the_name_of_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever names the rota first, and means well with --force, would lose it."""
    rota = books.tidy(tmp_path / "tidy.xlsx")
    before = rota.read_bytes()
    assert main(["new", str(rota), "--rota", str(rota), "--force"]) == 2
    assert "ends in .rota; write tidy.rota first" in said(capsys)
    assert rota.read_bytes() == before


def test_an_id_that_is_not_there_prints_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tidy.rota"
    assert main(["new", str(path), "--rota", str(books.tidy(tmp_path / "tidy.xlsx"))]) == 0
    capsys.readouterr()
    assert main(["set", str(path), "cover", "golf"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "there is no cover golf; use one of: " in err


def test_an_export_takes_json_with_a_dry_run_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "x.rota"), "--to", "x.csv", "--json"]) == 2
    assert "say --dry-run too" in said(capsys)


def test_every_command_says_at_the_top_of_its_help_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    for name, told in commands_told():
        with pytest.raises(SystemExit):
            main([name, "--help"])
        assert told[1:20] in said(capsys)
