"""What the program takes where a department says nothing: cited, and marked as assumed."""

from rotaengage.domain.activity import Activity
from rotaengage.domain.entitlement import Entitlement
from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Who
from rotaengage.domain.scenario import Limits
from rotaengage.rules.packs import ENTITLEMENTS, after_night_minutes, break_pairs, list_notice_days, load_pack


def default_activities() -> tuple[Activity, ...]:
    """One kind of individual protected time."""
    told = load_pack(ENTITLEMENTS)["activity"]
    return (Activity(assumed=True, **told),)


def default_entitlements() -> tuple[Entitlement, ...]:
    """Minutes a week by grade, each with its citation."""
    pack = load_pack(ENTITLEMENTS)
    return tuple(
        Entitlement(
            id=f"default-{'-'.join(g.lower() for g in row['grades'])}",
            activity=pack["activity"]["id"],
            who=Who(grades=frozenset(Grade(g) for g in row["grades"])),
            minutes=row["minutes"],
            pro_rata=row.get("pro_rata", True),
            citation=row["source"],
            assumed=True,
        )
        for row in pack["entitlement"]
    )


def default_limits() -> Limits:
    """Grid and handover of this program; breaks, rest and notice of the rule packs."""
    return Limits(breaks=break_pairs(), after_night_minutes=after_night_minutes(), list_notice_days=list_notice_days())
