"""The sheets of a report: the scorecard, and planned time by grade and month."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from rotaengage.domain.plan import Plan
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.scorecard import ScoreLine
from rotaengage.export.groups import by_grade, large_enough
from rotaengage.export.sheet_text import SheetText, Value
from rotaengage.export.wording import counted, day_words, hours

COLUMNS = ("No.", "Principle", "Measure", "Figure", "To look at", "Comes from")
WIDTHS = (6, 24, 38, 24, 30, 38)


def score_sheet(lines: Iterable[ScoreLine], plan: Plan, scenario: Scenario, privacy: Privacy) -> SheetText:
    """One row a measure. Cells of the rota are named in the coordinator's own copy only."""
    rows: list[tuple[Value, ...]] = [
        (s.principle, s.title, s.measure, s.figure, s.flag, "" if privacy.shared and "!" in s.source else s.source)
        for s in lines
    ]
    flags = sum(bool(row[4]) for row in rows)
    rota = scenario.rota
    heading = (
        "Scorecard of the ten principles for medical engagement",
        f"{day_words(rota.first_day)} to {day_words(rota.last_day)}, plan version {plan.version}, "
        f"{'checked against every rule' if plan.verified else 'not checked'}. {counted(flags, 'thing')} to look at.",
    )
    return SheetText("Scorecard", heading, COLUMNS, tuple(rows), widths=WIDTHS)


def month_sheet(plan: Plan, scenario: Scenario, privacy: Privacy) -> SheetText:
    """Planned hours by grade and month, individual time and events together."""
    groups = groups_for(scenario, privacy)
    group_of = {i: name for name, ids in groups.items() for i in ids}
    minutes: defaultdict[tuple[str, date], int] = defaultdict(int)
    for slot in plan.slots:
        if slot.doctor in group_of:
            minutes[group_of[slot.doctor], slot.span.start.date().replace(day=1)] += slot.span.minutes
    months = sorted({month for _, month in minutes})
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (name, len(ids), *(hours(minutes[name, m]) for m in months), hours(sum(minutes[name, m] for m in months)))
        for name, ids in groups.items()
    )
    together = " Grades with fewer than five doctors are put together." if privacy is Privacy.TOTALS else ""
    heading = ("Planned hours by grade and month", f"Individual time and events.{together}")
    columns = ("Grade", "Doctors", *(f"{m:%b %Y} (h)" for m in months), "All (h)")
    return SheetText("By month", heading, columns, rows, widths=(18, 10, *(14 for _ in months), 12))


def groups_for(scenario: Scenario, privacy: Privacy) -> dict[str, tuple[str, ...]]:
    """Doctors by grade; in totals no group is under five."""
    groups = by_grade(scenario.rota.doctors)
    return large_enough(groups) if privacy is Privacy.TOTALS else groups
