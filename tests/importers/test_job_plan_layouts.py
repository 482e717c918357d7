"""Job plans as departments write them: JP1 to JP7 of the domain notes, each with a made-up plan."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import xlsxwriter

from importers.job_plan import JobPlans, read_job_plans
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Layout
from rotaengage.domain.issue import Severity
from rotaengage.domain.jobplan import Category

Row = Sequence[object]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
OWNER: tuple[Row, ...] = (("Job plan",), ("Name", "Dr Imogen Castellane"), ("Grade", "Consultant"), ())


def write(
    path: Path, sheets: Mapping[str, Sequence[Row]], merged: Sequence[tuple[str, int, int, int, int, object]] = ()
) -> Path:
    """Plain rows; merged is sheet, top, left, bottom, right (from 0) and the value."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if value not in (None, ""):
                        sheet.write(r, c, value)
            for where, top, left, bottom, right, value in merged:
                if where == name:
                    sheet.merge_range(top, left, bottom, right, value)
    return path


def read(path: Path, rows: Sequence[Row], answers: Answers | None = None, sheet: str = "Timetable") -> JobPlans:
    return read_job_plans(write(path / "plan.xlsx", {sheet: rows}), answers or Answers())


def codes(found: JobPlans) -> list[str]:
    """Codes of what is neither a remark on the pack nor on the sheet."""
    return [i.code for i in found.issues if i.code != "JP404"]


def pas(found: JobPlans, category: Category, n: int = 0) -> Fraction:
    return found.plans[n].totals().get(category, Fraction(0))


JP1: tuple[Row, ...] = (
    *OWNER,
    ("", *DAYS),
    ("AM 08:00-12:00", "Clinic - fast track (DCC)", "Ward round (DCC)", "SPA", "Theatre (DCC)", "Off"),
    ("PM 13:00-17:00", "Admin (DCC)", "SPA 14:00-16:00", "Clinic (DCC)", "Theatre (DCC)", "-"),
    ("Eve", "", "", "", "Ward round (DCC) 18:00-20:00", ""),
)


def test_jp1_a_weekly_grid_by_sessions(tmp_path: Path) -> None:
    found = read(tmp_path, JP1)
    (plan,) = found.plans
    assert plan.doctor.name == "Dr Imogen Castellane"
    assert plan.contract.id == "consultant-2003"
    assert codes(found) == []
    assert pas(found, Category.SPA) == Fraction(3, 2)
    assert pas(found, Category.DCC) == 6 + Fraction(60, 240) + Fraction(60, 180)
    clinic = next(b for b in plan.blocks if b.activity.startswith("Clinic - fast"))
    assert (clinic.weekday, str(clinic.source)) == (0, "'Timetable'!B6")


def test_jp1_the_other_way_round_and_without_times(tmp_path: Path) -> None:
    """Times that nobody wrote are taken, and asked about; an answer settles them."""
    rows: list[Row] = [*OWNER, ("", "AM", "PM"), ("Mon", "Clinic (DCC)", "SPA"),
                       ("Tue", "Theatre (DCC)", "Theatre (DCC)"), ("Wed", "SPA", "")]  # fmt: skip
    found = read(tmp_path, rows)
    assert codes(found) == ["JP203"]
    assert (pas(found, Category.DCC), pas(found, Category.SPA)) == (Fraction(3), Fraction(2))
    said = read(tmp_path, rows, Answers(kept={"job-sessions": "AM 08:00-13:00, PM 13:00-16:00"}))
    assert codes(said) == []
    assert pas(said, Category.DCC) == Fraction(5 + 5 + 3, 4)


def test_jp1_sessions_under_each_day_and_a_week_a_row(tmp_path: Path) -> None:
    rows: list[Row] = [
        *OWNER,
        ("", "Mon", "", "Tue", "", "Wed", ""),
        ("", *("AM 08:00-12:00", "PM 13:00-17:00") * 3),
        ("Week 1", "Clinic (DCC)", "SPA", "", "", "Theatre (DCC)", "Theatre (DCC)"),
        ("Week 2", "Clinic (DCC)", "Admin (DCC)", "SPA", "", "", ""),
    ]
    merged = [("T", 4, c, 4, c + 1, day) for c, day in ((1, "Mon"), (3, "Tue"), (5, "Wed"))]
    found = read_job_plans(write(tmp_path / "plan.xlsx", {"T": rows}, merged))
    assert found.plans[0].cycle_weeks == 2
    assert (pas(found, Category.DCC), pas(found, Category.SPA)) == (Fraction(5, 2), Fraction(1))
    assert codes(found) == ["JP208"]


