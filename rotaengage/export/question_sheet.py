"""The sheet "Questions": what a person must still answer, and what was assumed until then."""

from collections import Counter
from collections.abc import Sequence

from rotaengage.domain.issue import Issue
from rotaengage.domain.plan import Plan
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.export.sheet_text import SheetText, Value
from rotaengage.export.wording import counted

COLUMNS = ("Kind", "Code", "Where", "What", "What to do")
WIDTHS = (14, 10, 30, 56, 46)
ASSUMED = "assumption"


def question_sheet(plan: Plan, scenario: Scenario, issues: Sequence[Issue], privacy: Privacy) -> SheetText:
    """Questions first, then the rest, then assumptions. Shared files count the issues: their words come from cells."""
    order = {"error": 0, "question": 1, "warning": 2, "note": 3}
    found = sorted(issues, key=lambda i: order[i.severity.value])
    rows: list[tuple[Value, ...]] = (
        _counts(found) if privacy.shared else [(i.severity.value, i.code, i.where, i.says, i.cure) for i in found]
    )
    assumed = dict.fromkeys((*plan.assumptions, *scenario.assumptions))
    rows += [(ASSUMED, "", "", words, "confirm it, or say what is right in the setup workbook") for words in assumed]
    heading = (
        "Questions and assumptions",
        f"{counted(sum(i.severity == 'question' for i in issues), 'question')} to answer, "
        f"{counted(len(assumed), 'assumption')} to confirm.",
    )
    return SheetText("Questions", heading, COLUMNS, tuple(rows), widths=WIDTHS)


def _counts(issues: Sequence[Issue]) -> list[tuple[Value, ...]]:
    counts = Counter((i.severity.value, i.code) for i in issues)
    return [
        (kind, code, "", f"{counted(number, 'place')} in the rota", "see the coordinator's own copy")
        for (kind, code), number in counts.items()
    ]
