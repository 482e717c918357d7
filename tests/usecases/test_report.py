"""The report: ten principles with figures that can be checked by hand, and nobody named where nobody should be."""

import io
from pathlib import Path

import openpyxl
import pytest

from rotaengage.domain.activity import Activity
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Plan
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.refs import CellRef
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.scorecard import NOT_RECORDED, PRINCIPLES, ScoreLine
from rotaengage.export.groups import by_grade
from rotaengage.export.name_scan import found_names, needles
from rotaengage.store import Workspace
from rotaengage.usecases.report import write_report
from rotaengage.usecases.scorecard import Records, cells, scorecard
from rotaengage.usecases.wish import Wish
from tests.build import day, duty, slot
from tests.export.people import DUTIES, FORUM, made, people, problem
from tests.usecases.shelf import workspace


def line(
    measure: str, plan: Plan | None = None, scenario: Scenario | None = None, *, totals: bool = False
) -> ScoreLine:
    of = scenario or problem()
    records = Records(plan or made(), of, by_grade(of.rota.doctors), versions=2, totals=totals)
    (found,) = (s for s in scorecard(records) if s.measure.startswith(measure))
    return found


def test_every_principle_has_a_line_in_order() -> None:
    found = [s.principle for s in scorecard(Records(made(), problem(), {}))]
    assert sorted(set(found)) == list(range(1, len(PRINCIPLES) + 1))
    assert found == sorted(found)


def test_the_lowest_fulfilment_names_the_rows_it_comes_from() -> None:
    found = line("Lowest fulfilment")
    assert (found.figure, found.flag) == ("0%", "10 with nothing at all")
    assert "'Rota'!A3" in found.source
    assert "'Rota'!A2" not in found.source


def test_totals_tell_of_no_single_doctor() -> None:
    few = made(doctors=tuple(d.changed(planned_minutes=100) for d in made().doctors[3:]) + made().doctors[1:3])
    assert line("Lowest fulfilment", few).flag == "2 with nothing at all"
    found = line("Lowest fulfilment", few, totals=True)
    assert (found.figure, found.flag) == ("0% or more", "fewer than 5 with nothing at all")


def test_grades_are_compared_and_an_unfair_share_is_flagged() -> None:
    found = line("Grades: least")
    assert found.figure == "0% (HST) to 50% (SAS)"
    assert found.flag


def test_an_event_that_a_whole_grade_misses_is_flagged() -> None:
    assert line("Events that a whole grade").flag == "nobody can come from SAS"


def test_planned_time_is_told_against_what_is_owed() -> None:
    found = line("Protected time planned")
    assert (found.figure, found.flag) == ("5 h of 48 h", "43 h still owed")
    assert str(DUTIES[0].source) in found.source


def test_time_outside_a_duty_is_counted_as_own_time() -> None:
    assert line("Share in doctors' own").figure == "0%"
    late = slot(DUTIES[0], "18:00", "19:00")
    found = line("Share in doctors' own", made((late, *made().slots[1:2])))
    assert (found.figure, found.flag) == ("50%", "slots: 1")


def test_activities_that_say_too_little_are_counted() -> None:
    told = dict.fromkeys(("in_scope", "out_of_scope", "others_taking_part", "how_decided", "how_told"), "x")
    whole = FORUM.changed(**told)
    assert line("Activities that say").figure == "0 of 3"
    assert line("Activities that say", scenario=problem(activities=(whole,))).flag == ""


@pytest.mark.parametrize(("decision", "figure"), [(1, "1 of 1"), (0, "0 of 1")])
def test_a_session_after_its_decision_is_late(decision: int, figure: str) -> None:
    forum: Activity = FORUM.changed(decision_date=day(decision))
    assert line("Consultations", scenario=problem(activities=(forum,))).figure == figure


def test_the_longest_time_without_a_slot_counts_from_the_first_day_to_the_last() -> None:
    assert line("Longest time").figure == "6 days"
    seen = made(doctors=made().doctors[:1])
    assert line("Longest time", seen).figure == "4 days"


