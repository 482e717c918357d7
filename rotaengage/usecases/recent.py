"""Which workspaces were open last."""

import json
from pathlib import Path

from platformdirs import user_state_path

MOST = 12


def _list() -> Path:
    return user_state_path("rotaengage", appauthor=False, ensure_exists=True) / "recent.json"


def recent_workspaces() -> tuple[Path, ...]:
    """Those that are still there, the latest first; a damaged list is an empty one."""
    return tuple(path for path in _kept() if _stands(path))


def _kept() -> list[Path]:
    try:
        return [Path(name) for name in json.loads(_list().read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def _stands(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def remember(path: Path) -> None:
    """Put a workspace first; those on a share that is away stay. A list that cannot be written is no reason to stop."""
    kept = [p for p in _kept() if p != path.resolve()]
    try:
        _list().write_text(json.dumps([str(p) for p in [path.resolve(), *kept][:MOST]]), encoding="utf-8")
    except OSError:
        return
