"""Entitlements, events and cover as forms: the words of the setup workbook, read by the same code that reads it.

What a form does not show stays as it is.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from importers.setup_activities import activity, entitlement
from importers.setup_issues import Findings
from importers.setup_nouns import cover
from importers.setup_table import Line
from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.entitlement import Entitlement
from rotaengage.domain.fact import FIELDS, FactKind, Field
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.issue import Severity, UserError
from rotaengage.domain.people import Who
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.setup import Setup
from rotaengage.domain.setup_columns import Column, Reads, SheetPlan
from rotaengage.domain.setup_sheets import ACTIVITIES, COVER, ENTITLEMENTS
from rotaengage.export.setup_rows import Row, list_words, rows_of
from rotaengage.usecases.names import as_written, check_group, find_doctor

Fact = Entitlement | Activity | CoverRequirement

PLANS: dict[FactKind, SheetPlan] = {
    FactKind.ENTITLEMENT: ENTITLEMENTS,
    FactKind.EVENT: ACTIVITIES,
    FactKind.COVER: COVER,
}
SHORTEST_MINUTES = 15
_UNKNOWN: dict[str, Tier | Grade] = {"tiers": Tier.UNKNOWN, "grades": Grade.UNKNOWN}
"""Inferred cover and default entitlements may be for those of whom it is not known; no setup workbook says so."""
NEW: dict[FactKind, Row] = {
    FactKind.ENTITLEMENT: {"per": "week", "pro_rata": "yes", "accrual": "excludes leave"},
    FactKind.EVENT: {"method": "formal meeting", "duration": 60, "weekdays": "Mon-Fri", "earliest": time(9),
                     "latest": time(17)},
    FactKind.COVER: {"weekdays": "Mon-Fri", "start": time(9), "end": time(17), "minimum": 1},
}  # fmt: skip


def facts_of(scenario: Scenario, kind: FactKind) -> tuple[Fact, ...]:
    """Everything of a kind, in order."""
    if kind is FactKind.ENTITLEMENT:
        return scenario.entitlements
    if kind is FactKind.COVER:
        return scenario.cover
    return tuple(a for a in scenario.activities if a.form is ActivityForm.EVENT)


def fact_of(scenario: Scenario, kind: FactKind, name: str) -> Fact:
    """The one with this id. UserError where there is none."""
    found = next((f for f in facts_of(scenario, kind) if f.id == name), None)
    if found is None:
        known = ", ".join(f.id for f in facts_of(scenario, kind)) or "none is there"
        raise UserError(f"there is no {kind} {name}", cure=f"use one of: {known}")
    return found


def fact_form(scenario: Scenario, kind: FactKind, name: str = "") -> tuple[Field, ...]:
    """The form of an entitlement, event or requirement, or an empty one. UserError where there is none of that id."""
    row = _row(scenario, kind, fact_of(scenario, kind, name)) if name else NEW[kind]
    return tuple(_field(scenario, kind, key, row) for key in FIELDS[kind])


def _field(scenario: Scenario, kind: FactKind, key: str, row: Row) -> Field:
    column = PLANS[kind].column(key)
    choices = column.choices if column.reads in (Reads.CHOICE, Reads.YES_NO) else ()
    note = column.note
    if key == "activity":
        own = [a for a in scenario.activities if a.form is ActivityForm.INDIVIDUAL]
        choices = tuple(a.id for a in own)
        note = f"What the time is for: {'; '.join(f'{a.id}, {a.title}' for a in own)}."
    elif column.choices and not choices:
        note = f"{note} Known: {', '.join(column.choices)}."
    value = words(column, row.get(key))
    value = value or (choices[0] if key == "activity" and choices else "")
    return Field(key, column.heading.partition(" (")[0], value, note.replace(" Events only.", ""), choices,
                 column.needed)  # fmt: skip


def words(column: Column, value: Any) -> str:
    """A value as a person types it into the form."""
    if value is None or value == "":
        return ""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if column.reads is Reads.MINUTES:
        return f"{value // 60} h {value % 60} min" if value % 60 and value > 60 else _short(value)
    return str(value)


def _short(minutes: int) -> str:
    return f"{minutes} min" if minutes % 60 else f"{minutes // 60} h"


def read_fact(scenario: Scenario, kind: FactKind, name: str, told: Mapping[str, str]) -> Fact:
    """The fact of this id with the fields that are told, and all others as they were; without an id a new one.

    UserError, with the field, where a word cannot be understood or two fields contradict each other.
    """
    _only_fields(kind, told)
    if not name:
        fresh = {**NEW[kind], "id": _new_id(scenario, kind, told), **_form(kind), **told}
        return _with_known_groups(scenario, _read(scenario, kind, fresh), told)
    old = fact_of(scenario, kind, name)
    row = _row(scenario, kind, old)
    before, after = _read(scenario, kind, row), _read(scenario, kind, row | dict(told))
    return _with_known_groups(scenario, _laid_over(old, before, after), told)


def _with_known_groups(scenario: Scenario, fact: Fact, told: Mapping[str, str]) -> Fact:
    for group in fact.quorum.by_group if isinstance(fact, Activity) and "groups" in told else ():
        check_group(group, scenario.rota.doctors)
    return fact


def _laid_over(old: Fact, before: Fact, after: Fact) -> Fact:
    """The old one with every field in which the two others differ."""
    changed = {
        field: getattr(after, field)
        for field in type(after).model_fields
        if getattr(before, field) != getattr(after, field)
    }
    return old.changed(**changed)


def _only_fields(kind: FactKind, told: Mapping[str, str]) -> None:
    for key in told:
        if key not in FIELDS[kind]:
            raise UserError(f"there is no field {key}", cure=f"use one of: {', '.join(FIELDS[kind])}")


def _form(kind: FactKind) -> Row:
    return {"form": "event"} if kind is FactKind.EVENT else {}


def _row(scenario: Scenario, kind: FactKind, fact: Fact) -> Row:
    """The row of the setup workbook that says this, with names in place of ids."""
    sheet = PLANS[kind].name
    if isinstance(fact, Entitlement):
        (row,) = rows_of(Setup(entitlements=(fact,)))[sheet]
        who = fact.who
    elif isinstance(fact, CoverRequirement):
        (row,) = rows_of(Setup(cover=(fact,)))[sheet]
        who = fact.who
    else:
        (row,) = rows_of(Setup(activities=(fact,)))[sheet]
        who = fact.invited
    names = [d.name if (d := scenario.rota.doctor_of.get(i)) else i for i in who.doctors]
    return row | {"doctors": list_words(names)}


def _read(scenario: Scenario, kind: FactKind, row: Row) -> Fact:
    plan, findings = PLANS[kind], Findings()
    line = Line("", 1, {}, plan, findings)
    unknown = {key for key in _UNKNOWN if _says_unknown(row.get(key))}
    for column in plan.columns:
        raw = row.get(column.key)
        line.read(column, _without_unknown(raw) if column.key in unknown else raw)
        _not_too_short(line, column)
    _settle_groups(scenario, line)
    fact = {FactKind.ENTITLEMENT: entitlement, FactKind.EVENT: activity, FactKind.COVER: cover}[kind](line)
    wrong = next((i for i in findings.issues if i.severity is Severity.ERROR), None)
    if wrong is not None or fact is None:
        raise UserError(wrong.says if wrong else "that cannot be read", cure=wrong.cure if wrong else "look at it")
    return _with_ids(scenario, fact, {key: _UNKNOWN[key] for key in unknown})


def _settle_groups(scenario: Scenario, line: Line) -> None:
    """Groups of a quorum as the rota's doctors have them."""
    groups: dict[str, int] = line.values.get("groups", {})
    if groups:
        line.values["groups"] = {as_written(group, scenario.rota.doctors): n for group, n in groups.items()}