def test_versions_and_methods_are_counted() -> None:
    assert line("Plans looked at").figure == "1"
    assert line("Methods offered").figure == "3 offered, 3 used"
    assert line("Methods offered", made(made().slots[:1])).flag == "one method only"


def test_cover_is_shown_with_its_least_margin_during_a_release() -> None:
    assert line("Fewest doctors").figure == "3"
    assert line("Cover made worse").figure == "0 h"


def test_teaching_that_stands_in_the_rota_is_counted() -> None:
    lesson = duty(people()[0].id, 6, "09:00", "11:00", DutyKind.TEACHING)
    with_lesson = problem().rota.changed(duties=(*problem().rota.duties, lesson))
    assert line("Protected teaching", scenario=problem().changed(rota=with_lesson)).figure == "2 h"


@pytest.mark.parametrize("measure", ["Challenges", "Planned time that was"])
def test_what_nobody_records_is_said_to_be_so(measure: str) -> None:
    assert line(measure).figure == NOT_RECORDED


@pytest.mark.parametrize("ending", [".xlsx", ".html"])
@pytest.mark.parametrize("privacy", list(Privacy))
def test_a_report_names_people_only_where_it_should(tmp_path: Path, privacy: Privacy, ending: str) -> None:
    to = tmp_path / f"report{ending}"
    done = write_report(workspace(tmp_path), to, Wish(privacy))
    wanted = needles(people(), with_initials=privacy is not Privacy.INITIALS)
    assert bool(found_names(to.name, to.read_bytes(), wanted)) is (privacy is Privacy.FULL)
    assert done.flags == sum(bool(s.flag) for s in done.lines) > 0


def test_a_report_in_totals_has_no_row_about_a_doctor(tmp_path: Path) -> None:
    write_report(workspace(tmp_path), tmp_path / "r.xlsx", Wish(Privacy.TOTALS))
    opened = openpyxl.load_workbook(io.BytesIO((tmp_path / "r.xlsx").read_bytes()))
    assert opened.sheetnames == ["Scorecard", "By grade", "By month", "Cover", "Activities", "Events", "Questions"]


def test_a_report_with_names_leads_back_to_the_cells(tmp_path: Path) -> None:
    write_report(workspace(tmp_path), tmp_path / "r.xlsx", Wish(Privacy.FULL))
    opened = openpyxl.load_workbook(io.BytesIO((tmp_path / "r.xlsx").read_bytes()))
    words = [str(row[5]) for row in opened["Scorecard"].iter_rows(min_row=5, values_only=True)]
    assert any("'Rota'!" in w for w in words)


def test_cells_of_a_sheet_name_it_once_and_a_long_list_says_how_many_more() -> None:
    one = [CellRef("Rota", row, 2) for row in (3, 3, 4)]
    assert cells([*one, None, CellRef("O'Neil", 1, 1)]) == "'Rota'!B3, B4; 'O''Neil'!A1"
    assert cells([CellRef("Rota", row, 1) for row in range(1, 15)]).endswith("A11, A12 and 2 more")
    assert cells([]) == ""


@pytest.mark.parametrize("name", ["r.pdf", "r", "r.csv"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"use \.xlsx or \.html"):
        write_report(workspace(tmp_path), tmp_path / name, Wish())


def test_a_workspace_without_a_plan_has_no_report(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    with Workspace.open(path, read_only=True) as opened:
        department = opened.department()
    empty = tmp_path / "empty.rota"
    Workspace.create(empty, department, (), "tester").close()
    with pytest.raises(UserError, match="there is no plan"):
        write_report(empty, tmp_path / "r.html", Wish())


def test_a_report_is_on_the_trail_without_a_name(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    write_report(path, tmp_path / "r.html", Wish(Privacy.TOTALS))
    with Workspace.open(path, read_only=True) as opened:
        assert opened.trail()[-1].what == "report on plan 2 to r.html, totals"
