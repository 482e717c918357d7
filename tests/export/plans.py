"""A small plan to hand out: three slots of two doctors, one at an event."""

from typing import Any

from rotaengage.domain.activity import Activity, ActivityForm, Method
from rotaengage.domain.plan import (
    CoverOutcome,
    DoctorOutcome,
    EventOutcome,
    Objective,
    Plan,
    PlanStatus,
    Slot,
)
from rotaengage.domain.scenario import Scenario
from tests.build import SDT, day, doctor, duty, rota, scenario, slot, span

ANN, BEN = doctor("ann okoro"), doctor("ben =cmd", wte=0.6)
DUTIES = [duty("ann okoro", n) for n in range(5)] + [duty("ben =cmd", n) for n in range(5)]
FORUM = Activity(
    id="rdf", title="Rota forum", form=ActivityForm.EVENT, method=Method.FORMAL_MEETING, place="Library",
    purpose="Say how the rota works", decision_date=day(20), feedback_date=day(30), duration_minutes=60,
)  # fmt: skip


def problem() -> Scenario:
    """Two doctors, a week, individual time and a forum."""
    return scenario(rota([ANN, BEN], DUTIES), activities=(SDT, FORUM), assumptions=("cover inferred from the rota",))


def slots() -> tuple[Slot, ...]:
    """Out of order on purpose."""
    forum: dict[str, Any] = {"activity": "rdf", "event": "rdf-jan", "method": Method.FORMAL_MEETING}
    return (
        slot(DUTIES[6], "13:00", "14:00", **forum),
        slot(DUTIES[0], "14:00", "16:00", pinned=True),
        slot(DUTIES[1], "13:00", "14:00", **forum),
    )


def plan(**more: Any) -> Plan:
    """Version 7 of the plan."""
    fields: dict[str, Any] = {
        "plan_id": "p-7", "version": 7, "rota_sha256": "ab12", "status": PlanStatus.CERTIFIED, "seconds": 3.1,
        "seed": 1, "workers": 1, "slots": slots(), "verified": True, "made_at": "2027-01-02T09:30:00+00:00",
        "objectives": (Objective(name="worst_fulfilment", value=0.8, bound=1.0, unit="ratio"),),
        "events": (EventOutcome(event="rdf-jan", activity="rdf", span=span(1, "13:00", "14:00"), invited=("a", "b"),
                                attending=("a",), quorum_met=True),),
        "doctors": (DoctorOutcome(doctor="ann okoro", entitled_minutes=960, planned_minutes=120,
                                  short_because=("x",)),),
        "cover": (CoverOutcome(requirement="ward", tightest_margin=0, tight_minutes=480, existing_gap_minutes=60,
                               made_worse_minutes=0),),
        "assumptions": ("cover inferred from the rota", "=1+1 is no formula"),
    }  # fmt: skip
    return Plan(**fields | more)
