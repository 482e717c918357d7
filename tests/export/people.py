"""A department to hand out: twelve doctors, a representative among them, one who is off sick, two plans."""

from typing import Any

from rotaengage.domain.activity import Activity, ActivityForm, Method
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.entitlement import Due, Entitlement
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.plan import DoctorOutcome, EventOutcome, Plan, PlanStatus, PoolOutcome, Slot
from rotaengage.domain.refs import CellRef
from rotaengage.domain.scenario import Scenario
from rotaengage.export.sheets import Facts
from tests.build import SDT, day, duty, need, rota, scenario, slot, span

NAMES = (
    "Dr Ann Okoro", "Ben =Cmd", "José Núñez", "Mark Wood", "Li Wu", "Okafor, Chidi", "Priya Raman", "Una Quill",
    "Tom Yarrow", "Xenia Zabel", "Gus Hallam", "Ida Juncker",
)  # fmt: skip
GRADES = (Grade.F2,) * 6 + (Grade.HST,) * 5 + (Grade.SAS,)
SECRET_WORDS = ("LNC", "union", "sick", "resident representative", "4512399")


def people() -> tuple[Doctor, ...]:
    """Ids are as an importer makes them; the last is the only SAS doctor, the first is a union representative."""
    more: dict[int, Any] = {
        0: {"roles": frozenset({"LNC representative"}), "line": "staff no. 4512399"},
        3: {"wte": 0.6},
    }
    return tuple(
        Doctor(id=name.casefold().replace(" ", "-"), name=name, grade=grade, tier=Tier.SHO,
               source=CellRef("Rota", n + 2, 1), **more.get(n, {}))
        for n, (name, grade) in enumerate(zip(NAMES, GRADES, strict=True))
    )  # fmt: skip


DUTIES = [duty(d.id, n) for d in people() for n in range(5)]
SICK = duty(people()[4].id, 6, None, None, DutyKind.SICK)._replace(code="SICK")
FORUM = Activity(
    id="rdf", title="Rota forum", form=ActivityForm.EVENT, method=Method.FORMAL_MEETING, place="Library",
    purpose="Say how the rota works", how_to_contribute="Come or write", decision_date=day(20), feedback_date=day(30),
)  # fmt: skip
LNC = Activity(id="lnc-time", title="LNC time", method=Method.REPRESENTATIVE, purpose="Union work", place="Union room")


def problem(**more: Any) -> Scenario:
    """A week with a forum, individual time, and time that only a union representative has."""
    rep = Entitlement(id="rep", activity="lnc-time", who=Who(roles=frozenset({"LNC representative"})), minutes=60)
    fields: dict[str, Any] = {
        "activities": (SDT, FORUM, LNC), "cover": (need(3, id="ward", title="Ward"),), "entitlements": (rep,),
        "dues": tuple(Due(doctor=d.id, activity="sdt", entitled_minutes=240) for d in people()),
        "assumptions": ("cover inferred from the rota", "code SICK taken as sick without times"),
    }  # fmt: skip
    return scenario(rota(people(), [*DUTIES, SICK]), **fields | more)


def own_slots() -> tuple[Slot, ...]:
    """Ann has both kinds of time, Ben and five others go to the forum."""
    forum: dict[str, Any] = {"activity": "rdf", "event": "rdf-jan", "method": Method.FORMAL_MEETING}
    return (
        slot(DUTIES[0], "14:00", "16:00", pinned=True),
        slot(DUTIES[2], "10:00", "11:00", activity="lnc-time", method=Method.REPRESENTATIVE),
        *(slot(DUTIES[5 * n + 1], "13:00", "14:00", **forum) for n in range(1, 7)),
        slot(DUTIES[55], "09:00", "11:00"),
    )


def made(slots: tuple[Slot, ...] | None = None, **more: Any) -> Plan:
    """Version 2 of the plan; Ben is short and told of a colleague."""
    ids = [d.id for d in people()]
    forum = EventOutcome(event="rdf-jan", activity="rdf", span=span(1, "13:00", "14:00"), invited=tuple(ids),
                         attending=tuple(ids[1:7]), quorum_met=True)  # fmt: skip
    minutes = {ids[0]: 180, ids[11]: 120}
    outcomes = tuple(
        DoctorOutcome(doctor=i, entitled_minutes=240, planned_minutes=minutes.get(i, 0),
                      short_because=("Priya Raman has the cover that could be spared", "2 days: sick leave"))
        for i in ids
    )  # fmt: skip
    fields: dict[str, Any] = {
        "plan_id": "p-2", "version": 2, "rota_sha256": "ab12", "status": PlanStatus.OPTIMAL, "seconds": 1.0, "seed": 1,
        "workers": 1, "slots": own_slots() if slots is None else slots, "verified": True, "events": (forum,),
        "doctors": outcomes, "made_at": "2027-01-02T09:30:00+00:00", "note": "for Ann",
        "pools": (PoolOutcome(doctors=tuple(ids), gap=0.01, goal="delivered"),),
    }  # fmt: skip
    return Plan(**fields | more)


ISSUES = (
    Issue(code="IM501", severity=Severity.QUESTION, where="'Rota'!C7", says="Li Wu is sick here?", cure="say it"),
    Issue(code="IM601", severity=Severity.NOTE, where="'Rota'!C9", says="'=1+1' was not read", cure="look"),
)


def chart_count(page: Any) -> int:
    """How many charts openpyxl reads on a sheet; its types do not tell of them."""
    return len(page._charts)


def facts(**more: Any) -> Facts:
    """All that sheets are made from."""
    before = made(own_slots()[:4], version=1)
    return Facts(made(), problem(), ISSUES, before)._replace(**more)
