"""Numbers, dates and names of the field in the words a coordinator uses."""

from datetime import date
from math import floor

from rotaengage.domain.codes import CodeSource, DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.inspection import Layout
from rotaengage.domain.issue import Severity
from rotaengage.domain.span import Span
from rotaengage.tui.present.look import Look

GRADE_WORDS: dict[Grade, str] = {
    Grade.CONSULTANT: "Consultants",
    Grade.POST_CCT: "Post-CCT fellows",
    Grade.SAS: "SAS doctors",
    Grade.HST: "Higher specialty trainees",
    Grade.ACADEMIC: "Academic trainees",
    Grade.IMT3: "Internal medicine year 3",
    Grade.CORE: "Core trainees",
    Grade.GPST: "GP trainees",
    Grade.LED: "Locally employed doctors",
    Grade.F2: "Foundation year 2",
    Grade.F1: "Foundation year 1",
    Grade.STUDENT: "Students",
    Grade.NON_MEDICAL: "Other professions",
    Grade.UNKNOWN: "Grade not known",
}
"""In the order in which the rota shows them."""

TIER_WORDS: dict[Tier, str] = {
    Tier.FIRST: "first on call",
    Tier.SHO: "SHO",
    Tier.REGISTRAR: "registrar",
    Tier.SENIOR: "senior",
    Tier.NONE: "covers no tier",
    Tier.UNKNOWN: "tier not known",
}

LAYOUT_WORDS: dict[Layout, str] = {
    Layout.DOCTOR_GRID: "people down, dates across",
    Layout.DAY_GRID: "dates down, people across",
    Layout.POST_GRID: "dates down, posts across",
    Layout.WARD_GRID: "posts down, dates across",
    Layout.ROLLING_PATTERN: "a rolling pattern of weeks",
    Layout.WEEK_BLOCKS: "a block for each week",
    Layout.MONTH_CALENDAR: "a calendar page for each month",
    Layout.SHIFT_LIST: "a list with one shift a row",
    Layout.JOB_PLAN: "job plans",
}

SOURCE_WORDS: dict[CodeSource, str] = {
    CodeSource.LEGEND: "legend",
    CodeSource.CELL: "the cell",
    CodeSource.ANSWER: "your answer",
    CodeSource.SETUP: "setup",
    CodeSource.DEFAULT: "assumed",
    CodeSource.QUESTION: "not known",
}

SEVERITY_SIGNS: dict[Severity, tuple[str, Look, str]] = {
    Severity.ERROR: ("x", Look.BAD, "error"),
    Severity.QUESTION: ("?", Look.WARN, "question"),
    Severity.WARNING: ("!", Look.WARN, "warning"),
    Severity.NOTE: ("-", Look.MUTED, "note"),
}
"""Sign, look and word, most pressing first."""


def hours(minutes: float) -> str:
    """Minutes as a person says them: 45 min, 4 h, 1 h 30."""
    whole, rest = divmod(round(minutes), 60)
    if not whole and rest:
        return f"{rest} min"
    return f"{whole:,} h {rest:02d}" if rest else f"{whole:,} h"


def share(ratio: float) -> str:
    """A ratio as a percentage that never rounds up: 99.7% of an hour owed is not all of it."""
    return f"{floor(ratio * 100 + 1e-9)}%"


def wte_words(wte: float) -> str:
    """A share of full time: 1.0, 0.8, 0.65."""
    return f"{wte:.1f}" if round(wte * 100) % 10 == 0 else f"{wte:.2f}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 doctor, 1,200 cells."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_words(day: date) -> str:
    """Mon 3 Aug 2026."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def period_words(first: date | None, last: date | None) -> str:
    """From one date to another, or that the sheet gives none."""
    return "no dates" if first is None or last is None else f"{day_words(first)} to {day_words(last)}"


def clock(span: Span) -> str:
    """Its hours on the wall clock: 08:00-20:30, with (+1) where it ends on another day."""
    later = (span.end.date() - span.start.date()).days
    return f"{span.start:%H:%M}-{span.end:%H:%M}" + (f" (+{later})" if later else "")


def when(span: Span) -> str:
    """Its day and hours: Mon 3 Aug 14:00-16:00."""
    return f"{span.start:%a} {span.start.day} {span.start:%b} {clock(span)}"


KIND_WORDS: dict[DutyKind, str] = {
    DutyKind.UNKNOWN: "not understood",
    DutyKind.SPA: "SPA",
    DutyKind.NON_RESIDENT_ON_CALL: "non-resident on call",
    DutyKind.NON_WORKING_DAY: "non-working day",
    DutyKind.SELF_DEVELOPMENT: "self-development",
    DutyKind.OFF: "day off",
}


def kind_words(kind: DutyKind) -> str:
    """A kind of duty: annual leave, long day."""
    return KIND_WORDS.get(kind) or kind.value.replace("_", " ")


def sentence(text: str) -> str:
    """A text with a capital at its start and a full stop at its end; code words such as ST3 are left alone."""
    whole = text if text[1:2].isupper() else text[:1].upper() + text[1:]
    return whole if not whole or whole.endswith((".", "?", ":")) else f"{whole}."


def code_text(code: str | None, post: str | None) -> str:
    """What the rota's cell says; the post's heading where the cell holds a name."""
    return code or post or "on"


def duty_text(duty: Duty) -> str:
    """What the cell of a duty says."""
    return code_text(duty.code, duty.post)
