"""Workspaces of the formats that earlier releases wrote."""

import sqlite3
from contextlib import closing
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(GOLDEN.glob("format*.sql"))
OLDER = FILES[:-1]


def as_workspace(file: Path, folder: Path) -> Path:
    """The golden file made into a workspace, old.rota in the folder."""
    path = folder / "old.rota"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(file.read_text(encoding="utf-8"))
    return path
