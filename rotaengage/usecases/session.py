"""Where a person was: screen, cursor and filters of a workspace, kept from one sitting to the next."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

from platformdirs import user_state_path

from rotaengage.domain.issue import UserError
from rotaengage.usecases.files import write_whole

Value = str | int | float | bool | list[str]
Page = dict[str, Value]
Session = dict[str, Page]
"""By screen; APP holds what is no single screen's."""

APP = "app"
MOST = 60
"""Sittings kept; the oldest go."""


def _file(path: Path) -> Path:
    folder = user_state_path("rotaengage", appauthor=False, ensure_exists=True) / "sittings"
    folder.mkdir(exist_ok=True)
    return folder / f"{hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:24]}.json"


def session_of(path: Path) -> Session:
    """What was kept for a workspace; empty where nothing was, or what was is damaged."""
    try:
        found = json.loads(_file(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if _is_session(found) else {}


def _is_session(found: object) -> TypeGuard[Session]:
    if not isinstance(found, dict):
        return False
    pages = [value for page in found.values() if isinstance(page, dict) for value in page.values()]
    return all(isinstance(page, dict) for page in found.values()) and all(_is_value(value) for value in pages)


def _is_value(value: object) -> bool:
    return isinstance(value, (str, int, float)) or (isinstance(value, list) and all(isinstance(v, str) for v in value))


def keep_session(path: Path, session: Mapping[str, Mapping[str, Value]]) -> None:
    """Keep it, readable by this account alone. Where that fails there is no session next time, and nothing else."""
    try:
        file = _file(path)
        write_whole(file, json.dumps(session).encode(), force=True)
        for old in sorted(file.parent.glob("*.json"), key=lambda one: one.stat().st_mtime)[:-MOST]:
            old.unlink(missing_ok=True)
    except (OSError, UserError):
        return