def _parts(raw: object) -> list[str]:
    return [part.strip() for part in str(raw or "").replace(";", ",").split(",") if part.strip()]


def _says_unknown(raw: object) -> bool:
    return any(part.casefold() == "unknown" for part in _parts(raw))


def _without_unknown(raw: object) -> str:
    return ", ".join(part for part in _parts(raw) if part.casefold() != "unknown")


def _not_too_short(line: Line, column: Column) -> None:
    minutes = line.values.get(column.key)
    if column.reads is Reads.MINUTES and isinstance(minutes, int) and 0 < minutes < SHORTEST_MINUTES:
        raise UserError(f"{minutes} minutes is no length to plan", cure=f"write {minutes} h for hours")


def _with_ids(scenario: Scenario, fact: Fact, unknown: Mapping[str, Tier | Grade]) -> Fact:
    """Doctors by id in place of names, tiers and grades that nobody knows, and no cell: a form has none."""
    field = "invited" if isinstance(fact, Activity) else "who"
    who: Who = getattr(fact, field)
    ids = frozenset(find_doctor(scenario.rota.doctors, name).id for name in who.doctors)
    more = {key: getattr(who, key) | {value} for key, value in unknown.items()}
    return fact.changed(**{field: who.changed(doctors=ids, **more), "source": None})


def _new_id(scenario: Scenario, kind: FactKind, told: Mapping[str, str]) -> str:
    """A short name that nothing has yet, after the title or the activity."""
    plain = "".join(c if c.isalnum() else " " for c in (told.get("title") or told.get("activity") or kind).casefold())
    wanted = "-".join(plain.split()) or kind.value
    taken = {e.id for e in scenario.entitlements} | {a.id for a in scenario.activities} | {r.id for r in scenario.cover}
    number, name = 2, wanted
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name
