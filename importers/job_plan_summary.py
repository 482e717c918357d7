"""What stands around a timetable: summaries by category (JP5), flexible time (JP6), on-call, and whose plan it is."""

import re
from datetime import date, timedelta
from fractions import Fraction

from importers.grid import Place
from importers.job_plan_cell import Part, parts_of
from importers.job_plan_page import Page, Slot
from importers.job_plan_words import category_named, number_of, plain
from importers.people import may_be_name
from importers.setup_times import day_of
from rotaengage.domain.jobplan import Category, OnCall, Total

_PAS = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?)\s*(?:pa'?s?\b|sessions?\b|$)", re.IGNORECASE)
_TOTAL = re.compile(r"(grand |overall |job plan )?total( no\.? of)?( pa'?s?| programmed activities| per week)*")
_INLINE = re.compile(r"^(.{2,45}?)\s*[:=-]\s*(\d{1,2}(?:[.,]\d{1,3})?)\s*(?:pa'?s?)?$", re.IGNORECASE)
_NAME = re.compile(
    r"(?:job plan (?:for|of)|job plan|name|doctor|consultant|clinician|employee|name of (?:doctor|consultant)|dr name)"
    r"\s*[:\-]\s*(.+)", re.IGNORECASE,
)  # fmt: skip
_NAME_LABELS = frozenset(
    {"name", "doctor", "consultant", "clinician", "employee", "name of doctor", "name of consultant", "full name",
     "job plan for", "job plan of", "doctor's name", "consultant name", "doctor name"}
)  # fmt: skip
_GRADE_LABELS = frozenset({"grade", "job title", "post", "role", "position"})
_CONTRACT_LABELS = frozenset({"contract", "contract type", "terms", "terms and conditions", "tcs"})
_ANCHOR = re.compile(
    r"(?:w(?:ee)?k 1|cycle|rota)\s*(?:commenc\w+|starts?|begins?|starting|w/c|from)(?: date| on)?\s*:?\s*(.*)"
)
_CYCLE = re.compile(
    r"(\d{1,2})[- ]?w(?:ee)?k (?:cycle|rota|rolling|plan)|cycle (?:length|of)\s*:?\s*(\d{1,2})?(?: weeks?)?"
)
_FREQUENCY = re.compile(r"1\s*(?::|in)\s*(\d{1,2})")
_CATEGORY = re.compile(r"cat(?:egory)?\.?\s*([AB])\b", re.IGNORECASE)


def read_around(page: Page) -> None:
    """Read every cell that no timetable took."""
    used = page.used
    for row, column, _ in list(page.grid.filled()):
        place = (row, column)
        if place in used or place in page.understood or place in page.ignored:
            continue
        text = page.raw(row, column)
        if not (
            _about_person(page, place, text)
            or _about_cycle(page, place, text)
            or _about_on_call(page, place, text)
            or _about_total(page, place, text)
            or _flexible(page, place, text)
        ):
            continue
        page.understood.add(place)
    used = page.used
    for row, column, _ in page.grid.filled():
        if (row, column) not in used:
            page.ignored[row, column] = "text that is no part of the job plan"


def _right(page: Page, place: Place, reach: int = 3) -> Place | None:
    """The next filled cell of the row."""
    row, column = place
    return next(((row, c) for c in range(column + 1, column + 1 + reach) if page.grid.text(row, c)), None)


def _about_person(page: Page, place: Place, text: str) -> bool:
    word = plain(text)
    one_line = " ".join(text.split())
    match = _NAME.fullmatch(one_line)
    if match and may_be_name(match[1]):
        page.names.append((place[0], match[1].strip(), place))
        return True
    beside = _right(page, place)
    if beside is None:
        return False
    other = page.grid.text(*beside)
    if word in _NAME_LABELS and may_be_name(other):
        page.names.append((place[0], other, beside))
    elif word in _GRADE_LABELS:
        page.grades.append((place[0], other))
    elif word in _CONTRACT_LABELS:
        page.contracts.append((place[0], other))
    else:
        return False
    page.understood.add(beside)
    return True


def _about_cycle(page: Page, place: Place, text: str) -> bool:
    word = plain(text)
    if re.search(r"\bannuali[sz]ed\b", word):
        page.annualised.append(place[0])
        return True
    if match := _ANCHOR.fullmatch(word):
        beside = _right(page, place)
        day = day_of(match[1].strip()) or (day_of(page.value(beside)) if beside else None)
        if day is not None:
            page.anchor = _monday(day)
            if beside and not match[1].strip():
                page.understood.add(beside)
            return True
    if match := _CYCLE.search(word):
        beside = _right(page, place)
        number = match[1] or match[2]
        said = Fraction(int(number)) if number else number_of(page.value(beside)) if beside else None
        if said is not None and 1 <= said <= 52:
            page.cycle_said = int(said)
            if not number and beside:
                page.understood.add(beside)
            return True
    return False


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _about_on_call(page: Page, place: Place, text: str) -> bool:
    if not re.match(r"(predictable |unpredictable )?on[- ]?call", plain(text)):
        return False
    beside = _right(page, place)
    whole = " ".join(text.split()) + (" " + page.grid.text(*beside) if beside else "")
    frequency, category = _FREQUENCY.search(whole), _CATEGORY.search(whole)
    if not frequency and not category:
        return False
    page.on_call.append((place[0], OnCall(
        frequency=int(frequency[1]) if frequency else None,
        category=category[1].upper() if category else "",
        source=page.grid.ref(*place),
    )))  # fmt: skip
    if beside:
        page.understood.add(beside)
    return True


def _about_total(page: Page, place: Place, text: str) -> bool:
    """'DCC | 7.5', 'SPA: 2.5 PAs', 'Total PAs 10', or a number under its category."""
    line = " ".join(text.split())
    inline = _INLINE.fullmatch(line)
    label = inline[1] if inline else line
    total = bool(_TOTAL.fullmatch(plain(label)))
    category = category_named(label)
    if not total and category is None:
        return False
    if category is Category.OFF:
        return False
    if inline:
        return _keep_total(page, place, category, number_of(inline[2]))
    beside = _number_place(page, place) or _number_below(page, place)
    if beside is None:
        return False
    page.understood.add(beside)
    return _keep_total(page, beside, category, _pas(page, beside))


def _keep_total(page: Page, place: Place, category: Category | None, pas: Fraction | None) -> bool:
    if pas is None or pas > 40:
        return False
    page.totals.append((place[0], Total(category=category, pas=pas, source=page.grid.ref(*place))))
    return True


def _pas(page: Page, place: Place) -> Fraction | None:
    value = page.value(place)
    if isinstance(value, str) and (match := _PAS.match(value.strip())):
        return number_of(match[1])
    return number_of(value)


def _number_place(page: Page, place: Place) -> Place | None:
    """The number beside a category; under a heading of PAs where there are several."""
    row, column = place
    found = [(row, c) for c in range(column + 1, column + 7) if _pas(page, (row, c)) is not None]
    other = next((c for c in range(column + 1, column + 7) if category_named(page.grid.text(row, c))), None)
    found = [p for p in found if other is None or p[1] < other]
    headed = [p for p in found if _heading(page, p) in ("pas", "pa", "no of pas", "programmed activities", "pa's")]
    return next(iter(headed or found), None)


def _number_below(page: Page, place: Place) -> Place | None:
    below = (place[0] + 1, place[1])
    return below if _pas(page, below) is not None else None


def _heading(page: Page, place: Place) -> str:
    """The nearest text above that is no number."""
    for row in range(place[0] - 1, max(0, place[0] - 15), -1):
        value = page.grid.at(row, place[1])
        if isinstance(value, str) and value.strip() and _pas(page, (row, place[1])) is None:
            return plain(value)
    return ""


def _flexible(page: Page, place: Place, text: str) -> bool:
    """'Flexible SPA 1.5 PA', or 'Flexible SPA' with a number beside it (JP6)."""
    parts = parts_of(text)
    if len(parts) != 1 or not parts[0].flexible or parts[0].best[0] is Category.UNKNOWN:
        return False
    part = parts[0]
    if part.pas is None and part.hours is None:
        amount = _amount(page, place)
        if amount is None:
            return False
        part = part._replace(pas=amount.pas, hours=amount.hours)
    page.add(Slot(place), part)
    return True


def _amount(page: Page, place: Place) -> Part | None:
    """Hours or PAs that stand beside flexible time; a bare number is PAs unless its heading says hours."""
    beside = _right(page, place, reach=6)
    if beside is None:
        return None
    worded = next(iter(parts_of(page.grid.text(*beside))), Part(""))
    number = _pas(page, beside)
    if worded.pas is None and worded.hours is None and number is not None:
        in_hours = "hour" in _heading(page, beside)
        worded = Part("", hours=number) if in_hours else Part("", pas=number)
    if worded.pas is None and worded.hours is None:
        return None
    page.understood.add(beside)
    return worded
