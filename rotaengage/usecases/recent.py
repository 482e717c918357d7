"""Which workspaces were open last."""

import json
from pathlib import Path

from platformdirs import user_state_path

MOST = 12


def _list() -> Path:
    return user_state_path("rotaengage", appauthor=False, ensure_exists=True) / "recent.json"


def recent_workspaces() -> tuple[Path, ...]:
    """Those that are still there, the latest first; a damaged list is an empty one."""
    try:
        names = json.loads(_list().read_text(encoding="utf-8"))
        return tuple(p for p in map(Path, names) if p.is_file())
    except (OSError, ValueError, TypeError):
        return ()


def remember(path: Path) -> None:
    """Put a workspace first. A list that cannot be written is no reason to stop."""
    kept = [p for p in recent_workspaces() if p != path.resolve()]
    try:
        _list().write_text(json.dumps([str(p) for p in [path.resolve(), *kept][:MOST]]), encoding="utf-8")
    except OSError:
        return
