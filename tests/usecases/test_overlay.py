"""Leave and on-call calendars over a rota: what changes, what is told with both cells, what is left alone."""

from datetime import date
from typing import Any

from rotaengage.domain.absence import Absence, CalendarEntry, Half
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.usecases.overlay import Laid, lay_over
from tests import build

CELL = CellRef("[leave.xlsx]Leave", 2, 2)
CALL = CellRef("[call.ics]entries", 1, 1)
AMY, BO = build.doctor("amy"), build.doctor("bo")


def leave(first: int, last: int | None = None, name: str = "Amy", **more: Any) -> Absence:
    fields: dict[str, Any] = {"kind": DutyKind.ANNUAL_LEAVE, "source": CELL} | more
    return Absence(name=name, first=build.day(first), last=build.day(first if last is None else last), **fields)


def call(number: int, start: str | None, end: str | None, name: str = "Amy", **more: Any) -> CalendarEntry:
    span = build.span(number, start, end) if start and end else None
    fields: dict[str, Any] = {"kind": DutyKind.NON_RESIDENT_ON_CALL, "days": (build.day(number),)} | more
    return CalendarEntry(text=f"On call {name}", names=(name,), span=span, source=CALL, **fields)


def rota(*duties: Duty, days: int = 7) -> Rota:
    return build.rota([AMY, BO], duties or [build.duty("amy", n) for n in range(5)], days=days)


def over(of: Rota, *things: Absence | CalendarEntry, answers: Answers | None = None) -> Laid:
    absences = [t for t in things if isinstance(t, Absence)]
    entries = [t for t in things if isinstance(t, CalendarEntry)]
    return lay_over(of, absences, entries, answers or Answers())


def duties_on(laid: Laid, number: int, name: str = "amy") -> list[tuple[DutyKind, str]]:
    found = [d for d in laid.rota.duties if (d.doctor, d.day) == (name, build.day(number))]
    return [(d.kind, f"{d.span.start:%H:%M}-{d.span.end:%H:%M}" if d.span else "") for d in found]


def codes(laid: Laid) -> list[str]:
    return [i.code for i in laid.issues]


def only(laid: Laid) -> Issue:
    (found,) = laid.issues
    return found


def test_leave_takes_a_standard_day_and_says_so_with_both_cells() -> None:
    laid = over(rota(), leave(1))
    assert duties_on(laid, 1) == [(DutyKind.ANNUAL_LEAVE, "")]
    assert duties_on(laid, 0) == duties_on(laid, 2) == [(DutyKind.STANDARD_DAY, "08:00-17:00")]
    told = only(laid)
    duty = next(d for d in rota().duties if d.day == build.day(1))
    assert (told.code, told.severity, told.where) == ("UC311", Severity.NOTE, f"{CELL}, {duty.source}")
    assert all(not laid.rota.can_release(d) for d in laid.rota.duties if d.day == build.day(1))


def test_leave_on_a_duty_that_somebody_must_cover_is_a_question() -> None:
    night = build.duty("amy", 1, "20:00", "08:00", kind=DutyKind.NIGHT)
    told = only(over(rota(night), leave(1)))
    assert (told.code, told.severity) == ("UC312", Severity.QUESTION)
    assert str(night.source) in told.where
    assert str(CELL) in told.where


def test_leave_on_a_day_without_a_duty_is_kept() -> None:
    laid = over(rota(), leave(5))
    assert duties_on(laid, 5) == [(DutyKind.ANNUAL_LEAVE, "")]
    assert laid.issues == ()
    assert next(d.source for d in laid.rota.duties if d.day == build.day(5)) == CELL


def test_leave_on_rest_days_changes_nothing_and_is_told_once() -> None:
    off = [build.duty("amy", n, None, None, kind=DutyKind.OFF) for n in (5, 6)]
    laid = over(rota(build.duty("amy", 4), *off), leave(5, 6))
    assert duties_on(laid, 5) == [(DutyKind.OFF, "")]
    assert only(laid).code == "UC313"
    assert "2 days" in only(laid).says


def test_leave_that_the_rota_holds_already_is_no_news() -> None:
    away = build.duty("amy", 1, None, None, kind=DutyKind.STUDY_LEAVE)
    laid = over(rota(away), leave(1))
    assert duties_on(laid, 1) == [(DutyKind.STUDY_LEAVE, "")]
    assert laid.issues == ()


def test_half_a_day_leaves_the_other_half_of_the_duty() -> None:
    morning = over(rota(), leave(1, ends=Half.AM))
    assert duties_on(morning, 1) == [(DutyKind.STANDARD_DAY, "13:00-17:00")]
    afternoon = over(rota(), leave(1, starts=Half.PM))
    assert duties_on(afternoon, 1) == [(DutyKind.STANDARD_DAY, "08:00-13:00")]
    assert all(laid.rota.can_release(d) for laid in (morning, afternoon) for d in laid.rota.duties)


def test_half_a_day_takes_a_duty_that_lies_in_it_and_leaves_one_that_does_not() -> None:
    late = rota(build.duty("amy", 1, "13:00", "21:00"))
    assert duties_on(over(late, leave(1, ends=Half.AM)), 1) == [(DutyKind.STANDARD_DAY, "13:00-21:00")]
    assert over(late, leave(1, ends=Half.AM)).issues == ()
    assert duties_on(over(late, leave(1, starts=Half.PM)), 1) == [(DutyKind.ANNUAL_LEAVE, "")]


def test_half_a_day_on_a_day_without_a_duty_adds_nothing() -> None:
    assert over(rota(), leave(5, ends=Half.AM)).rota.duties == rota().duties


