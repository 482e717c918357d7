"""Publish: tell people the plan that holds, and keep the clock of notice (domain notes E.1).

What differs from the slots that were published before is free where it is far ahead, to be settled with the doctor
where it is nearer, and live at short notice: then it is published only with the doctor's word, which goes on record.
"""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.usecases.names import same_name
from rotaengage.usecases.opened import who_am_i


class Zone(StrEnum):
    """How near a change is."""

    FREE = "free"
    SETTLE = "settle"
    LIVE = "live"


class Changed(NamedTuple):
    """A slot that is gone (new is False) or new against what was published."""

    slot: Slot
    new: bool
    zone: Zone


class Published(NamedTuple):
    """What was published: the plan, the changes since the last time, and who agreed."""

    plan: Plan
    as_of: date
    changes: tuple[Changed, ...]
    agreed: tuple[str, ...] = ()
    first: bool = False


def changes(scenario: Scenario, plan: Plan, as_of: date) -> tuple[Changed, ...]:
    """Every slot that differs from what was published, by time; empty where nothing was published before."""
    before = {_key(s): s for s in scenario.published}
    after = {_key(s): s for s in plan.slots}
    gone = [Changed(s, False, zone_of(scenario, s, as_of)) for k, s in before.items() if k not in after]
    new = [Changed(s, True, zone_of(scenario, s, as_of)) for k, s in after.items() if before and k not in before]
    return tuple(sorted([*gone, *new], key=lambda c: (c.slot.span.start.timestamp(), c.slot.doctor, c.new)))


def zone_of(scenario: Scenario, slot: Slot, as_of: date) -> Zone:
    """How near a slot is on a day."""
    ahead = (slot.span.start.astimezone(scenario.rota.zone).date() - as_of).days
    if ahead < scenario.limits.live_days:
        return Zone.LIVE
    return Zone.FREE if ahead >= scenario.limits.free_days else Zone.SETTLE


def publish(path: Path, as_of: date, agreed: Collection[str] = ()) -> Published:
    """Publish the plan that holds. UserError without a plan, or where a live change lacks its doctor's word."""
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        department, plan = workspace.department(), workspace.plan()
        if plan is None:
            raise UserError("there is no plan in this workspace yet", str(path), "run rotaengage plan first")
        scenario = department.scenario
        found = changes(scenario, plan, as_of)
        _refuse(scenario, found, agreed)
        told = department.changed(scenario=scenario.changed(published=plan.slots, as_of=as_of))
        why = f"agreed by {', '.join(sorted(agreed))}" if agreed else ""
        workspace.save_department(told, who_am_i(), f"plan {plan.version} published as of {as_of}", why)
        return Published(plan, as_of, found, tuple(sorted(agreed)), first=not scenario.published)


def _refuse(scenario: Scenario, found: tuple[Changed, ...], agreed: Collection[str]) -> None:
    """UserError where a doctor who loses or is moved at short notice has not agreed, or a name is nobody's."""
    names = {d.id: d.name for d in scenario.rota.doctors}
    said = {same_name(n) for n in agreed}
    strangers = said - {same_name(n) for n in names.values()}
    if strangers:
        raise UserError(f"{min(strangers)} is not on the rota", cure="write the name as the rota does")
    asked = sorted(
        {names[c.slot.doctor] for c in found if c.zone is Zone.LIVE and not c.new and c.slot.doctor in names}
    )
    open_still = [n for n in asked if same_name(n) not in said]
    if open_still:
        days = scenario.limits.live_days
        raise UserError(
            f"a slot less than {days} days ahead is taken from {', '.join(open_still)}",
            cure="ask each of them and name those who agree with --agreed, or plan again",
        )


def _key(slot: Slot) -> tuple[str, str, str | None, float, float]:
    return slot.doctor, slot.activity, slot.event, slot.span.start.timestamp(), slot.span.end.timestamp()
