"""Leave lists as departments keep them: dates in every spelling, half days, kinds, what is not agreed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from importers.leave_list import LeaveList, read_leave
from rotaengage.domain.absence import Absence, Half
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.issue import UserError
from tests.importers.books import write_book

FIRST, LAST = date(2026, 8, 3), date(2026, 8, 30)
HEADING = ("Name", "From", "To", "Type", "Half day")
BOTH = frozenset(Half)


def read(path: Path, *rows: Sequence[object], answers: Answers | None = None) -> LeaveList:
    return read_leave(write_book(path / "leave.xlsx", {"Leave": rows}), FIRST, LAST, answers or Answers())


def only(found: LeaveList) -> Absence:
    assert [i.code for i in found.issues] == []
    (absence,) = found.absences
    return absence


def test_a_row_is_an_absence_with_its_cell(tmp_path: Path) -> None:
    found = only(read(tmp_path, HEADING, ("Amy Bell", date(2026, 8, 10), date(2026, 8, 14), "Annual leave", "")))
    assert (found.name, found.kind, found.first, found.last) == (
        "Amy Bell", DutyKind.ANNUAL_LEAVE, date(2026, 8, 10), date(2026, 8, 14)
    )  # fmt: skip
    assert str(found.source) == "'[leave.xlsx]Leave'!B2"
    assert found.on(date(2026, 8, 10)) == found.on(date(2026, 8, 14)) == BOTH
    assert found.on(date(2026, 8, 9)) == found.on(date(2026, 8, 15)) == frozenset()


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("03/08/2026", "07/08/2026", (3, 8), (7, 8)),
        ("3 Aug 2026", "Fri 7 August 2026", (3, 8), (7, 8)),
        ("3-7 Aug 2026", "", (3, 8), (7, 8)),
        ("03/08/26 - 07/08/26", "", (3, 8), (7, 8)),
        ("28 July to 7 Aug 2026", "", (28, 7), (7, 8)),
        ("10/8/26", "", (10, 8), (10, 8)),
        ("2026-08-10", "2026-08-10", (10, 8), (10, 8)),
    ],
)
def test_dates_in_every_spelling(
    tmp_path: Path, start: str, end: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    found = only(read(tmp_path, HEADING, ("Amy Bell", start, end, "AL", "")))
    assert ((found.first.day, found.first.month), (found.last.day, found.last.month)) == (first, last)
    assert found.first.year == found.last.year == 2026


def test_a_date_without_a_year_is_the_one_in_the_rota_and_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, HEADING, ("Amy Bell", "10 Aug", "12 Aug", "AL", ""))
    assert (found.absences[0].first, found.absences[0].last) == (date(2026, 8, 10), date(2026, 8, 12))
    assert {i.code for i in found.issues} == {"LV204"}


@pytest.mark.parametrize(
    ("start", "end", "half", "halves"),
    [
        ("10/08/2026", "10/08/2026", "AM", {Half.AM}),
        ("10/08/2026", "", "pm", {Half.PM}),
        ("10/08/2026 PM", "", "", {Half.PM}),
        ("10/08/2026", "10/08/2026", "Full", set(Half)),
        ("10/08/2026 pm", "12/08/2026", "", {Half.PM}),
    ],
)
def test_half_days(tmp_path: Path, start: str, end: str, half: str, halves: set[Half]) -> None:
    found = only(read(tmp_path, HEADING, ("Amy Bell", start, end, "AL", half)))
    assert found.on(date(2026, 8, 10)) == halves


def test_leave_from_noon_to_noon(tmp_path: Path) -> None:
    found = only(read(tmp_path, HEADING, ("Amy Bell", "10/08/2026 PM", "12/08/2026 AM", "AL", "")))
    halves = [found.on(date(2026, 8, d)) for d in (10, 11, 12)]
    assert halves == [{Half.PM}, BOTH, {Half.AM}]


def test_half_a_day_without_saying_which_is_asked_about(tmp_path: Path) -> None:
    found = read(tmp_path, HEADING, ("Amy Bell", "10/08/2026", "", "AL", "half"))
    assert [i.code for i in found.issues] == ["LV205"]
    assert found.absences[0].on(date(2026, 8, 10)) == BOTH


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A/L", DutyKind.ANNUAL_LEAVE),
        ("Study leave (course)", DutyKind.STUDY_LEAVE),
        ("Sickness", DutyKind.SICK),
        ("TOIL", DutyKind.LIEU),
        ("Paternity leave", DutyKind.PARENTAL),
        ("Unavailable", DutyKind.UNAVAILABLE),
        ("Jury service", DutyKind.UNAVAILABLE),
    ],
)
def test_kinds(tmp_path: Path, text: str, kind: DutyKind) -> None:
    assert only(read(tmp_path, HEADING, ("Amy Bell", "10/08/2026", "", text, ""))).kind is kind


@pytest.mark.parametrize("text", ["SL", "PL", "zz", ""])
def test_a_kind_that_means_two_things_is_asked_about_and_the_answer_is_kept(tmp_path: Path, text: str) -> None:
    rows = (HEADING, ("Amy Bell", "10/08/2026", "", text, ""))
    (asked,) = read(tmp_path, *rows).issues
    assert (asked.code, asked.key) == ("LV203", f"leave-kind:{text.casefold()}")
    kept = Answers(kept={f"leave-kind:{text.casefold()}": "study_leave"})
    assert only(read(tmp_path, *rows, answers=kept)).kind is DutyKind.STUDY_LEAVE


def test_an_unavailability_list_needs_no_kind(tmp_path: Path) -> None:
    found = only(
        read(tmp_path, ("Dates when doctors are unavailable",), ("Doctor", "Date"), ("Amy Bell", "10/08/2026"))
    )
    assert found.kind is DutyKind.UNAVAILABLE


def test_what_is_refused_is_left_out_and_what_is_open_is_asked_about(tmp_path: Path) -> None:
    heading = (*HEADING[:4], "Status")
    row = ("Amy Bell", "10/08/2026", "", "AL")
    found = read(tmp_path, heading, (*row, "Approved"), (*row, "Rejected"), (*row, "Pending"))
    assert len(found.absences) == 1
    assert [i.code for i in found.issues] == ["LV207", "LV206"]


def test_a_day_of_return_is_worked(tmp_path: Path) -> None:
    found = only(read(tmp_path, ("Name", "First day of leave", "Return date", "Type"),
                      ("Amy Bell", "10/08/2026", "13/08/2026", "AL")))  # fmt: skip
    assert (found.first, found.last) == (date(2026, 8, 10), date(2026, 8, 12))


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("Amy Bell", "soon", "", "AL", ""), "LV201"),
        (("Amy Bell", "14/08/2026", "10/08/2026", "AL", ""), "LV202"),
        (("", "14/08/2026", "", "AL", ""), "LV209"),
        (("Amy Bell", "31/06/2026", "", "AL", ""), "LV201"),
    ],
)
def test_a_row_that_cannot_be_read_is_asked_about_with_its_cell(
    tmp_path: Path, row: tuple[str, ...], code: str
) -> None:
    found = read(tmp_path, HEADING, row)
    assert found.absences == ()
    assert [i.code for i in found.issues] == [code]
    assert found.issues[0].where.startswith("'[leave.xlsx]Leave'!")


def test_a_number_of_days_that_cannot_be_is_told(tmp_path: Path) -> None:
    heading = ("Name", "From", "To", "Type", "Days")
    fits = read(tmp_path, heading, ("Amy Bell", "10/08/2026", "14/08/2026", "AL", 5))
    assert fits.issues == ()
    wrong = read(tmp_path, heading, ("Amy Bell", "10/08/2026", "14/08/2026", "AL", 7))
    assert [i.code for i in wrong.issues] == ["LV210"]


def test_a_calendar_of_leave_codes_is_read_as_the_rota_it_looks_like(tmp_path: Path) -> None:
    days = [date(2026, 8, d) for d in range(3, 17)]
    rows: list[Sequence[object]] = [("Name", *days), ("Amy Bell", "AL", "AL", *[""] * 12),
                                    ("Bo Cole", *[""] * 6, "AL", *[""] * 7),
                                    ("Cy Dunn", *["AL"] * 3, *[""] * 11), ("Key",), ("AL", "Annual leave")]  # fmt: skip
    found = read(tmp_path, *rows)
    assert [(a.name, a.first.day) for a in found.absences if a.name != "Cy Dunn"] == [
        ("Amy Bell", 3), ("Amy Bell", 4), ("Bo Cole", 9)
    ]  # fmt: skip


def test_a_file_without_leave_says_so(tmp_path: Path) -> None:
    assert [i.code for i in read(tmp_path, ("Shopping", "list"), ("tea", 2)).issues] == ["LV101"]
    with pytest.raises(UserError, match="cannot be opened"):
        read_leave(tmp_path / "none.xlsx", FIRST, LAST)
