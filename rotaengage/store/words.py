"""What SQLite and the disk say, in a user's words."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rotaengage.domain.issue import UserError

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables came with this release (sqlite.org, STRICT Tables)."""

_SAID: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: ("the workspace is open in another window, which is writing", "try again in a moment"),
    sqlite3.SQLITE_LOCKED: ("the workspace is open in another window, which is writing", "try again in a moment"),
    sqlite3.SQLITE_FULL: ("the disk is full and nothing was saved", "make room and save again"),
    sqlite3.SQLITE_READONLY: ("the workspace cannot be written", "ask for write access, or work on a copy"),
    sqlite3.SQLITE_PERM: ("the workspace cannot be opened", "ask for access to the file"),
    sqlite3.SQLITE_CANTOPEN: ("the workspace cannot be opened", "look at the access rights of the file and its folder"),
    sqlite3.SQLITE_IOERR: ("the disk or network share failed and nothing was saved", "look at the drive and try again"),
    sqlite3.SQLITE_CORRUPT: ("the workspace is damaged", "go back to a copy or a backup of it"),
    sqlite3.SQLITE_NOTADB: ("this is not a RotaEngage workspace", "choose a file that ends in .rota"),
}


def damaged(path: Path) -> UserError:
    """The error for a workspace that does not hold together."""
    says, cure = _SAID[sqlite3.SQLITE_CORRUPT]
    return UserError(says, str(path), cure)


def not_a_workspace(path: Path) -> UserError:
    """The error for a file that is something else."""
    says, cure = _SAID[sqlite3.SQLITE_NOTADB]
    return UserError(says, str(path), cure)


def check_sqlite(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """UserError where the SQLite that Python brings is too old for the workspace file."""
    if version < OLDEST_SQLITE:
        found, needed = (".".join(map(str, v)) for v in (version, OLDEST_SQLITE))
        says = f"this Python brings SQLite {found}, and workspaces need {needed} or newer"
        raise UserError(says, cure="install a newer Python 3.11 or later")


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what a user can mend into a UserError; a mistake of the program stays what it is."""
    try:
        yield
    except sqlite3.Error as error:
        said = _SAID.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)  # the low byte is the primary result code
        if said is None:
            raise
        raise UserError(said[0], str(path), said[1]) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            says, cure = _SAID[sqlite3.SQLITE_FULL]
        else:
            says, cure = f"the file cannot be used ({error.strerror})", "look at its access rights and its drive"
        raise UserError(says, str(path), cure) from error