def test_leave_from_noon_to_noon_over_three_days() -> None:
    laid = over(rota(), leave(0, 2, starts=Half.PM, ends=Half.AM))
    assert [duties_on(laid, n)[0][1] for n in range(3)] == ["08:00-13:00", "", "13:00-17:00"]


def test_leave_beyond_the_rota_is_cut_to_it_and_wholly_outside_is_counted() -> None:
    laid = over(rota(), leave(-3, 0))
    assert duties_on(laid, 0) == [(DutyKind.ANNUAL_LEAVE, "")]
    assert all(d.day is not None and d.day >= build.MONDAY for d in laid.rota.duties)
    assert codes(over(rota(), leave(7, 9))) == ["UC310"]


def test_a_name_that_is_not_on_the_rota_is_asked_about_once_and_an_answer_settles_it() -> None:
    laid = over(rota(), leave(0, name="Ammy"), leave(1, name="Ammy"))
    told = only(laid)
    assert (told.code, told.severity, told.key, told.suggestions) == (
        "UC301", Severity.QUESTION, "alias:Ammy", ("Amy",)
    )  # fmt: skip
    assert laid.rota.duties == rota().duties
    settled = over(rota(), leave(0, name="Ammy"), answers=Answers(aliases={"Ammy": "Amy"}))
    assert duties_on(settled, 0) == [(DutyKind.ANNUAL_LEAVE, "")]


def test_two_doctors_of_one_name_are_never_taken_for_one() -> None:
    twins = build.rota([build.doctor("amy"), build.doctor("amy2").changed(name="Amy")], [], days=7)
    assert codes(over(twins, leave(0))) == ["UC301"]


def test_titles_and_turned_names_are_the_same_person() -> None:
    doctor = build.doctor("ann").changed(name="Dr Ann Fairweather")
    of = build.rota([doctor], [build.duty("ann", 0)])
    for name in ("Ann Fairweather", "Fairweather, Ann", "DR ANN  FAIRWEATHER"):
        assert duties_on(over(of, leave(0, name=name)), 0, "ann") == [(DutyKind.ANNUAL_LEAVE, "")]


def test_on_call_is_added_beside_the_days_work() -> None:
    laid = over(rota(), call(1, "17:00", "08:00"))
    assert duties_on(laid, 1) == [
        (DutyKind.STANDARD_DAY, "08:00-17:00"),
        (DutyKind.NON_RESIDENT_ON_CALL, "17:00-08:00"),
    ]
    assert laid.issues == ()


def test_on_call_on_leave_is_a_question_with_both_cells_whichever_list_it_came_from() -> None:
    laid = over(rota(), leave(1), call(1, "17:00", "08:00"))
    told = next(i for i in laid.issues if i.code == "UC314")
    assert told.severity is Severity.QUESTION
    assert str(CALL) in told.where
    away = build.duty("amy", 2, None, None, kind=DutyKind.ANNUAL_LEAVE)
    assert only(over(rota(away), call(2, None, None))).where == f"{CALL}, {away.source}"


def test_on_call_that_runs_into_the_next_days_leave_only_matters_when_it_takes_the_morning() -> None:
    away = build.duty("amy", 2, None, None, kind=DutyKind.ANNUAL_LEAVE)
    assert codes(over(rota(away), call(1, "17:00", "08:00"))) == []
    assert codes(over(rota(away), call(1, "17:00", "17:00"))) == ["UC314"]


def test_on_call_against_a_night_at_the_same_time_is_told_and_known_on_call_is_not_doubled() -> None:
    night = build.duty("amy", 1, "20:00", "08:00", kind=DutyKind.NIGHT)
    assert codes(over(rota(night), call(1, "17:00", "09:00"))) == ["UC314"]
    assert codes(over(rota(night), call(1, "17:00", "20:00"))) == []
    known = build.duty("amy", 1, "17:00", "09:00", kind=DutyKind.NON_RESIDENT_ON_CALL)
    laid = over(rota(known), call(1, "17:00", "09:00"))
    assert (len(laid.rota.duties), laid.issues) == (1, ())


def test_a_calendar_entry_of_leave_is_leave() -> None:
    laid = over(rota(), call(1, None, None, kind=DutyKind.ANNUAL_LEAVE))
    assert duties_on(laid, 1) == [(DutyKind.ANNUAL_LEAVE, "")]


def test_an_entry_without_a_known_doctor_is_asked_about() -> None:
    laid = over(rota(), call(1, "17:00", "08:00", name="Zelda"))
    assert codes(laid) == ["UC301"]
    assert laid.rota.duties == rota().duties


def test_a_full_name_inside_a_title_is_found_and_a_part_of_a_name_is_not() -> None:
    ann = build.doctor("ann").changed(name="Ann Fairweather")
    of = build.rota([ann, BO], [])
    named = CalendarEntry(text="", names=("Reg on call: Fairweather Ann (1st)",), days=(build.MONDAY,),
                          kind=DutyKind.NON_RESIDENT_ON_CALL, source=CALL)  # fmt: skip
    assert len(over(of, named).rota.duties) == 1
    assert over(of, named.changed(names=("Annual bonfire", "Bo"))).rota.duties[0].doctor == "bo"
    assert over(of, named.changed(names=("Annual bonfire",))).rota.duties == ()


def test_nothing_laid_over_leaves_the_same_rota() -> None:
    of = rota()
    assert lay_over(of, [], [], Answers()).rota is of
    assert date(2027, 1, 4) == build.MONDAY
