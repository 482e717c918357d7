"""The report for a forum, a guardian or a board: scorecard, planned time by grade, cover, what is short and why."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scorecard import ScoreLine
from rotaengage.usecases.files import refuse_existing, write_whole
from rotaengage.usecases.hand_out import check_key, write_key
from rotaengage.usecases.handout import Handout, checked, gather
from rotaengage.usecases.opened import who_am_i
from rotaengage.usecases.scorecard import Records, scorecard
from rotaengage.usecases.wish import Wish

if TYPE_CHECKING:
    from rotaengage.export.sheet_text import SheetText

LISTS = frozenset({"Changes", "Engagement"})
"""Long lists that a page to read does without."""


class Reported(NamedTuple):
    """What was written, and the measures that it begins with."""

    path: Path
    lines: tuple[ScoreLine, ...]
    notes: tuple[str, ...] = ()

    @property
    def flags(self) -> int:
        """How many measures want a look."""
        return sum(bool(line.flag) for line in self.lines)


def write_report(path: Path, to: Path, wish: Wish, *, force: bool = False) -> Reported:
    """Write the report of the latest plan. UserError where it cannot be, and nothing is written."""
    refuse_existing(to, force=force)
    check_key(to, wish, force=force)
    ending = to.suffix.casefold()
    if ending not in {".xlsx", ".html"}:
        raise UserError(f"a report cannot be written as {ending or 'a folder'}", str(to), "use .xlsx or .html")
    handout = gather(path, wish.privacy)
    write_whole(to, checked(handout, lambda of: {to.name: _made(of, ending)})[to.name], force=force)
    notes = write_key(handout, wish, force=force)
    _record(path, to, handout)
    return Reported(to, lines_of(handout), notes)


def _made(handout: Handout, ending: str) -> bytes:
    from rotaengage.export.report_book import report_book
    from rotaengage.export.report_html import report_html

    sheets = report_sheets(handout, lines_of(handout))
    return report_book(sheets) if ending == ".xlsx" else report_html([s for s in sheets if s.name not in LISTS])


def lines_of(handout: Handout) -> tuple[ScoreLine, ...]:
    """The scorecard of a plan as it may be seen by others."""
    from rotaengage.export.score_sheet import groups_for

    plan, scenario, totals = handout.own.plan, handout.own.scenario, handout.privacy is Privacy.TOTALS
    groups = groups_for(scenario, handout.privacy)
    found = Records(plan, scenario, groups, handout.versions, totals, handout.journal, date.today(), handout.choices)
    return scorecard(found)


def report_sheets(handout: Handout, lines: tuple[ScoreLine, ...]) -> "list[SheetText]":
    """The parts of the report in their order; what is about one doctor alone is left out of totals."""
    from rotaengage.export.doctor_sheet import doctor_sheet, group_sheet
    from rotaengage.export.journal_sheets import journal_sheets
    from rotaengage.export.score_sheet import month_sheet, score_sheet
    from rotaengage.export.sheets import SHEETS

    facts, privacy = handout.facts, handout.privacy
    plan, scenario = facts.plan, facts.scenario
    first = [score_sheet(lines, plan, scenario, privacy), group_sheet(plan, scenario)]
    first += journal_sheets(handout.journal, scenario, privacy)
    months = month_sheet(plan, scenario, privacy)
    if privacy is Privacy.TOTALS:
        return [*first, months, *(SHEETS[n](facts) for n in ("cover", "activities", "events", "questions"))]
    names = ("cover", "activities", "events", "questions", "changes", "engagement")
    return [*first, months, doctor_sheet(plan, scenario, privacy), *(SHEETS[n](facts) for n in names)]


def _record(path: Path, to: Path, handout: Handout) -> None:
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        if not workspace.read_only:
            workspace.record(who_am_i(), f"report on plan {handout.own.plan.version} to {to.name}, {handout.privacy}")
