"""Where the workspace stands, names of plans, and the log of deeds that can be undone and done again.

Nothing stored is ever lost: versions of the department and plans only grow in number. A deed keeps where the workspace
stood after it (forward) and before it (inverse); undo and redo write that place down as the newest.
"""

from typing import Literal

from pydantic import TypeAdapter, ValidationError

from rotaengage.domain.history import Command, Label, State
from rotaengage.domain.issue import UserError
from rotaengage.domain.noun import Noun
from rotaengage.store import trail
from rotaengage.store.database import Database
from rotaengage.store.trail import Line
from rotaengage.store.words import damaged

_CURRENT = """SELECT
    (SELECT department FROM (
        SELECT number AS department, trail FROM department_version UNION ALL SELECT department, trail FROM state)
     ORDER BY trail DESC LIMIT 1),
    (SELECT plan FROM (SELECT number AS plan, trail FROM plan UNION ALL SELECT plan, trail FROM state)
     ORDER BY trail DESC LIMIT 1)"""


class SettingValue(Noun):
    """A setting; None where it was never set."""

    key: str
    value: str | None


Place = State | Label | SettingValue
_PLACE: TypeAdapter[Place] = TypeAdapter(Place)


def current(db: Database) -> State:
    """Where the workspace stands: what the last line of the trail that speaks of it says."""
    found = db.one(_CURRENT)
    if found is None or found[0] is None:
        raise damaged(db.path)
    return State(department=found[0], plan=found[1])


def label(db: Database, plan: int) -> Label:
    """The name and note of a plan, as last given; at first the note that it was made with. UserError: no such plan."""
    row = db.one("SELECT name, note FROM plan_label WHERE plan = ? ORDER BY number DESC LIMIT 1", plan)
    if row is None:
        made = db.one("SELECT '', note FROM plan WHERE number = ?", plan)
        if made is None:
            raise UserError(f"there is no plan {plan}", str(db.path), "look at the versions of this workspace")
        row = made
    return Label(plan=plan, name=row[0], note=row[1])


def setting(db: Database, key: str) -> SettingValue:
    """A setting as it is now."""
    return SettingValue(key=key, value=db.value("SELECT value FROM setting WHERE key = ?", key))


def put(db: Database, place: Place, line: Line) -> None:
    """Write a place down as the newest, with its line of the trail."""
    if isinstance(place, State):
        row = (trail.last_number(db, "state") + 1, place.department, place.plan)
        trail.insert_sealed(db, "state", row, line)
    elif isinstance(place, Label):
        row_of_label = (trail.last_number(db, "plan_label") + 1, place.plan, place.name, place.note)
        trail.insert_sealed(db, "plan_label", row_of_label, line)
    else:
        put_setting(db, place)
        trail.append(db, line)


def put_setting(db: Database, place: SettingValue) -> None:
    """Keep a setting, or forget it."""
    if place.value is None:
        db.run("DELETE FROM setting WHERE key = ?", place.key)
    else:
        db.run("INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
               place.key, place.value)  # fmt: skip


def log(db: Database, line: Line, forward: Place, inverse: Place) -> None:
    """Keep a deed that can be undone; what was undone before it cannot be done again."""
    db.run("UPDATE command SET standing = 'dropped' WHERE standing = 'undone'")
    number = int(db.value("SELECT coalesce(max(number), 0) + 1 FROM command"))
    texts = (forward.model_dump_json(), inverse.model_dump_json())
    db.run("INSERT INTO command VALUES (?, ?, ?, ?, ?, ?, ?, 'done')", number, *line, *texts)


def commands(db: Database) -> tuple[Command, ...]:
    """Every deed, oldest first."""
    found = db.rows("SELECT number, at, who, what, why, standing FROM command ORDER BY number")
    fields = ("number", "when", "who", "what", "why", "standing")
    return tuple(Command.model_validate(dict(zip(fields, row, strict=True))) for row in found)


_NEXT = {
    "undo": "SELECT number, what, inverse FROM command WHERE standing = 'done' ORDER BY number DESC LIMIT 1",
    "redo": "SELECT number, what, forward FROM command WHERE standing = 'undone' ORDER BY number LIMIT 1",
}


def step(db: Database, way: Literal["undo", "redo"], when: str, who: str) -> str | None:
    """Undo the last deed or do the next one again; its words, or None where there is none. UserError: damaged."""
    row = db.one(_NEXT[way])
    if row is None:
        return None
    number, what, text = row
    try:
        place = _PLACE.validate_json(text)
    except ValidationError as error:
        raise damaged(db.path) from error
    put(db, place, Line(when, who, f"{'undone' if way == 'undo' else 'done again'}: {what}"))
    db.run("UPDATE command SET standing = ? WHERE number = ?", "undone" if way == "undo" else "done", number)
    return str(what)
