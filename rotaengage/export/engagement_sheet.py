"""The sheet "Engagement": every slot of the plan, and what the plan rests on."""

from rotaengage.domain.backfill import booking
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.slot_rows import COLUMNS, WIDTHS, slot_rows

NAME = "Engagement"


def engagement_sheet(plan: Plan, scenario: Scenario) -> SheetText:
    """All slots as a sheet of text."""
    first, last = scenario.rota.first_day, scenario.rota.last_day
    checked = "checked against every rule" if plan.verified else "not checked"
    assumptions = dict.fromkeys((*plan.assumptions, *scenario.assumptions))
    heading = (
        "Protected engagement time, planned by RotaEngage",
        f"{len(plan.slots)} slots from {first:%Y-%m-%d} to {last:%Y-%m-%d}. Their cells are marked in the rota.",
        f"Plan {plan.plan_id}, version {plan.version}, {plan.status.value}, {checked}.",
    )
    booked = (f"To book: {booking(b, scenario.backfill)}" for b in plan.backfill)
    footing = (*booked, *(f"Assumed: {words}" for words in assumptions))
    return SheetText(NAME, heading, COLUMNS, slot_rows(plan, scenario), footing, WIDTHS)
