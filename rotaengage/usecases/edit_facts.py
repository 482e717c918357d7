"""Add, change and take out what a plan is made for: entitlements, events and cover. Each is one deed."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from rotaengage.domain.activity import Activity, Method
from rotaengage.domain.department import Department
from rotaengage.domain.entitlement import Entitlement
from rotaengage.domain.fact import FactKind
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.usecases.department import assumptions
from rotaengage.usecases.dues import dues
from rotaengage.usecases.fact_forms import Fact, fact_of, read_fact
from rotaengage.usecases.history import keep_change
from rotaengage.usecases.opened import Opened
from rotaengage.usecases.still_fits import still_fits
from rotaengage.usecases.unfold import unfold

BY_HAND = "set by hand"
F = TypeVar("F", Entitlement, Activity, CoverRequirement)


class Edited(NamedTuple):
    """A department with something changed, and what was done in words."""

    department: Department
    what: str


def with_fact(department: Department, kind: FactKind, name: str, told: Mapping[str, str]) -> Edited:
    """With the fields of one form as told, or with a new one where name is empty; set by a person from now on.

    UserError where a word cannot be understood, two fields contradict each other, or nothing is of that name.
    """
    scenario = department.scenario
    fact = _by_hand(read_fact(scenario, kind, name, told))
    changed = _put(scenario, fact, name)
    what = f"{kind} {called(fact)} {'changed' if name else 'added'}"
    return Edited(_settled(department, changed, kind), what)


def without_fact(department: Department, kind: FactKind, name: str) -> Edited:
    """Without it. UserError where nothing is of that name."""
    scenario = department.scenario
    fact = fact_of(scenario, kind, name)
    if isinstance(fact, CoverRequirement):
        left = scenario.changed(cover=tuple(r for r in scenario.cover if r.id != name))
    elif isinstance(fact, Entitlement):
        left = scenario.changed(entitlements=tuple(e for e in scenario.entitlements if e.id != name))
    else:
        left = scenario.changed(
            activities=tuple(a for a in scenario.activities if a.id != name),
            pins=tuple(p for p in scenario.pins if p.activity != name),
        )
    return Edited(_settled(department, left, kind), f"{kind} {called(fact)} taken out")


def called(fact: Fact) -> str:
    """What a person calls it."""
    return fact.id if isinstance(fact, Entitlement) else fact.title or fact.id


def _by_hand(fact: Fact) -> Fact:
    if isinstance(fact, CoverRequirement):
        return fact.changed(assumed=False, basis=BY_HAND)
    if isinstance(fact, Entitlement):
        return fact.changed(assumed=False, citation=BY_HAND if fact.assumed or not fact.citation else fact.citation)
    return fact.changed(assumed=False)


def _put(scenario: Scenario, fact: Fact, name: str) -> Scenario:
    if isinstance(fact, CoverRequirement):
        return scenario.changed(cover=_in_place(scenario.cover, fact, name))
    if isinstance(fact, Entitlement):
        return scenario.changed(entitlements=_in_place(scenario.entitlements, fact, name))
    return _put_event(scenario, fact, name)


def _in_place(held: tuple[F, ...], fact: F, name: str) -> tuple[F, ...]:
    if not name:
        return held + (fact,)  # noqa: RUF005 - of one type, which an unpacked tuple does not keep
    return tuple(fact if one.id == name else one for one in held)


def _put_event(scenario: Scenario, event: Activity, name: str) -> Scenario:
    """A new event unfolds into its sessions; one without a common start becomes time of everybody's own."""
    if name and event.method is not Method.ASYNCHRONOUS:
        return scenario.changed(activities=_in_place(scenario.activities, event, name))
    rota = scenario.rota
    unfolded = unfold((event.changed(every_weeks=None) if name else event,), rota.first_day, rota.last_day)
    others = tuple(a for a in scenario.activities if a.id != name)
    return scenario.changed(
        activities=(*others, *unfolded.activities), entitlements=(*scenario.entitlements, *unfolded.entitlements)
    )


def _settled(department: Department, scenario: Scenario, kind: FactKind) -> Department:
    """What is owed counted anew, and what is still assumed told anew."""
    owed = dues(scenario.rota, scenario.activities, scenario.entitlements, scenario.debts)
    counted = scenario.changed(dues=owed)
    whole = counted.changed(assumptions=tuple(assumptions(counted)))
    return department.changed(scenario=whole, by_hand=department.by_hand | {kind})


def keep_fact(path: Path, department: Department, kind: FactKind, name: str, told: Mapping[str, str]) -> Opened:
    """Keep it as one deed that undo takes back; the plan that holds was made before. UserError as with_fact."""
    edited = with_fact(department, kind, name, told)
    return keep_change(path, edited.department, None, edited.what, seen=department)


def drop_fact(path: Path, department: Department, kind: FactKind, name: str) -> Opened:
    """Take it out as one deed; slots of an event go with it, and the rest of the plan is judged again."""
    from rotaengage.store import Workspace

    edited = without_fact(department, kind, name)
    with Workspace.open(path, read_only=True) as workspace:
        plan = workspace.plan()
    if plan is None or kind is not FactKind.EVENT:
        return keep_change(path, edited.department, None, edited.what, seen=department)
    events = tuple(e for e in plan.events if e.activity != name)
    slots = tuple(s for s in plan.slots if s.activity != name)
    left, made = still_fits(edited.department, plan.changed(events=events, slots=slots), edited.what)
    return keep_change(path, left, made, edited.what, seen=department)


def kept_by_hand(department: Department, before: Department) -> Department:
    """A department that was read anew, with what a person had changed before."""
    old, scenario = before.scenario, department.scenario
    if FactKind.COVER in before.by_hand:
        scenario = scenario.changed(cover=old.cover)
    if before.by_hand & {FactKind.ENTITLEMENT, FactKind.EVENT}:
        scenario = scenario.changed(activities=old.activities, entitlements=old.entitlements)
    owed = dues(scenario.rota, scenario.activities, scenario.entitlements, scenario.debts)
    scenario = scenario.changed(dues=owed)
    if before.by_hand:
        scenario = scenario.changed(assumptions=tuple(assumptions(scenario)))
    return department.changed(scenario=scenario, by_hand=before.by_hand)
