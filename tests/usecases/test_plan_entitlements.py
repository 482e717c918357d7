"""SPA of job plans as what consultants and SAS doctors are owed; bank holidays over a rota."""

from fractions import Fraction
from typing import Any

from rotaengage.domain.absence import BankHoliday
from rotaengage.domain.activity import Activity
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.entitlement import Accrual, Entitlement, Per
from rotaengage.domain.grades import Grade
from rotaengage.domain.jobplan import Block, Category, JobPlan
from rotaengage.domain.people import Who
from rotaengage.domain.refs import CellRef, RangeRef
from rotaengage.rules.packs.job_plans import CONSULTANT, contracts
from rotaengage.usecases.dues import dues
from rotaengage.usecases.holidays_over import about_holidays
from rotaengage.usecases.lists import in_file
from rotaengage.usecases.plan_entitlements import Owed, plan_entitlements
from tests import build

ANN, BO = (build.doctor(n, grade=Grade.CONSULTANT) for n in ("ann", "bo"))
DEFAULT = Entitlement(id="c", activity="sdt", minutes=360, who=Who(grades=frozenset({Grade.CONSULTANT})))
ROTA = build.rota([ANN, BO], [build.duty(n, k) for n in ("ann", "bo") for k in range(5)])


def plan(name: str = "Ann", spa: str = "5/2", **more: Any) -> JobPlan:
    cell = CellRef("Plan", 6, 3)
    block = Block(category=Category.SPA, activity="SPA", source=cell, stated_pas=Fraction(spa))
    fields: dict[str, Any] = {"blocks": (block,) if Fraction(spa) else (), "file": "plans.xlsx"} | more
    doctor = build.doctor(name.casefold()).changed(name=name, source=CellRef("Plan", 1, 2))
    return JobPlan(doctor=doctor, contract=contracts()[CONSULTANT], place=RangeRef("Plan", 1, 1, 9, 9), **fields)


def owed(*plans: JobPlan, activities: tuple[Activity, ...] = (build.SDT,)) -> Owed:
    return plan_entitlements(ROTA, activities, (DEFAULT,), plans, Answers())


def due_minutes(of: Owed) -> dict[str, int]:
    return {d.doctor: d.entitled_minutes for d in dues(ROTA, of.activities, of.entitlements)}


def test_a_plan_replaces_the_default_of_its_doctor_only_and_cites_its_cell() -> None:
    found = owed(plan())
    assert due_minutes(found) == {"ann": 600, "bo": 360}
    own = found.entitlements[-1]
    assert "'[plans.xlsx]Plan'!C6" in own.citation
    assert "2.5 SPA a week" in own.citation
    assert (own.assumed, own.pro_rata, own.per) == (False, False, Per.WEEK)


def test_where_everybody_has_a_plan_the_default_is_gone() -> None:
    found = owed(plan(), plan("Bo", "3/2"))
    assert due_minutes(found) == {"ann": 600, "bo": 360}
    assert [e.id for e in found.entitlements] == ["job-plan-ann", "job-plan-bo"]


def test_an_annualised_plan_owes_its_share_of_the_pool_whatever_the_leave() -> None:
    found = owed(plan(spa="1", annualised=True))
    own = found.entitlements[-1]
    assert (own.per, own.accrual) == (Per.PERIOD, Accrual.CYCLE_AVERAGE)
    assert own.minutes == round(240 * 42 * 7 / 365)


def test_a_plan_without_spa_or_without_a_doctor_changes_nothing_and_is_told() -> None:
    found = owed(plan(spa="0"), plan("Zelda"))
    assert [i.code for i in found.issues] == ["UC303", "UC301"]
    assert due_minutes(found) == {"ann": 360, "bo": 360}


def test_the_second_plan_of_a_doctor_is_told_and_not_added() -> None:
    found = owed(plan(), plan(spa="1"))
    assert [i.code for i in found.issues] == ["UC302"]
    assert due_minutes(found)["ann"] == 600


def test_spa_goes_to_the_activity_of_that_name() -> None:
    spa = build.SDT.changed(id="spa", title="SPA time")
    found = owed(plan(), activities=(build.SDT, spa))
    assert found.entitlements[-1].activity == "spa"
    assert found.entitlements[0] == DEFAULT
    assert [a.id for a in owed(plan(), activities=()).activities] == ["protected-time"]


def test_a_bank_holiday_tells_who_works_who_rests_and_whose_leave_it_spares() -> None:
    duties = [
        build.duty("ann", 0),
        build.duty("bo", 0, None, None, kind=DutyKind.ANNUAL_LEAVE),
        build.duty("bo", 1, None, None, kind=DutyKind.OFF),
    ]
    of = build.rota([ANN, BO], duties)
    first = list(about_holidays(of, [BankHoliday(build.day(0), "Monday off")]))
    assert [i.code for i in first] == ["UC321", "UC322", "UC323"]
    assert str(duties[0].source) in first[0].where
    second = list(about_holidays(of, [BankHoliday(build.day(1), "Tuesday off")]))
    assert [i.code for i in second] == ["UC322"]
    assert "0 doctors work and 1 rest" in second[0].says
    assert list(about_holidays(of, [BankHoliday(build.day(3), "Quiet")])) == []


def test_cells_of_a_plan_name_their_file() -> None:
    assert in_file("'Plan'!C6, 'O''Neil'!B2:B4", "p.xlsx") == "'[p.xlsx]Plan'!C6, '[p.xlsx]O''Neil'!B2:B4"
    assert in_file("plans.xlsx", "plans.xlsx") == "plans.xlsx"
