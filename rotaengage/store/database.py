"""One connection to the workspace file, with the settings that keep it safe."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rotaengage.store.words import check_sqlite, in_plain_words

Row = tuple[Any, ...]

BUSY_MILLISECONDS = 5000

# EXTRA, not FULL: in DELETE mode the folder is synced too, so that a saved plan survives a power cut.
_ON_OPEN = (
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
)


def address(path: str, mode: str) -> str:
    """A whole path with forward slashes as an SQLite URI: drive letters, network shares, odd characters."""
    return f"file://{'' if path.startswith('/') else '/'}{quote(os.fsencode(path), safe='/:')}?mode={mode}"


class Database:
    """Statements on one file. Errors that a user can mend come out as UserError.

    One lock lets threads take turns: a screen may open a workspace in a worker and use it elsewhere.
    """

    def __init__(self, path: Path, *, mode: str = "rw") -> None:
        """Open an existing file (mode rw or ro), or an empty database in memory (mode memory) that only bears its name.

        UserError where SQLite is too old or the file cannot be opened.
        """
        check_sqlite()
        self.path = path
        self._turn = threading.RLock()
        with in_plain_words(path):
            where = address(path.absolute().as_posix(), mode)
            self.connection = sqlite3.connect(where, uri=True, isolation_level=None, check_same_thread=False)
            for pragma in _ON_OPEN:
                self.connection.execute(pragma)

    def run(self, sql: str, *values: object) -> None:
        """One statement that gives nothing back."""
        with self._turn, in_plain_words(self.path):
            self.connection.execute(sql, values)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Every row of a query."""
        with self._turn, in_plain_words(self.path):
            return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, None where there is none."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    def value(self, sql: str, *values: object) -> Any:
        """The first value of the first row, None where there is no row."""
        found = self.one(sql, *values)
        return found[0] if found else None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All of the block's statements, or none of them."""
        with self._turn:
            self.run("BEGIN IMMEDIATE")
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        # A full disk has ended the transaction already; on any other failure the journal does it at the next open.
        with suppress(sqlite3.Error):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """End the connection; more than once does no harm."""
        with self._turn:
            self.connection.close()
