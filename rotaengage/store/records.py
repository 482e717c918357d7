"""What the workspace keeps: source files, department versions, plans. Each row goes in with its line of the trail."""

import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar
from weakref import WeakValueDictionary

from rotaengage.domain.department import Department
from rotaengage.domain.duty_table import DutyTable
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Plan
from rotaengage.store import codec, history, trail
from rotaengage.store.database import Database
from rotaengage.store.trail import Line
from rotaengage.store.words import damaged

T = TypeVar("T")
_TABLES: WeakValueDictionary[str, DutyTable] = WeakValueDictionary()


class StoredFile(NamedTuple):
    """A workbook as it came in. sha256 is that of data, in hexadecimal."""

    name: str
    sha256: str
    format: str
    data: bytes


class Choice(NamedTuple):
    """A plan that was chosen, by its version, and out of what, as it was handed in."""

    plan: int
    offered: bytes


class PlanLine(NamedTuple):
    """A plan in a list: slots counts them, department is the department version that it was made from.

    name is the one that a person gave last, and note too, unless nobody gave any.
    """

    version: int
    plan_id: str
    made_at: str
    status: str
    note: str
    plan_hash: str
    slots: int
    department: int
    name: str = ""


def content(db: Database, name: str) -> bytes:
    """Stored bytes by their hash. UserError where they are gone or changed."""
    data = db.value("SELECT data FROM content WHERE sha256 = ?", name)
    if not isinstance(data, bytes) or codec.sha256(data) != name:
        raise damaged(db.path)
    return data


def _understood(db: Database, read: Callable[[], T]) -> T:
    try:
        return read()
    except (ValueError, IndexError, zlib.error) as error:
        says = "this program cannot read what is stored in the workspace"
        raise UserError(says, str(db.path), "open it with the RotaEngage that wrote it, or import again") from error


def add_sources(db: Database, files: Sequence[StoredFile], line: Line) -> None:
    """Store workbooks byte for byte. ValueError where a hash is not that of the bytes."""
    for file in files:
        if trail.keep(db, file.data) != file.sha256:
            msg = f"the hash of {file.name} is not that of its bytes"
            raise ValueError(msg)
        row = (trail.last_number(db, "source_file") + 1, file.name, file.sha256, file.format, line.when)
        trail.insert_sealed(db, "source_file", row, line._replace(what=f"{file.name} stored"))


def sources(db: Database) -> tuple[StoredFile, ...]:
    """Every workbook, in the order in which they came."""
    found = db.rows("SELECT name, sha256, format FROM source_file ORDER BY number")
    return tuple(StoredFile(name, digest, kind, content(db, digest)) for name, digest, kind in found)


def add_department(db: Database, body: bytes, duties: bytes, line: Line) -> int:
    """Store a version of the department, as packed by the codec; gives its number."""
    number = trail.last_number(db, "department_version") + 1
    row = (number, line.when, trail.keep(db, body), trail.keep(db, duties))
    trail.insert_sealed(db, "department_version", row, line)
    return number


def department(db: Database, number: int) -> Department:
    """A version of the department. UserError where it cannot be read."""
    row = db.one("SELECT body, duties FROM department_version WHERE number = ?", number)
    if row is None:
        raise damaged(db.path)
    body, duties = content(db, row[0]), content(db, row[1])
    return _understood(db, lambda: codec.unpack_department(body, _table(row[1], duties)))


def _table(digest: str, packed: bytes) -> DutyTable:
    """The duties of this content; one table for all that have it open, since a trust's year is large."""
    table = _TABLES.get(digest)
    if table is None:
        table = _TABLES[digest] = codec.unpack_duties(packed)
    return table


def add_plan(db: Database, plan: Plan, line: Line) -> Plan:
    """Store a plan as the next version; gives it back with its version and time."""
    number = trail.last_number(db, "plan") + 1
    plan = plan.model_copy(update={"version": number, "made_at": plan.made_at or line.when})
    row = (
        number, plan.plan_id, plan.made_at, str(plan.status), plan.note, plan.plan_hash, len(plan.slots),
        history.current(db).department, trail.keep(db, codec.pack_plan(plan)),
    )  # fmt: skip
    what = f"plan {number} stored: {plan.status}, {len(plan.slots)} slots, hash {plan.plan_hash}"
    trail.insert_sealed(db, "plan", row, line._replace(what=what))
    return plan


def plan(db: Database, version: int | None) -> Plan | None:
    """A plan, the one that is current where no version is said; None where there is none."""
    wanted = history.current(db).plan if version is None else version
    row = db.one("SELECT body FROM plan WHERE number = ?", wanted)
    if row is None:
        return None
    data = content(db, row[0])
    return _understood(db, lambda: codec.unpack_plan(data))


def plans(db: Database) -> tuple[PlanLine, ...]:
    """Every plan in short, oldest first."""
    found = db.rows(
        "SELECT number, plan_id, made_at, status, note, plan_hash, slots, department FROM plan ORDER BY number"
    )
    given: dict[int, str] = dict(db.rows("SELECT plan, name || char(0) || note FROM plan_label ORDER BY number"))
    return tuple(_labelled(PlanLine(*row), given.get(row[0])) for row in found)


def _labelled(line: PlanLine, given: str | None) -> PlanLine:
    if given is None:
        return line
    name, _, note = given.partition("\0")
    return line._replace(name=name, note=note)


def department_of(db: Database, version: int) -> int:
    """The department version that a plan was made from. UserError where there is no such plan."""
    number = db.value("SELECT department FROM plan WHERE number = ?", version)
    if number is None:
        raise UserError(f"there is no plan {version}", str(db.path), "look at the versions of this workspace")
    return int(number)


def add_choice(db: Database, version: int, offered: bytes, line: Line) -> None:
    """Note that a plan was chosen, and out of what."""
    row = (trail.last_number(db, "choice") + 1, version, trail.keep(db, offered))
    trail.insert_sealed(db, "choice", row, line)


def choices(db: Database) -> tuple[Choice, ...]:
    """Every choice of a plan, oldest first. UserError where it cannot be read."""
    rows = db.rows("SELECT plan, offered FROM choice ORDER BY number")
    return tuple(Choice(version, content(db, offered)) for version, offered in rows)
