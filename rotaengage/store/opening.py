"""The way to an open workspace: look at the file, connect, check its health, take the lease, bring it up to date."""

import os
import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.store import lease as leases
from rotaengage.store import schema
from rotaengage.store.clock import stamp_of
from rotaengage.store.database import Database
from rotaengage.store.files import check_workspace, whole
from rotaengage.store.lease import Lease
from rotaengage.store.trail import Line, append
from rotaengage.store.words import damaged, in_plain_words

PATIENCE_SECONDS = 0.5
"""A window that only saves something has the lease for a few milliseconds: a neighbour's save waits for its turn."""


class Opened(NamedTuple):
    """An open file. mine is None where it is only read; locked_by says which window has it, where one has.

    db is a copy in memory where a file of an older format is only read: what another window saves later is not in it.
    """

    db: Database
    mine: Lease | None
    locked_by: str = ""


def open_file(path: Path, now: datetime, *, read_only: bool, steps: tuple[schema.Step, ...] = schema.STEPS) -> Opened:
    """Open a workspace. UserError: not there, something else, newer than this program, damaged."""
    check_workspace(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    db = Database(path, mode="rw" if writable else "ro")  # rw even to read: a killed writer's journal is played back
    try:
        version = _check_health(db, steps)
        opened = _lease(db, now) if writable and not read_only else _look_only(db, now)
        if version < len(steps):
            opened = _brought_up(opened, now, version, steps)
        if opened.mine is None:
            opened.db.run("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return opened


def _check_health(db: Database, steps: tuple[schema.Step, ...]) -> int:
    if db.value("PRAGMA quick_check(1)") != "ok":
        raise damaged(db.path)
    version = int(db.value("PRAGMA user_version"))
    if version > len(steps):
        says = f"a newer RotaEngage wrote this workspace (file format {version}, this program knows {len(steps)})"
        raise UserError(says, str(db.path), "update this program")
    if version < 1 or not schema.is_ours(db.connection, steps[:version]):
        raise damaged(db.path)
    return version


def _lease(db: Database, now: datetime) -> Opened:
    mine = leases.ours(stamp_of(now))
    give_up = time.monotonic() + PATIENCE_SECONDS
    while (holder := leases.take(db, mine, now)) is not None:
        if time.monotonic() >= give_up:
            return Opened(db, None, holder.in_words(now))
        time.sleep(0.02)
    return Opened(db, mine)


def _look_only(db: Database, now: datetime) -> Opened:
    holder = leases.other(db, now)
    return Opened(db, None, "" if holder is None else holder.in_words(now))


def _brought_up(opened: Opened, now: datetime, version: int, steps: tuple[schema.Step, ...]) -> Opened:
    if opened.mine is not None:
        _migrate(opened.db, opened.mine, now, version, steps)
        return opened
    try:
        copy = _in_memory(opened.db, steps)
    except MemoryError:
        says = f"an older RotaEngage wrote this workspace (file format {version}), and it is too large to read as it is"
        raise UserError(says, str(opened.db.path), "open it for writing once, where no other window has it") from None
    opened.db.close()
    return opened._replace(db=copy)


def _in_memory(db: Database, steps: tuple[schema.Step, ...]) -> Database:
    # Reading leaves the file as it is, to the byte: it may lie in a read-only folder, or another window may have it.
    # The copy's trail gets no line for the new format, so that its last hash is that of the file.
    copy = Database(db.path, mode="memory")
    try:
        with in_plain_words(db.path):
            db.connection.backup(copy.connection)
        with copy.writing():
            schema.bring_up(copy.connection, steps)
    except BaseException:
        copy.close()
        raise
    return copy


def _migrate(db: Database, mine: Lease, now: datetime, version: int, steps: tuple[schema.Step, ...]) -> None:
    try:
        kept = _free_name(db.path, version)
        copy_to(db, kept, force=False)
        with db.writing():
            schema.bring_up(db.connection, steps)
            what = f"file format {version} brought up to {len(steps)}, the old file kept as {kept.name}"
            append(db, Line(stamp_of(now), "RotaEngage", what))
    except BaseException:
        leases.release(db, mine.token)
        raise


def _free_name(path: Path, version: int) -> Path:
    number = 1
    while True:
        again = "" if number == 1 else f"-{number}"
        name = path.with_name(f"{path.stem}.format{version}{again}{path.suffix}")
        if not name.exists():
            return name
        number += 1


def copy_to(db: Database, path: Path, *, force: bool) -> None:
    """A whole copy under another name, free of this window's lease. UserError as for a new workspace."""
    check_replaceable(path, force=force)
    with whole(path, force=force) as temporary, closing(sqlite3.connect(temporary, isolation_level=None)) as target:
        db.connection.backup(target)
        target.execute("DELETE FROM lease")


def check_replaceable(path: Path, *, force: bool) -> None:
    """UserError where force would destroy a file that is no workspace, or one that is open in another window."""
    if not force or not path.exists():
        return
    check_workspace(path)
    with closing(Database(path)) as old:
        holder = leases.other(old, datetime.now().astimezone())
    if holder is not None:
        raise UserError("the workspace is open in another window", str(path), "close it there, or choose another name")
