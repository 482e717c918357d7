"""The tables of the workspace file, and the numbered steps that lead to them.

The file's version (user_version) is the number of steps taken. A step, once released, is never changed; a new need is a
new step at the end. The lease table is the same in all versions: a newer program reads it before it migrates.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing

APPLICATION_ID = 0x524F5441
"""The letters ROTA, at byte 68 of the file (sqlite.org, Database File Format 1.3.17)."""

Step = Callable[[sqlite3.Connection], None]

_TABLES = (
    """CREATE TABLE content (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        data BLOB NOT NULL) STRICT""",
    """CREATE TABLE trail (
        number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, why TEXT NOT NULL,
        seal TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL UNIQUE) STRICT""",
    """CREATE TABLE source_file (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES content,
        format TEXT NOT NULL, added_at TEXT NOT NULL, trail INTEGER NOT NULL UNIQUE REFERENCES trail) STRICT""",
    """CREATE TABLE department_version (
        number INTEGER PRIMARY KEY, made_at TEXT NOT NULL, body TEXT NOT NULL REFERENCES content,
        duties TEXT NOT NULL REFERENCES content, trail INTEGER NOT NULL UNIQUE REFERENCES trail) STRICT""",
    """CREATE TABLE plan (
        number INTEGER PRIMARY KEY, plan_id TEXT NOT NULL, made_at TEXT NOT NULL, status TEXT NOT NULL,
        note TEXT NOT NULL, plan_hash TEXT NOT NULL, slots INTEGER NOT NULL,
        department INTEGER NOT NULL REFERENCES department_version, body TEXT NOT NULL REFERENCES content,
        trail INTEGER NOT NULL UNIQUE REFERENCES trail) STRICT""",
    """CREATE TABLE command (
        number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
        forward TEXT NOT NULL, inverse TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))) STRICT""",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE lease (
        id INTEGER PRIMARY KEY CHECK (id = 1), token TEXT NOT NULL, pid INTEGER NOT NULL, born TEXT NOT NULL,
        host TEXT NOT NULL, user TEXT NOT NULL, since TEXT NOT NULL, beat TEXT NOT NULL) STRICT""",
)

_NUMBERED = ("trail", "source_file", "department_version", "plan")
_NO_CHANGE = (
    "CREATE TRIGGER TABLE_stays_put BEFORE UPDATE ON TABLE BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER TABLE_stays_here BEFORE DELETE ON TABLE BEGIN SELECT RAISE(ABORT, 'append-only'); END",
)
# Without it INSERT OR REPLACE would change a line, since the delete in it fires no trigger.
_ONLY_NEXT = """CREATE TRIGGER TABLE_in_order BEFORE INSERT ON TABLE
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM TABLE)
    BEGIN SELECT RAISE(ABORT, 'append-only'); END"""


def _first_tables(connection: sqlite3.Connection) -> None:
    for statement in _TABLES:
        connection.execute(statement)
    for table in (*_NUMBERED, "content"):
        for trigger in _NO_CHANGE:
            connection.execute(trigger.replace("TABLE", table))
    for table in _NUMBERED:
        connection.execute(_ONLY_NEXT.replace("TABLE", table))


_HISTORY = (
    """CREATE TABLE state (
        number INTEGER PRIMARY KEY, department INTEGER NOT NULL REFERENCES department_version,
        plan INTEGER REFERENCES plan, trail INTEGER NOT NULL UNIQUE REFERENCES trail) STRICT""",
    """CREATE TABLE plan_label (
        number INTEGER PRIMARY KEY, plan INTEGER NOT NULL REFERENCES plan, name TEXT NOT NULL, note TEXT NOT NULL,
        trail INTEGER NOT NULL UNIQUE REFERENCES trail) STRICT""",
    """CREATE TABLE choice (
        number INTEGER PRIMARY KEY, plan INTEGER NOT NULL REFERENCES plan, offered TEXT NOT NULL REFERENCES content,
        trail INTEGER NOT NULL UNIQUE REFERENCES trail) STRICT""",
    "DROP TABLE command",  # the first format made it and nothing ever wrote to it
    """CREATE TABLE command (
        number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, why TEXT NOT NULL,
        forward TEXT NOT NULL, inverse TEXT NOT NULL,
        standing TEXT NOT NULL DEFAULT 'done' CHECK (standing IN ('done', 'undone', 'dropped'))) STRICT""",
)


def _history(connection: sqlite3.Connection) -> None:
    for statement in _HISTORY:
        connection.execute(statement)
    for table in ("state", "plan_label", "choice"):
        for trigger in (*_NO_CHANGE, _ONLY_NEXT):
            connection.execute(trigger.replace("TABLE", table))


def _journal(connection: sqlite3.Connection) -> None:
    connection.execute(
        """CREATE TABLE entry (
            number INTEGER PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL,
            trail INTEGER NOT NULL UNIQUE REFERENCES trail) STRICT"""
    )
    for trigger in (*_NO_CHANGE, _ONLY_NEXT):
        connection.execute(trigger.replace("TABLE", "entry"))


def _whose_time(connection: sqlite3.Connection) -> None:
    """No table changes: entries of kept time may say whose it was, which a program of before would not understand."""
    del connection


STEPS: tuple[Step, ...] = (_first_tables, _history, _journal, _whose_time)


def bring_up(connection: sqlite3.Connection, steps: tuple[Step, ...]) -> None:
    """Take the steps that are still missing. Call it inside a transaction: all of them or none."""
    (done,) = connection.execute("PRAGMA user_version").fetchone()
    for step in steps[done:]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {len(steps)}")


def outline(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Every table and trigger as it was written down."""
    found = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {(str(kind), str(name), str(sql)) for kind, name, sql in found}


def is_ours(connection: sqlite3.Connection, steps: tuple[Step, ...]) -> bool:
    """Whether the file has exactly our tables and triggers: a file from elsewhere may bring triggers of its own."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        bring_up(fresh, steps)
        return outline(fresh) == outline(connection)