def test_jp2_time_down_days_across_with_merged_cells(tmp_path: Path) -> None:
    rows: list[Row] = [*OWNER, ("Time", *DAYS)]
    rows += [(f"{hour:02}:00",) for hour in range(8, 18)]
    merged = [("T", 5, 1, 8, 1, "Clinic (DCC)"), ("T", 10, 1, 13, 1, "SPA"), ("T", 5, 2, 6, 3, "Ward round (DCC)")]
    rows[5] = ("08:00", "", "", "", "Theatre (DCC)")
    rows[6] = ("09:00", "", "", "", "Theatre (DCC)")
    found = read_job_plans(write(tmp_path / "plan.xlsx", {"T": rows}, merged))
    blocks = {(b.weekday, b.activity): (f"{b.start:%H:%M}", f"{b.end:%H:%M}") for b in found.plans[0].blocks}
    assert blocks == {
        (0, "Clinic"): ("08:00", "12:00"),
        (0, "SPA"): ("13:00", "17:00"),
        (1, "Ward round"): ("08:00", "10:00"),
        (2, "Ward round"): ("08:00", "10:00"),
        (3, "Theatre"): ("08:00", "10:00"),
    }
    assert codes(found) == []


JP3: tuple[Row, ...] = (
    *OWNER,
    ("Day", "Start", "End", "Location", "Activity", "Category", "Frequency", "Hours", "PAs"),
    ("Monday", "08:00", "12:00", "OPD", "Clinic", "DCC", "weekly", 4, 1),
    ("Tuesday", "08:00", "18:00", "Theatre", "List", "DCC", "1:4", 10, 0.625),
    ("Wednesday", "13:00", "17:00", "Office", "Audit", "SPA", "alt", 4, 0.5),
    ("Thursday", "17:00", "21:00", "ED", "Emergency work", "DCC", "wk 1&3", 4, Fraction(7, 12)),
    ("Flexible", "", "", "", "CPD", "SPA", "", 4, 1),
    ("Total", "", "", "", "", "", "", "", 3.71),
)


def jp3(rows: Sequence[Row] = JP3) -> list[Row]:
    return [tuple(float(v) if isinstance(v, Fraction) else v for v in row) for row in rows]


def test_jp3_a_list_with_frequencies(tmp_path: Path) -> None:
    found = read(tmp_path, jp3())
    assert codes(found) == ["JP207", "JP208"]
    plan = found.plans[0]
    assert plan.cycle_weeks == 4
    assert pas(found, Category.SPA) == Fraction(3, 2)
    late = plan.contract.pas(plan.contract.minutes(3, *(b for b in (plan.blocks[3].start, plan.blocks[3].end) if b)))
    assert pas(found, Category.DCC) == 1 + Fraction(10, 16) + late / 2
    assert sum(b.flexible for b in plan.blocks) == 1


def test_jp3_rows_that_disagree_with_themselves_are_told_with_their_cells(tmp_path: Path) -> None:
    rows = jp3()
    rows[5] = ("Monday", "08:00", "12:00", "OPD", "Clinic", "DCC", "weekly", 3, 1.25)
    found = read(tmp_path, rows)
    told = {i.code: i for i in found.issues}
    assert told["JP302"].where == "'Timetable'!H6"
    assert "3 hours and its times give 4" in told["JP302"].says
    assert told["JP303"].where == "'Timetable'!E6"
    assert "1.25 PAs and its time gives 1 " in told["JP303"].says


def test_jp4_weeks_on_sheets_of_their_own(tmp_path: Path) -> None:
    def week(spa: str) -> list[Row]:
        return [*OWNER, ("", "Mon", "Tue", "Wed"), ("AM 08:00-12:00", "Clinic (DCC)", spa, "Theatre (DCC)")]

    sheets = {f"Week {n}": week("SPA" if n % 2 else "Clinic (DCC)") for n in range(1, 5)}
    found = read_job_plans(write(tmp_path / "plan.xlsx", sheets))
    (plan,) = found.plans
    assert plan.cycle_weeks == 4
    assert (pas(found, Category.SPA), pas(found, Category.DCC)) == (Fraction(1, 2), Fraction(5, 2))
    assert codes(found) == ["JP208"]
    sheets["Week 1"] = [*sheets["Week 1"], (), ("Week 1 commencing", "03/08/2026")]
    dated = read_job_plans(write(tmp_path / "dated.xlsx", sheets))
    assert codes(dated) == []
    assert str(dated.plans[0].anchor) == "2026-08-03"


