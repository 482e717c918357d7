"""The trail: lines that are only ever added, each sealed to the one before it and to what it speaks of.

A trigger deters; whoever owns the file can drop it. What shows a change is the chain: every line's hash takes in the
line before, and its seal takes in the row (plan, department, source) that the line reports.
"""

import hashlib
import json
from typing import Any, NamedTuple

from rotaengage.domain.department import TrailEntry
from rotaengage.store.codec import sha256
from rotaengage.store.database import Database, Row

START = "0" * 64

_INSERT = {
    "source_file": "INSERT INTO source_file VALUES (?, ?, ?, ?, ?, ?)",
    "department_version": "INSERT INTO department_version VALUES (?, ?, ?, ?, ?)",
    "plan": "INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "state": "INSERT INTO state VALUES (?, ?, ?, ?)",
    "plan_label": "INSERT INTO plan_label VALUES (?, ?, ?, ?, ?)",
    "choice": "INSERT INTO choice VALUES (?, ?, ?, ?)",
    "entry": "INSERT INTO entry VALUES (?, ?, ?, ?)",
}
_SELECT = {
    "source_file": "SELECT * FROM source_file",
    "department_version": "SELECT * FROM department_version",
    "plan": "SELECT * FROM plan",
    "state": "SELECT * FROM state",
    "plan_label": "SELECT * FROM plan_label",
    "choice": "SELECT * FROM choice",
    "entry": "SELECT * FROM entry",
}
_LAST = {
    "source_file": "SELECT coalesce(max(number), 0) FROM source_file",
    "department_version": "SELECT coalesce(max(number), 0) FROM department_version",
    "plan": "SELECT coalesce(max(number), 0) FROM plan",
    "state": "SELECT coalesce(max(number), 0) FROM state",
    "plan_label": "SELECT coalesce(max(number), 0) FROM plan_label",
    "choice": "SELECT coalesce(max(number), 0) FROM choice",
    "entry": "SELECT coalesce(max(number), 0) FROM entry",
    "trail": "SELECT coalesce(max(number), 0) FROM trail",
}


class Line(NamedTuple):
    """What a person did: when (UTC, ISO 8601), who, what and why."""

    when: str
    who: str
    what: str
    why: str = ""


def digest(*values: Any) -> str:
    """A hash over values, in an order and a writing that do not change."""
    return hashlib.sha256(json.dumps(values, separators=(",", ":")).encode()).hexdigest()


def last_number(db: Database, table: str) -> int:
    """The number of the last row, 0 where there is none."""
    return int(db.value(_LAST[table]))


def append(db: Database, line: Line, seal: str = "") -> int:
    """Add a line, inside the transaction of what it reports; gives its number, from 1."""
    number = last_number(db, "trail") + 1
    prev = db.value("SELECT hash FROM trail WHERE number = ?", number - 1) or START
    signed = digest(number, *line, seal, prev)
    db.run("INSERT INTO trail VALUES (?, ?, ?, ?, ?, ?, ?, ?)", number, *line, seal, prev, signed)
    return number


def insert_sealed(db: Database, table: str, values: Row, line: Line) -> None:
    """Add a row and the line that reports and seals it."""
    number = append(db, line, digest(table, *values))
    db.run(_INSERT[table], *values, number)


def keep(db: Database, data: bytes) -> str:
    """Store content once, under its hash."""
    name = sha256(data)
    db.run("INSERT INTO content VALUES (?, ?) ON CONFLICT DO NOTHING", name, data)
    return name


def entries(db: Database) -> tuple[TrailEntry, ...]:
    """Every line, oldest first."""
    found = db.rows("SELECT number, at, who, what, why, hash FROM trail ORDER BY number")
    return tuple(
        TrailEntry(number=number, when=at, who=who, what=what, why=why, hash=signed)
        for number, at, who, what, why, signed in found
    )


def is_whole(db: Database) -> bool:
    """Whether no line, row or content was changed or taken out. (Lines cut off at the end: compare the last hash.)"""
    return _chain_holds(db) and _rows_match_seals(db) and _content_matches(db)


def _chain_holds(db: Database) -> bool:
    prev = START
    lines = db.rows("SELECT number, at, who, what, why, seal, prev, hash FROM trail ORDER BY number")
    for expected, (number, at, who, what, why, seal, before, signed) in enumerate(lines, 1):
        if (number, before, signed) != (expected, prev, digest(number, at, who, what, why, seal, prev)):
            return False
        prev = signed
    return True


def _rows_match_seals(db: Database) -> bool:
    seals: dict[int, str] = dict(db.rows("SELECT number, seal FROM trail WHERE seal <> ''"))
    found = {row[-1]: digest(table, *row[:-1]) for table, query in _SELECT.items() for row in db.rows(query)}
    return seals == found


def _content_matches(db: Database) -> bool:
    names = [name for (name,) in db.rows("SELECT sha256 FROM content")]
    return all(sha256(db.value("SELECT data FROM content WHERE sha256 = ?", name)) == name for name in names)
