"""Contracts of consultants and SAS doctors, from the dated pack."""

from datetime import time
from fractions import Fraction
from functools import cache
from typing import Any

from rotaengage.domain.jobplan import Contract
from rotaengage.rules.packs import citation, load_pack

JOB_PLANS = "job-plans-england-2026"
CONSULTANT, CONSULTANT_WALES, SAS_2008, SAS_2021 = (
    "consultant-2003",
    "consultant-2003-wales",
    "sas-2008",
    "sas-2021",
)


@cache
def contracts(name: str = JOB_PLANS) -> dict[str, Contract]:
    """Contracts by id, as the pack holds them."""
    pack = load_pack(name)
    return {row["id"]: _contract(row, pack) for row in pack["contract"]}


def _contract(row: dict[str, Any], pack: dict[str, Any]) -> Contract:
    share = row.get("most_premium_share")
    most = row.get("most_pas")
    return Contract(
        id=row["id"],
        title=row["title"],
        plain_from=time.fromisoformat(row["plain_from"]),
        plain_to=time.fromisoformat(row["plain_to"]),
        plain_minutes=row["plain_minutes"],
        premium_minutes=row["premium_minutes"],
        full_time_pas=Fraction(row["full_time_pas"]),
        least_spa=Fraction(row["least_spa"]),
        most_pas=None if most is None else Fraction(most),
        most_premium_share=None if share is None else Fraction(share),
        weeks_a_year=pack["weeks"]["a_year"],
        citation=citation(row),
        verified=bool(pack["verified_by"]),
    )
