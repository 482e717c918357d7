"""A department of nobody: what a file made of it says, every such file says, whoever works there."""

from datetime import date, time

from rotaengage.domain.activity import Activity, ActivityForm, Method
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Due
from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import DoctorOutcome, EventOutcome, Plan, PlanStatus, Slot
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import LONDON, Span
from rotaengage.export.sensitive import PROTECTED
from rotaengage.export.sheets import Facts

_DAY = date(2027, 1, 6)
_SPAN = Span.on(_DAY, time(10), time(11), LONDON)
_CELL = CellRef("", 1, 1)


def specimen(privacy: Privacy) -> Facts:
    """Six doctors without letters in their names, an event, individual time, a service."""
    ids = [str(n) for n in range(6)]
    doctors = tuple(Doctor(id=i, name=i, grade=g) for i, g in zip(ids, (Grade.F1,) * 5 + (Grade.SAS,), strict=True))
    duty = Span.on(_DAY, time(8), time(17), LONDON)
    duties = tuple(Duty(i, i, _DAY, None, DutyKind.STANDARD_DAY, duty, _CELL) for i in ids)
    event = Activity(id="1", title="1", form=ActivityForm.EVENT, method=Method.VIRTUAL, purpose="1", place="1",
                     how_to_contribute="1", decision_date=_DAY, feedback_date=_DAY)  # fmt: skip
    scenario = Scenario(
        rota=Rota(first_day=_DAY, last_day=_DAY, doctors=doctors, duties=duties),
        cover=(CoverRequirement(id="1", minimum=1, assumed=True),),
        activities=(event, Activity(id="2", title=PROTECTED)),
        dues=tuple(Due(doctor=i, activity="2", entitled_minutes=120) for i in ids),
        assumptions=("1",),
    )
    return Facts(_plan(ids, 2), scenario, (), _plan(ids[:3], 1), privacy)


def _plan(ids: list[str], version: int) -> Plan:
    slots = [Slot(doctor=i, activity="2", duty=i, span=_SPAN, source=_CELL) for i in ids]
    meeting = [s.changed(activity="1", event="1", method=Method.FORMAL_MEETING) for s in slots[:5]]
    held = EventOutcome(event="1", activity="1", span=_SPAN, invited=tuple(ids), attending=tuple(ids), quorum_met=True)
    return Plan(
        plan_id="1", version=version, rota_sha256="", status=PlanStatus.OPTIMAL, seconds=0, seed=1, workers=1,
        slots=(*slots, *meeting), events=(held, held.changed(event="2", span=None)), verified=True,
        doctors=tuple(DoctorOutcome(doctor=i, entitled_minutes=120, planned_minutes=60) for i in ids),
    )  # fmt: skip
