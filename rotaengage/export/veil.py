"""A plan and its problem as others may see them: labels for names, one plain word for what is nobody's business."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rotaengage.domain.activity import Activity
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.plan import DoctorOutcome, EventOutcome, Plan, PoolOutcome, Slot
from rotaengage.domain.refs import CellRef
from rotaengage.domain.scenario import Scenario
from rotaengage.export.labels import name_parts
from rotaengage.export.sensitive import HIDDEN_KINDS, PROTECTED, is_sensitive, sensitive_activities

NOWHERE = CellRef("", 1, 1)
"""The cell of a slot in a shared file: the rota's own places stay at home."""
SOMEBODY = "a colleague"


class Veil(NamedTuple):
    """New ids and words: doctors and activities by their old ids."""

    doctors: Mapping[str, str]
    activities: Mapping[str, str]
    names: re.Pattern[str] | None

    def doctor(self, old: str) -> str:
        """The label of a doctor; nobody in particular where the rota does not know them."""
        return self.doctors.get(old, SOMEBODY)

    def activity(self, old: str) -> str:
        """The id of an activity."""
        return self.activities.get(old, old)

    def text(self, text: str) -> str:
        """A sentence of the program without names; empty where it tells a role or a reason for absence."""
        if is_sensitive(text):
            return ""
        return self.names.sub(SOMEBODY, text) if self.names else text

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Sentences, without those that say nothing any more."""
        return tuple(t for t in map(self.text, texts) if t)


def veil_of(scenario: Scenario, labels: Mapping[str, str]) -> Veil:
    """The veil of a problem."""
    hidden = [a.id for a in scenario.activities if a.id in sensitive_activities(scenario)]
    ids = {old: "protected" if n == 1 else f"protected-{n}" for n, old in enumerate(hidden, start=1)}
    parts = {p for d in scenario.rota.doctors for p in (d.name, *name_parts(d.name)) if len(p) > 2}
    longest_first = sorted(map(re.escape, parts), key=len, reverse=True)
    names = re.compile(rf"\b(?:{'|'.join(longest_first)})\b", re.IGNORECASE) if parts else None
    return Veil(labels, ids, names)


def veiled_scenario(scenario: Scenario, veil: Veil) -> Scenario:
    """The problem with labels. Roles, skills and WTE stay in it for counting; no file writes roles or skills."""
    rota = scenario.rota
    return scenario.changed(
        rota=rota.changed(
            doctors=tuple(_doctor(d, veil) for d in rota.doctors),
            duties=tuple(_duty(d, n, veil) for n, d in enumerate(rota.duties)),
            sources=(),
        ),
        cover=tuple(r.changed(who=_who(r.who, veil), source=None) for r in scenario.cover),
        activities=tuple(_activity(a, veil) for a in scenario.activities),
        entitlements=tuple(
            e.changed(activity=veil.activity(e.activity), who=_who(e.who, veil), citation="", source=None)
            for e in scenario.entitlements
        ),
        dues=tuple(
            d.changed(doctor=veil.doctor(d.doctor), activity=veil.activity(d.activity), because="")
            for d in scenario.dues
        ),
        pins=(),
        assumptions=veil.texts(scenario.assumptions),
    )


def _doctor(doctor: Doctor, veil: Veil) -> Doctor:
    label = veil.doctor(doctor.id)
    return doctor.changed(id=label, name=label, grade_text="", contract="", line="", source=None)


def _duty(duty: Duty, number: int, veil: Veil) -> Duty:
    kind = DutyKind.UNAVAILABLE if duty.kind in HIDDEN_KINDS else duty.kind
    code = None if duty.kind in HIDDEN_KINDS else duty.code
    return duty._replace(
        id=f"{number}", doctor=veil.doctor(duty.doctor), kind=kind, code=code, source=NOWHERE, post=None, note=""
    )


def _who(who: Who, veil: Veil) -> Who:
    return who.changed(doctors=frozenset(map(veil.doctor, who.doctors)))


def _activity(activity: Activity, veil: Veil) -> Activity:
    own = activity.changed(invited=_who(activity.invited, veil), source=None)
    if activity.id not in veil.activities:
        return own
    blank = {"in_scope": "", "out_of_scope": "", "how_to_contribute": "", "others_taking_part": "", "how_decided": "",
             "how_told": "", "purpose": "", "place": ""}  # fmt: skip
    return own.changed(id=veil.activity(activity.id), title=PROTECTED, **blank)


def veiled_plan(plan: Plan, scenario: Scenario, veil: Veil) -> Plan:
    """The plan with labels; slots of doctors whom the rota does not know are left out."""
    duties = {d.id: str(n) for n, d in enumerate(scenario.rota.duties)}
    known = [s for s in plan.slots if s.doctor in veil.doctors]
    return plan.model_copy(
        update={
            "slots": tuple(_slot(s, duties, veil) for s in known),
            "events": tuple(_event(e, veil) for e in plan.events),
            "doctors": tuple(_outcome(d, veil) for d in plan.doctors if d.doctor in veil.doctors),
            "pools": tuple(_pool(p, veil) for p in plan.pools),
            "assumptions": veil.texts(plan.assumptions),
            "note": "",
        }
    )


def _slot(slot: Slot, duties: Mapping[str, str], veil: Veil) -> Slot:
    return slot.changed(
        doctor=veil.doctor(slot.doctor),
        activity=veil.activity(slot.activity),
        duty=duties.get(slot.duty, ""),
        event=_event_id(slot.event, slot.activity, veil),
        pinned=False,
        source=NOWHERE,
    )


def _pool(pool: PoolOutcome, veil: Veil) -> PoolOutcome:
    return pool.changed(doctors=tuple(veil.doctor(d) for d in pool.doctors if d in veil.doctors))


def _event_id(event: str | None, activity: str, veil: Veil) -> str | None:
    """Events of a hidden activity are named after it; an activity has one event in a plan."""
    return veil.activity(activity) if event is not None and activity in veil.activities else event


def _event(event: EventOutcome, veil: Veil) -> EventOutcome:
    return event.changed(
        event=_event_id(event.event, event.activity, veil),
        activity=veil.activity(event.activity),
        invited=tuple(map(veil.doctor, event.invited)),
        attending=tuple(map(veil.doctor, event.attending)),
        why_not=veil.text(event.why_not),
    )


def _outcome(outcome: DoctorOutcome, veil: Veil) -> DoctorOutcome:
    return outcome.changed(doctor=veil.doctor(outcome.doctor), short_because=veil.texts(outcome.short_because))
