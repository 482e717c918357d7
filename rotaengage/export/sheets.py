"""Which sheets can be added to a workbook, by the words of --sheets."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rotaengage.domain.issue import Issue, UserError
from rotaengage.domain.plan import Plan
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.export.activity_sheet import activity_sheet
from rotaengage.export.change_sheet import change_sheet
from rotaengage.export.cover_sheet import cover_sheet
from rotaengage.export.doctor_sheet import doctor_sheet
from rotaengage.export.engagement_sheet import engagement_sheet
from rotaengage.export.question_sheet import question_sheet
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.timetable_sheet import event_sheet, timetable_sheet


class Facts(NamedTuple):
    """What sheets are made from; before is the plan version before this one."""

    plan: Plan
    scenario: Scenario
    issues: Sequence[Issue] = ()
    before: Plan | None = None
    privacy: Privacy = Privacy.FULL


SHEETS: dict[str, Callable[[Facts], SheetText]] = {
    "engagement": lambda f: engagement_sheet(f.plan, f.scenario),
    "doctors": lambda f: doctor_sheet(f.plan, f.scenario, f.privacy),
    "cover": lambda f: cover_sheet(f.plan, f.scenario),
    "activities": lambda f: activity_sheet(f.plan, f.scenario),
    "questions": lambda f: question_sheet(f.plan, f.scenario, f.issues, f.privacy),
    "changes": lambda f: change_sheet(f.before, f.plan, f.scenario),
    "timetables": lambda f: timetable_sheet(f.plan, f.scenario),
    "events": lambda f: event_sheet(f.plan, f.scenario, f.privacy),
}


def wanted_sheets(words: str) -> tuple[str, ...]:
    """The sheets that 'all', 'none' or a list with commas names, in their own order. UserError for another word."""
    asked = {w.strip().casefold() for w in words.split(",") if w.strip()}
    if asked == {"none"}:
        return ()
    if asked == {"all"}:
        return tuple(SHEETS)
    unknown = sorted(asked - SHEETS.keys())
    if unknown:
        raise UserError("there is no such sheet", unknown[0], f"choose from all, none, {', '.join(SHEETS)}")
    return tuple(name for name in SHEETS if name in asked)


def make_sheets(words: str, facts: Facts) -> tuple[SheetText, ...]:
    """The sheets that were asked for."""
    return tuple(SHEETS[name](facts) for name in wanted_sheets(words))
