"""The sheet "Cover": every requirement before and after the plan, and its tightest times."""

from collections.abc import Sequence

from rotaengage.domain.backfill import booking
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span
from rotaengage.export.sheet_text import Chart, SheetText, Value
from rotaengage.export.wording import hours
from rotaengage.rules.presence import Presence, Step

COLUMNS = (
    "Service", "Needed (doctors)", "Preferred (doctors)", "Fewest before", "Fewest after", "Spare at the tightest",
    "At the minimum (h)", "Below before the plan (h)", "Made worse by the plan (h)", "Tightest times with a release",
    "Where the figure comes from",
)  # fmt: skip
WIDTHS = (26, 11, 11, 10, 10, 11, 11, 12, 12, 42, 24)
_TIMES = 3


def cover_sheet(plan: Plan, scenario: Scenario) -> SheetText:
    """One row a requirement, the tightest first."""
    presence = Presence(scenario, plan.slots)
    rows = sorted((_row(r, list(presence.steps(r)), scenario) for r in scenario.cover), key=_tightness)
    heading = (
        "Cover before and after the plan",
        "Fewest: the lowest number of doctors at work in the time that is asked for. The plan never takes a service "
        "below its minimum, and never makes a gap worse that was there before.",
    )
    charts = (Chart("Fewest doctors, before and after", 0, (3, 4, 1), len(rows), "doctors"),) if rows else ()
    booked = tuple(f"To book, and counted above: {booking(b, scenario.backfill)}" for b in plan.backfill)
    return SheetText("Cover", heading, COLUMNS, tuple(rows), booked, WIDTHS, charts=charts, bars=(6, 7), low=(5,))


def _tightness(row: tuple[Value, ...]) -> tuple[int, str]:
    return int(row[5]), str(row[0])


def _row(requirement: CoverRequirement, steps: Sequence[Step], scenario: Scenario) -> tuple[Value, ...]:
    least = requirement.minimum
    return (
        requirement.title or requirement.id,
        least,
        requirement.wanted,
        min((s.before for s in steps), default=0),
        min((s.after for s in steps), default=0),
        min((s.after - least for s in steps), default=0),
        hours(sum(s.minutes for s in steps if s.after == least)),
        hours(sum(s.minutes for s in steps if s.before < least)),
        hours(sum(s.minutes for s in steps if s.after < min(least, s.before))),
        tightest(steps, scenario) or "no release touches it",
        f"inferred: {requirement.basis or 'from the rota'}" if requirement.assumed else requirement.basis,
    )


def tightest(steps: Sequence[Step], scenario: Scenario) -> str:
    """The times with a release in which fewest are left, in the order of time."""
    touched = sorted((s for s in steps if s.after < s.before), key=lambda s: (s.after, s.start))[:_TIMES]
    zone = scenario.rota.zone
    ordered = sorted(touched, key=lambda s: s.start)
    return "; ".join(f"{Span.between(s.start, s.end, zone).wall()}: {s.after} left of {s.before}" for s in ordered)
