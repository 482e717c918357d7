"""The plan in totals as a document (rotaengage.totals/1): groups of at least five, nobody alone."""

from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.export.doctor_sheet import GROUP_COLUMNS, group_sheet

SCHEMA = "rotaengage.totals/1"
_KEYS = ("group", "doctors", "wte", "entitled_hours", "standing_hours", "planned_hours", "owed_hours",
         "fulfilled_percent", "from_the_mean_points")  # fmt: skip


def totals_document(plan: Plan, scenario: Scenario) -> dict[str, object]:
    """Hours to two places; percentages are whole and rounded down."""
    sheet = group_sheet(plan, scenario)
    return {
        "schema": SCHEMA,
        "version": plan.version,
        "status": plan.status.value,
        "verified": plan.verified,
        "columns": dict(zip(_KEYS, GROUP_COLUMNS, strict=True)),
        "groups": [dict(zip(_KEYS, row, strict=True)) for row in sheet.rows],
        "cover": [
            {"requirement": c.requirement, "tightest_margin": c.tightest_margin,
             "made_worse_minutes": c.made_worse_minutes}
            for c in plan.cover
        ],
    }  # fmt: skip