def test_jp4_weeks_stacked_on_one_sheet_and_side_by_side(tmp_path: Path) -> None:
    days = ("Mon", "Tue", "Wed")
    stacked: list[Row] = [
        *OWNER,
        ("Week 1",), ("", *days), ("AM 08:00-12:00", "Clinic (DCC)", "SPA", "SPA"),
        ("Week 2",), ("", *days), ("AM 08:00-12:00", "Clinic (DCC)", "SPA", ""),
    ]  # fmt: skip
    beside: list[Row] = [
        *OWNER,
        ("", "Week 1", "", "", "Week 2"),
        ("", *days, *days),
        ("AM 08:00-12:00", "Clinic (DCC)", "SPA", "SPA", "Clinic (DCC)", "SPA", ""),
    ]
    for rows in (stacked, beside):
        found = read(tmp_path, rows)
        assert found.plans[0].cycle_weeks == 2
        assert (pas(found, Category.DCC), pas(found, Category.SPA)) == (Fraction(1), Fraction(3, 2))


def test_jp5_a_summary_alone_is_a_plan(tmp_path: Path) -> None:
    rows: list[Row] = [*OWNER, ("", "PAs"), ("DCC", 7.5), ("SPA", 2.5), ("Total PAs", 10),
                       ("On-call frequency", "1:8, category A")]  # fmt: skip
    found = read(tmp_path, rows)
    (plan,) = found.plans
    assert plan.weekly_pas(Category.SPA) == Fraction(5, 2)
    assert [(o.frequency, o.category) for o in plan.on_call] == [(8, "A")]
    assert codes(found) == []


def test_jp5_a_summary_that_disagrees_with_the_grid_is_told_with_both_cells(tmp_path: Path) -> None:
    rows: list[Row] = [*JP1, (), ("DCC", 6.583), ("SPA", 2.5), ("Total PAs", 9.083)]
    found = read(tmp_path, rows)
    assert codes(found) == ["JP301", "JP304"]
    told = found.issues[0]
    assert told.where == "'Timetable'!B11, 'Timetable'!D6, 'Timetable'!C7"
    assert "SPA is 2.5 PAs in the summary and 1.5 in the timetable" in told.says
    rows[-2], rows[-1] = ("SPA", 1.5), ("Total PAs", 8.083)
    assert codes(read(tmp_path, rows)) == []


def test_jp6_flexible_spa_counts_without_a_time(tmp_path: Path) -> None:
    rows: list[Row] = [*JP1, (), ("Flexible SPA 0.5 PA",), ("Flexible SPA", "2 hours")]
    found = read(tmp_path, rows)
    assert pas(found, Category.SPA) == Fraction(5, 2)
    flexible = [b for b in found.plans[0].blocks if b.flexible]
    assert [(b.stated_pas, b.hours) for b in flexible] == [(Fraction(1, 2), None), (None, 2)]


def test_jp7_an_export_of_many_people(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("Clinician", "Job Title", "Day", "Start Time", "End Time", "Activity", "Type", "PA"),
        ("Castellane, Imogen", "Consultant", "Mon", "08:00", "12:00", "Clinic", "DCC", 1),
        ("", "", "Tue", "08:00", "14:00", "Theatre", "DCC", 1.5),
        ("Farouk Danvers", "Specialty doctor 2021", "Wed", "17:00", "21:00", "Twilight clinic", "DCC", 1),
        ("Farouk Danvers", "Specialty doctor 2021", "Thu", "09:00", "13:00", "CPD", "SPA", 1.125),
    ]
    found = read(tmp_path, rows, sheet="PA export")
    assert [p.doctor.name for p in found.plans] == ["Castellane, Imogen", "Farouk Danvers"]
    assert [p.contract.id for p in found.plans] == ["consultant-2003", "sas-2021"]
    assert (pas(found, Category.DCC), pas(found, Category.DCC, 1)) == (Fraction(5, 2), Fraction(1))
    assert codes(found) == ["JP303"]
    assert found.rotas[0].cells.read == found.rotas[0].cells.understood == 8 + 8 + 6 + 16


