"""Dated rule packs: numbers that came from a contract, each with its citation."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

HOURS = "england-2016-v13"
ENTITLEMENTS = "entitlements-england-2026"
RELEASES = "releases-england-2026"


@cache
def load_pack(name: str) -> dict[str, Any]:
    """The tables of a pack, as its TOML file holds them; do not change what is returned."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def break_pairs(name: str = HOURS) -> tuple[tuple[int, int], ...]:
    """(longer than, free besides) in minutes, as Limits.breaks wants them."""
    return tuple((b["longer_than_minutes"], b["free_minutes"]) for b in load_pack(name)["breaks"])


def after_night_minutes(name: str = HOURS) -> int:
    """Rest after any night, in minutes."""
    return int(load_pack(name)["after_nights"]["limit_minutes"])


def list_notice_days(name: str = RELEASES) -> int:
    """Notice for clinics and lists of class C4, in days."""
    return int(load_pack(name)["list_notice"]["notice_days"])


def citation(table: dict[str, Any]) -> str:
    """Where a number comes from."""
    return ", ".join(str(table[k]) for k in ("source", "clause") if table.get(k))
