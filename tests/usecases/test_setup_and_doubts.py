"""Setup over rota: it completes people, settles codes, and what cannot work is said before anybody plans."""

from rotaengage.domain.activity import Activity, ActivityForm, Method, Window
from rotaengage.domain.codes import DutyKind, ShiftCode
from rotaengage.domain.department import Department
from rotaengage.domain.entitlement import Debt, Entitlement
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.limits import Said, Setting
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.refs import CellRef
from rotaengage.domain.setup import Setup
from rotaengage.usecases.apply_setup import apply_setup
from rotaengage.usecases.department import make_scenario
from rotaengage.usecases.doubts import doubts
from tests import build

AMY = Doctor(id="amy", name="Amy Okoro", grade_text="FY2", source=CellRef("Rota", 3, 1))


def test_a_row_completes_the_doctor_of_that_name_and_leaves_the_rest_as_read() -> None:
    told = Doctor(id="x", name="okoro, amy", grade=Grade.F2, tier=Tier.SHO, wte=0.8)
    rota, _, issues = apply_setup(build.rota([AMY], [build.duty("amy", 0)]), Setup(doctors=(told,)))
    (doctor,) = rota.doctors
    assert (doctor.id, doctor.name, doctor.tier, doctor.wte) == ("amy", "Amy Okoro", Tier.SHO, 0.8)
    assert (doctor.grade_text, doctor.source) == ("FY2", AMY.source)
    assert issues == ()


def test_a_stranger_is_a_question_with_the_nearest_name() -> None:
    told = Doctor(id="x", name="Amy Okor", source=CellRef("Doctors", 5, 1))
    _, _, (issue,) = apply_setup(build.rota([AMY], []), Setup(doctors=(told,)))
    assert issue.where == "'Doctors'!A5"
    assert issue.suggestions == ("Amy Okoro",)


def test_a_code_of_the_setup_gives_its_duties_kind_and_times() -> None:
    duty = build.duty("amy", 0, None, None, kind=DutyKind.UNKNOWN)._replace(code="ld ")
    code = ShiftCode(code="LD", kind=DutyKind.LONG_DAY, start=build.clock("08:00"), end=build.clock("20:30"))
    raw = build.rota([AMY], [duty]).changed(codes=(ShiftCode(code="ld ", kind=DutyKind.UNKNOWN, count=1),))
    rota, _, _ = apply_setup(raw, Setup(codes=(code,)))
    assert rota.duties[0].kind is DutyKind.LONG_DAY
    assert rota.duties[0].span == build.span(0, "08:00", "20:30")
    assert rota.code_of["ld "].kind is DutyKind.LONG_DAY


def test_selectors_name_doctors_and_become_ids() -> None:
    cover = build.need(1, who=Who(doctors=frozenset({"AMY okoro", "Nobody"})))
    _, placed, (issue,) = apply_setup(build.rota([AMY], []), Setup(cover=(cover,)))
    assert placed.cover[0].who.doctors == {"amy"}
    assert "Nobody" in issue.says


def test_without_a_setup_everything_assumed_is_said() -> None:
    rota = build.rota([build.doctor("amy", grade=Grade.F1)], [build.duty("amy", n) for n in range(5)], days=7)
    scenario = make_scenario(rota, Setup())
    assert scenario.dues[0].entitled_minutes == 120
    assert all(r.assumed for r in scenario.cover)
    words = " ".join(scenario.assumptions)
    assert "inferred from the rota" in words
    assert "NHS Employers" in words
    assert Department(scenario=scenario).scenario.limits.breaks == ((300, 30), (540, 30))


def test_what_cannot_work_is_said_with_its_place_and_a_cure() -> None:
    over = Activity(id="old", title="Old forum", form=ActivityForm.EVENT, window=Window(last_day=build.day(-1)))
    scenario = build.scenario(
        build.rota([build.doctor("amy")], [build.duty("amy", 0)]),
        cover=(build.need(1, who=build.who(Tier.SENIOR), source=CellRef("Cover", 4, 1)),),
        activities=(build.SDT, over),
        entitlements=(Entitlement(id="e", activity="nothing", minutes=60),),
        dues=build.owed(9 * 60 + 1, "amy"),
    )
    found = {i.code: i for i in doubts(scenario)}
    assert set(found) == {"UC201", "UC202", "UC204", "UC205", "UC207"}
    assert found["UC201"].where == "'Cover'!A4"
    assert all(i.cure for i in found.values())
    fine = scenario.changed(cover=(), activities=(build.SDT,), entitlements=(), dues=build.owed(9 * 60, "amy"))
    assert doubts(fine) == ()


