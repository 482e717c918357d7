"""A person's own keys: a small TOML file in the configuration folder."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from rotaengage.domain.issue import UserError
from rotaengage.usecases.files import write_whole

TABLE = "keys"


def keys_file() -> Path:
    """Where the file is looked for; it need not be there."""
    return user_config_path("rotaengage", appauthor=False) / "keys.toml"


def own_keys() -> dict[str, tuple[str, ...]]:
    """The keys by action, as written; empty where there is no file. UserError for a file that is not understood."""
    path = keys_file()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        says = f"this file of keys cannot be read ({error})"
        raise UserError(says, str(path), "mend that line, or take the file away to have the usual keys") from error
    return dict(_entries(path, found))


def _entries(path: Path, found: Mapping[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    table = found.get(TABLE, {})
    strange = next((name for name in found if name != TABLE), None)
    if strange is not None or not isinstance(table, dict):
        raise UserError(
            f'"{strange or TABLE}" is no table of keys', str(path), f"write the keys below a line [{TABLE}]"
        )
    return [(action, _listed(path, action, keys)) for action, keys in table.items()]


def _listed(path: Path, action: str, keys: object) -> tuple[str, ...]:
    listed = keys if isinstance(keys, list) else [keys]
    if listed and all(isinstance(key, str) and key for key in listed):
        return tuple(str(key) for key in listed)
    raise UserError(f"{action} has no key", str(path), f'write for instance "{action}" = ["x", "ctrl+x"]')


def write_keys(text: str) -> Path:
    """Write a first file of keys. UserError where there is one already."""
    path = keys_file()
    if path.exists():
        raise UserError("there is a file of keys already", str(path), "edit that one")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())
    return path
