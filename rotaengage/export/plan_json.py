"""The plan as the contract's document rotaengage.plan/1, ready for json.dumps."""

from datetime import datetime

from rotaengage.domain.backfill import Backfill
from rotaengage.domain.grades import Grade
from rotaengage.domain.plan import CoverOutcome, DoctorOutcome, EventOutcome, GroupOutcome, Plan, Slot
from rotaengage.domain.quorum_groups import counted
from rotaengage.domain.scenario import Scenario

SCHEMA = "rotaengage.plan/1"


def plan_document(plan: Plan, scenario: Scenario) -> dict[str, object]:
    """Times are local wall clock without offset, durations whole minutes, doctors are named as on the rota."""
    return {
        "schema": SCHEMA,
        "plan_id": plan.plan_id,
        "version": plan.version,
        "rota_sha256": plan.rota_sha256,
        "status": plan.status.value,
        "gap": plan.gap,
        "plan_hash": plan.plan_hash,
        "seconds": plan.seconds,
        "seed": plan.seed,
        "stopped": plan.stopped,
        "objectives": [
            {"name": o.name, "value": o.value, "bound": o.bound, "unit": o.unit, "less_is_better": o.less_is_better}
            for o in plan.objectives
        ],
        "slots": [_slot(slot, scenario) for slot in plan.slots],
        "doctors": [_doctor(outcome, scenario) for outcome in plan.doctors],
        "fair_between": plan.fair_between.value,
        "groups": [_group(outcome) for outcome in plan.groups],
        "pools": [
            {"doctors": [_name(d, scenario) for d in one.doctors], "gap": one.gap, "goal": one.goal}
            for one in plan.pools
        ],
        "events": [_event(event, scenario) for event in plan.events],
        "cover": [_cover(outcome) for outcome in plan.cover],
        "backfill": [_backfill(one) for one in plan.backfill],
        "verified": plan.verified,
        "parameters": dict(plan.parameters),
        "assumptions": list(plan.assumptions),
    }


def wall(moment: datetime | None) -> str | None:
    """2026-08-03T14:00 on the rota's own clock; None where there is no time."""
    return None if moment is None else f"{moment:%Y-%m-%dT%H:%M}"


def _name(doctor: str, scenario: Scenario) -> str:
    known = scenario.rota.doctor_of.get(doctor)
    return known.name if known else doctor


def _slot(slot: Slot, scenario: Scenario) -> dict[str, object]:
    return {
        "doctor": _name(slot.doctor, scenario),
        "doctor_id": slot.doctor,
        "activity": slot.activity,
        "event": slot.event,
        "start": wall(slot.span.start),
        "end": wall(slot.span.end),
        "method": slot.method.value,
        "pinned": slot.pinned,
        "cell": str(slot.source) if slot.source.sheet else None,
    }


def _doctor(outcome: DoctorOutcome, scenario: Scenario) -> dict[str, object]:
    known = scenario.rota.doctor_of.get(outcome.doctor)
    return {
        "doctor": known.name if known else outcome.doctor,
        "doctor_id": outcome.doctor,
        "grade": known.grade.value if known else None,
        "wte": known.wte if known else None,
        "entitled_minutes": outcome.entitled_minutes,
        "planned_minutes": outcome.planned_minutes,
        "standing_minutes": outcome.standing_minutes,
        "ideal_minutes": outcome.ideal_minutes,
        "fulfilment": outcome.fulfilment,
        "short_because": list(outcome.short_because),
    }


def _group(outcome: GroupOutcome) -> dict[str, object]:
    return {
        "group": outcome.group,
        "doctors": outcome.doctors,
        "entitled_minutes": outcome.entitled_minutes,
        "met_minutes": outcome.met_minutes,
        "ideal_minutes": outcome.ideal_minutes,
        "fulfilment": outcome.fulfilment,
        "ideal": outcome.ideal,
    }


def _event(event: EventOutcome, scenario: Scenario) -> dict[str, object]:
    activity = scenario.activity_of.get(event.activity)
    there = [d for who in event.attending if (d := scenario.rota.doctor_of.get(who))]
    return {
        "event": event.event,
        "activity": event.activity,
        "start": wall(event.span.start if event.span else None),
        "end": wall(event.span.end if event.span else None),
        "invited": len(event.invited),
        "attending": len(event.attending),
        "quorum_met": event.quorum_met,
        "quorum": activity.quorum.total if activity else 0,
        "quorum_groups": [
            {"group": one.group, "quorum": one.wanted, "attending": one.there}
            for one in (counted(activity.quorum.by_group, there) if activity else ())
        ],
        "why_not": event.why_not,
    }


def _backfill(one: Backfill) -> dict[str, object]:
    return {
        "offer": one.offer or None,
        "tier": one.tier.value,
        "grade": None if one.grade is Grade.UNKNOWN else one.grade.value,
        "skills": sorted(one.skills),
        "team": one.team,
        "site": one.site,
        "start": wall(one.span.start),
        "end": wall(one.span.end),
        "minutes": one.span.minutes,
        "price": one.price,
    }


def _cover(outcome: CoverOutcome) -> dict[str, object]:
    return {
        "requirement": outcome.requirement,
        "tightest_margin": outcome.tightest_margin,
        "tight_minutes": outcome.tight_minutes,
        "existing_gap_minutes": outcome.existing_gap_minutes,
        "made_worse_minutes": outcome.made_worse_minutes,
        "preferred_short_minutes": outcome.preferred_short_minutes,
    }
