"""Paths as people type, paste or drop them."""

from pathlib import Path
from urllib.parse import unquote, urlparse

WORKSPACE = ".rota"
WORKBOOKS = (".xlsx", ".xlsm", ".csv")


def path_of(text: str) -> Path | None:
    """The path that a terminal wrote when a file was dropped on it: quotes, file:// and backslashes taken off."""
    line = text.strip().splitlines()[0].strip() if text.strip() else ""
    if len(line) > 1 and line[0] == line[-1] and line[0] in "'\"":
        line = line[1:-1]
    elif line.startswith("file://"):
        line = unquote(urlparse(line).path)
    elif "\\ " in line:
        line = line.replace("\\ ", " ")
    return Path(line).expanduser() if line else None


def is_workspace(path: Path) -> bool:
    """Whether a path names a workspace and not a workbook."""
    return path.suffix.casefold() == WORKSPACE


def numbered(path: Path) -> Path:
    """The path, or the first of "name 2", "name 3" ... at which no file stands yet. Looks at the disk."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found


def short_path(path: Path, home: Path) -> str:
    """The path with the home folder as ~."""
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