def test_a_rota_of_which_nothing_may_be_released_is_said_once() -> None:
    nights = [build.duty(n, 0, "20:00", "08:00", kind=DutyKind.NIGHT) for n in ("amy", "ben")]
    of = build.rota([build.doctor("amy"), build.doctor("ben")], nights)
    assert [i.code for i in doubts(build.scenario(of, dues=build.owed(60, "amy", "ben")))] == ["UC208"]
    mixed = of.changed(duties=(*of.duties, build.duty("ben", 2)))
    assert [i.code for i in doubts(build.scenario(mixed, dues=build.owed(60, "amy", "ben")))] == ["UC207"]


def test_codes_that_are_kept_whole_or_not_understood_are_named_among_the_assumptions() -> None:
    codes = (ShiftCode(code="LD", kind=DutyKind.LONG_DAY), ShiftCode(code="QQ", kind=DutyKind.UNKNOWN))
    rota = build.rota([build.doctor("amy")], [build.duty("amy", 0)]).changed(codes=codes)
    words = make_scenario(rota, Setup()).assumptions
    assert any(w.startswith("kept whole") and w.endswith(": LD") for w in words)
    assert any(w.startswith("not understood") and w.endswith(": QQ") for w in words)


def test_debts_are_owed_to_the_doctor_of_that_name_and_to_nobody_else() -> None:
    debts = tuple(Debt(doctor=n, activity="sdt", minutes=60) for n in ("okoro, amy", "Nobody"))
    rota, placed, (issue,) = apply_setup(build.rota([AMY], []), Setup(debts=debts, activities=(build.SDT,)))
    assert [d.doctor for d in placed.debts] == ["amy"]
    assert (issue.code, "60 minutes" in issue.says) == ("UC104", True)
    owed = make_scenario(
        rota, placed.model_copy(update={"entitlements": (Entitlement(id="e", activity="sdt", minutes=0),)})
    )
    assert [(d.doctor, d.entitled_minutes) for d in owed.dues] == [("amy", 60)]


def test_who_must_be_there_is_found_by_name_or_role_and_doubted_otherwise() -> None:
    forum = Activity(id="f", title="Forum", form=ActivityForm.EVENT, must_attend=(frozenset({"Okoro, Amy", "chair"}),))
    rota, placed, _ = apply_setup(build.rota([AMY], []), Setup(activities=(forum,)))
    assert placed.activities[0].must_attend == (frozenset({"amy", "chair"}),)
    assert "UC209" not in {i.code for i in doubts(build.scenario(rota, activities=placed.activities))}
    guardian = forum.changed(must_attend=(frozenset({"guardian"}),))
    assert "UC209" in {i.code for i in doubts(build.scenario(rota, activities=(guardian,)))}


def test_rules_of_placing_replace_the_programs_own_figures() -> None:
    said = (
        Said(setting=Setting.GRID, amount=60),
        Said(setting=Setting.MOST_A_DAY, amount=120),
        Said(setting=Setting.FROZEN_UNTIL, day=build.day(3)),
    )
    rota = build.rota([build.doctor("amy")], [build.duty("amy", 0)])
    scenario, plain = make_scenario(rota, Setup(limits=said)), make_scenario(rota, Setup())
    assert (scenario.limits.grid_minutes, scenario.limits.most_a_day_minutes) == (60, 120)
    assert scenario.limits.handover_minutes == plain.limits.handover_minutes
    assert (scenario.frozen_until, plain.frozen_until) == (build.at(3, "00:00"), None)


def test_a_series_is_planned_as_its_sessions_and_own_time_is_owed_for_what_needs_no_start() -> None:
    forum = Activity(id="rdf", title="Forum", form=ActivityForm.EVENT, every_weeks=1)
    poll = Activity(id="poll", title="Poll", form=ActivityForm.EVENT, method=Method.ASYNCHRONOUS, duration_minutes=20)
    rota = build.rota([build.doctor("amy")], [build.duty("amy", 0)], days=14)
    scenario = make_scenario(
        rota, Setup(activities=(forum, poll), entitlements=(Entitlement(id="e", activity="x", minutes=1),))
    )
    assert [a.id for a in scenario.activities] == ["rdf-1", "rdf-2", "poll"]
    assert [(d.activity, d.entitled_minutes) for d in scenario.dues] == [("poll", 20)]
