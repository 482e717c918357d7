"""Who has the workspace open for writing: one row, so that a second window knows and only reads."""

import getpass
import os
import platform
import secrets
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from rotaengage.store.database import Database
from rotaengage.store.words import damaged

LAPSES_AFTER = timedelta(hours=12)
"""A lease of another computer cannot be looked into: it lapses when nothing was written for this long."""


_moment = datetime.fromisoformat


class Lease(NamedTuple):
    """One window. since and beat (the last write) are UTC, ISO 8601; born tells two processes of one pid apart."""

    token: str
    pid: int
    born: str
    host: str
    user: str
    since: str
    beat: str

    def in_words(self, now: datetime) -> str:
        """The window as its neighbour sees it, on this computer's clock: window of ana since 14:02."""
        since = _moment(self.since).astimezone()
        day = "" if since.date() == now.astimezone().date() else f"{since:%a} {since.day} {since:%b} "
        return f"window of {self.user} since {day}{since:%H:%M}"


def ours(stamp: str) -> Lease:
    """A lease for this process."""
    pid = os.getpid()
    return Lease(secrets.token_hex(8), pid, born(pid), platform.node(), _user(), stamp, stamp)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


def born(pid: int) -> str:
    """When a process started, in ticks since the computer did; empty where the system does not say."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]


def alive(pid: int) -> bool:
    """Whether a process of this number runs on this computer."""
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, 0, pid)  # os.kill would end the process there
        return bool(handle and ctypes.windll.kernel32.CloseHandle(handle))
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def is_live(lease: Lease, now: datetime, host: str) -> bool:
    """Whether the window is still there, as far as this computer can tell."""
    if lease.host != host:
        return now - _moment(lease.beat) < LAPSES_AFTER
    return lease.pid > 0 and alive(lease.pid) and lease.born == born(lease.pid)


def current(db: Database) -> Lease | None:
    """The lease in the file, whether live or not."""
    row = db.one("SELECT token, pid, born, host, user, since, beat FROM lease")
    lease = Lease(*row) if row else None
    try:
        if lease is not None and None in (_moment(lease.since).tzinfo, _moment(lease.beat).tzinfo):
            raise damaged(db.path)
    except ValueError:
        raise damaged(db.path) from None
    return lease


def other(db: Database, now: datetime) -> Lease | None:
    """The live lease of another window, None where the workspace is free."""
    lease = current(db)
    return lease if lease is not None and is_live(lease, now, platform.node()) else None


def take(db: Database, lease: Lease, now: datetime) -> Lease | None:
    """Take the lease, or say who has it. A dead window's lease is taken over."""
    with db.writing():
        holder = other(db, now)
        if holder is None:
            db.run("DELETE FROM lease")
            db.run("INSERT INTO lease VALUES (1, ?, ?, ?, ?, ?, ?, ?)", *lease)
        return holder


def renew(db: Database, token: str, stamp: str) -> bool:
    """Note a write; False where another window has taken the lease. Call it inside the write's transaction."""
    db.run("UPDATE lease SET beat = ? WHERE token = ?", stamp, token)
    return bool(db.value("SELECT count(*) FROM lease WHERE token = ?", token))


def release(db: Database, token: str) -> None:
    """Give the lease back; another window's stays."""
    with db.writing():
        db.run("DELETE FROM lease WHERE token = ?", token)
