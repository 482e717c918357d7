"""Why a doctor is short, and why an event has no time."""

import time

from rotaengage.domain.issue import UserError
from rotaengage.domain.progress import Report, Stop
from rotaengage.domain.why import EventWhy, Proof, Proved, Why
from solvers.desk.orders import AskEvent, AskWhy, Standing


def why(standing: Standing, order: AskWhy, report: Report, stop: Stop) -> Why:
    """What a doctor has of what is owed."""
    del report, stop
    began = time.monotonic()
    if order.doctor not in standing.scenario.rota.doctor_of:
        raise UserError(f"there is no doctor {order.doctor}")
    owed = [d for d in standing.scenario.dues if d.doctor == order.doctor and order.activity in (None, d.activity)]
    names = {d.activity for d in owed}
    own = [s for s in standing.slots if s.doctor == order.doctor and s.event is None and s.activity in names]
    planned = sum(s.span.minutes for s in own)
    return Why(
        doctor=order.doctor,
        activity=order.activity,
        entitled_minutes=sum(d.entitled_minutes for d in owed),
        planned_minutes=planned,
        proof=Proof(status=Proved.OPEN, says="not looked into", planned_minutes=planned),
        seconds=time.monotonic() - began,
    )


def why_event(standing: Standing, order: AskEvent, report: Report, stop: Stop) -> EventWhy:
    """What the plan says of an event."""
    del report, stop
    found = next((e for e in standing.events if e.event == order.event), None)
    if found is None:
        raise UserError(f"there is no event {order.event} in the plan")
    return EventWhy(event=order.event, met=found.quorum_met, says=found.why_not)
