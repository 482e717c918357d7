"""Job plans, leave, calendars and bank holidays from the command line, up to a plan that keeps to them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from importers.bank_holidays import NATIONS as KNOWN
from rotaengage.cli.main import main
from rotaengage.cli.new import NATIONS
from tests.cli import books

CALENDAR = "\r\n".join((
    "BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:On call Amelia Thornbury", "DTSTART;VALUE=DATE:20270104", "END:VEVENT",
    "BEGIN:VEVENT", "SUMMARY:On call Dinesh Varadkar", "DTSTART:20270105T170000", "DTEND:20270106T080000",
    "RRULE:FREQ=WEEKLY", "END:VEVENT", "END:VCALENDAR",
))  # fmt: skip
LEAVE = (
    ("Name", "From", "To", "Type"),
    ("Penhallow, Catrin", date(2027, 1, 11), date(2027, 1, 13), "Annual leave"),
)
PLAN = (
    ("Job plan for: Dr Bilal Hashimi",),
    ("Grade", "Consultant"),
    ("", "Mon", "Tue", "Wed", "Thu", "Fri"),
    ("AM 08:00-12:00", "Clinic (DCC)", "SPA", "Ward round (DCC)", "SPA", "Theatre (DCC)"),
)


@pytest.fixture
def made(tmp_path: Path) -> list[str]:
    """The arguments of `new` with every list; the calendar has a doctor on call who is on leave."""
    rota = books.tidy(tmp_path / "tidy.xlsx")
    leave = books.write(tmp_path / "leave.xlsx", ("Leave", LEAVE))
    plan = books.write(tmp_path / "plans.xlsx", ("Plan", PLAN))
    calendar = tmp_path / "call.ics"
    calendar.write_text(CALENDAR, encoding="utf-8")
    lists = ["--leave", str(leave), "--on-call", str(calendar), "--job-plans", str(plan)]
    return ["new", str(tmp_path / "w.rota"), "--rota", str(rota), *lists, "--bank-holidays", "england"]


def test_lists_are_laid_over_the_rota_and_the_plan_keeps_to_them(
    made: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(made) == 1
    told = capsys.readouterr().out
    assert "UC314 question '[call.ics]entries'!A1, 'Rota'!C2" in told
    assert told.count("UC311 note") == 3
    assert main(["plan", str(tmp_path / "w.rota"), "--seconds", "10", "--json"]) == 0
    plan: dict[str, Any] = json.loads(capsys.readouterr().out)
    owed = {d["doctor"]: d["entitled_minutes"] for d in plan["doctors"]}
    assert owed["Bilal Hashimi"] == 2 * 2 * 240
    away = {s["start"][:10] for s in plan["slots"] if s["doctor"] == "Catrin Penhallow"}
    assert not away & {"2027-01-11", "2027-01-12", "2027-01-13"}


def test_a_job_plan_is_inspected_with_its_weekdays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = books.write(tmp_path / "plans.xlsx", ("Plan", PLAN))
    assert main(["inspect", str(path), "--json", "--duties"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    (rota,) = told["rotas"]
    assert (rota["layout"], rota["first_date"], rota["cycle_weeks"]) == ("job_plan", None, 1)
    spa = [d for d in rota["duties"] if d["kind"] == "spa"]
    assert [(d["cell"], d["date"], d["week"], d["weekday"]) for d in spa] == [
        ("'Plan'!C4", None, 1, "tue"),
        ("'Plan'!E4", None, 1, "thu"),
    ]


@pytest.mark.parametrize(("option", "name"), [("--leave", "x.xlsx"), ("--on-call", "x.ics"), ("--job-plans", "x.xlsx")])
def test_a_list_that_is_not_there_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, name: str
) -> None:
    rota = books.tidy(tmp_path / "tidy.xlsx")
    assert main(["new", str(tmp_path / "w.rota"), "--rota", str(rota), option, str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "w.rota").exists()


def test_the_nations_of_the_door_are_those_of_the_reader() -> None:
    assert set(NATIONS) == set(KNOWN)