def test_a_category_that_only_the_words_suggest_is_asked_about(tmp_path: Path) -> None:
    rows: list[Row] = [*OWNER, ("", *DAYS), ("AM 08:00-12:00", "Clinic", "ED", "Gliding", "SPA", "Theatre (DCC)")]
    found = read(tmp_path, rows)
    asked = {i.key: (i.severity, i.where) for i in found.issues if i.code == "JP201"}
    assert asked == {
        "job-category:clinic": (Severity.QUESTION, "'Timetable'!B6"),
        "job-category:ed": (Severity.QUESTION, "'Timetable'!C6"),
        "job-category:gliding": (Severity.QUESTION, "'Timetable'!D6"),
    }
    assert found.rotas[0].cells.questions == 3
    kept = {"job-category:clinic": "DCC", "job-category:ed": "DCC", "job-category:gliding": "off"}
    said = read(tmp_path, rows, Answers(kept=kept))
    assert codes(said) == []
    assert pas(said, Category.DCC) == 3


def test_two_activities_in_a_session_divide_it_and_are_asked_about(tmp_path: Path) -> None:
    rows: list[Row] = [*OWNER, ("", *DAYS), ("AM 08:00-12:00", "Clinic (DCC)\nSPA", "", "", "SPA", "Theatre (DCC)")]
    found = read(tmp_path, rows)
    assert codes(found) == ["JP205"]
    assert pas(found, Category.SPA) == Fraction(3, 2)


def test_a_plan_says_whose_it_is_and_by_which_contract_or_asks(tmp_path: Path) -> None:
    found = read(tmp_path, [("Job plan",), *JP1[4:]])
    assert codes(found)[:2] == ["JP101", "JP102"]
    sas = read(tmp_path, [("Job plan for: Dr Pia Lund",), ("Grade", "Specialty doctor"), *JP1[4:]])
    assert codes(sas) == ["JP102"]
    settled = Answers(kept={"job-contract:Dr Pia Lund": "sas-2008"})
    said = read(tmp_path, [("Job plan for: Dr Pia Lund",), ("Grade", "Specialty doctor"), *JP1[4:]], settled)
    assert (codes(said), said.plans[0].contract.id) == ([], "sas-2008")


def test_contract_floors_and_ceilings_are_told(tmp_path: Path) -> None:
    owner = [("Job plan for: Dr Pia Lund",), ("Grade", "Specialty doctor 2021"), ()]
    rows: list[Row] = [*owner, ("", *DAYS), ("AM 08:00-12:00", "Clinic (DCC)", "", "", "", "SPA 08:00-10:00"),
                       ("Eve", *("Take (DCC) 21:00-07:00",) * 4)]  # fmt: skip
    found = read(tmp_path, rows)
    assert set(codes(found)) == {"JP401", "JP402", "JP403"}


def test_a_sheet_that_is_no_job_plan_is_left_to_the_other_readers(tmp_path: Path) -> None:
    rota: list[Row] = [("Name", *DAYS), ("Amy Bell", "SPA", "LD", "LD", "N", "N"), ("Bo Cole", "LD", "SPA", "", "", "")]
    found = read(tmp_path, rota)
    assert (found.plans, codes(found)) == ((), ["JP103"])


def test_an_answer_can_say_that_a_sheet_is_a_job_plan_or_is_none(tmp_path: Path) -> None:
    none = read(tmp_path, JP1, Answers(layouts={"Timetable": "none"}))
    assert none.plans == ()
    bare: list[Row] = [("", *DAYS), ("AM 08:00-12:00", "Clinic", "", "", "", "")]
    assert read(tmp_path, bare).plans == ()
    said = read(tmp_path, bare, Answers(layouts={"Timetable": Layout.JOB_PLAN.value}))
    assert len(said.plans) == 1


def test_no_cell_of_a_sheet_is_lost(tmp_path: Path) -> None:
    found = read(tmp_path, [*JP1, (), ("Signed by the clinical lead",)])
    (rota,) = found.rotas
    assert rota.layout is Layout.JOB_PLAN
    assert rota.cells.read == sum(1 for row in JP1 for v in row if v) + 1
    assert rota.cells.ignored_because == {"text that is no part of the job plan": 2}
    assert {(d.week, d.weekday) for d in rota.duties} >= {(1, 0), (1, 4)}
