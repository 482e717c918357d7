"""The date of a week that names only its weekdays: from W/C headings above, before, between or beside the days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from importers.axis_dates import Dating
from importers.calendar_words import MONTHS
from importers.grid import Value
from importers.heading_context import words_of
from importers.marks import Mark, MarkMemory
from importers.view import View

REACH = 4
_MONTH = "(?:" + "|".join(sorted((re.escape(m) for m in MONTHS if len(m) > 2), key=len, reverse=True)) + ")"
_DATE = re.compile(
    r"(?<![\w/.-])(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:\d{4}|\d{2}))?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?(?:,?\s+'?(?:\d{{4}}|\d{{2}}))?"
    rf"|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)(?![\w/-])",
    re.IGNORECASE,
)
_WEEK_WORD = re.compile(
    r"\bw\s*/?\s*[cbek]\b|\bwe{0,2}k\b|\bweek|woche|semaine|tydzie|\bcommenc|\bbeginn|\bfrom\b", re.IGNORECASE
)
_END_WORD = re.compile(r"\bw\s*/\s*e\b|\bweek end(?:ing|s)\b|\bending\b", re.IGNORECASE)


_CALENDAR_WORDS = frozenset(["kw", "kalenderwoche"])
_NUMBERED = re.compile(
    r"(?:(?P<before>20\d\d)\s*[-/ ]\s*)?(?P<word>kw|kalenderwoche|w|we{0,2}k|sem(?:aine|ana)?|uke|uge|vecka|tydzień"
    r"|settimana)[\s.:]*(?:n[or°º]?[.\s]*)?(?P<week>\d{1,2})(?:\s*[-/,( ]+\s*(?P<after>20\d\d)\)?)?"
)
MOST_WEEKS_OF_A_PATTERN = 26


@dataclass(frozen=True, slots=True)
class Years:
    """What helps where a heading has no year: an answer, the titles, a year to fall back on, dmy or mdy."""

    memory: MarkMemory
    hint: int
    said: int | None = None
    order: str = ""


class Anchor(NamedTuple):
    """A date in a heading; ends says that it is the last day of its week.

    week is the number of a calendar week (ISO 8601) where the heading gives that and no date; mark then holds its year.
    """

    mark: Mark
    ends: bool = False
    week: int = 0


class Weeks(NamedTuple):
    """Dates of the days of weeks, the line that gave them (None: the line itself), and what is doubtful."""

    dating: Dating
    line: int | None
    order_doubt: bool = False


def anchor_of(value: Value, memory: MarkMemory) -> Anchor | None:
    """The date that a heading gives to a week: a date alone, W/C 03/08/26, Week 1: 3 August, 3-9 August is none."""
    mark = memory(value)
    if mark is not None:
        return Anchor(mark) if mark.is_day and mark.month is not None else None
    if not isinstance(value, str) or len(value) > 80:
        return None
    text = " ".join(value.split())
    if (numbered := calendar_week(text)) is not None:
        return numbered
    dates = [m for m in map(memory, _DATE.findall(text)) if m is not None and m.is_day and m.month is not None]
    if len(dates) == 2 and _apart(dates[0], dates[1]):
        return None
    ranged = len(dates) == 2 and re.search(r"\s(?:-|–|—|to|until)\s|\d-\d", text) is not None
    if not dates or not (ranged or _WEEK_WORD.search(text)):
        return None
    return Anchor(dates[0], ends=bool(_END_WORD.search(text)))


def calendar_week(text: str) -> Anchor | None:
    """The calendar week that a heading numbers: KW 32, Week 32 2026, 2026-W32. Week 5 alone may be one of a pattern."""
    match = _NUMBERED.fullmatch(text.casefold())
    if match is None:
        return None
    year, number = match["before"] or match["after"], int(match["week"])
    sure = match["word"] in _CALENDAR_WORDS or year or number > MOST_WEEKS_OF_A_PATTERN
    return Anchor(Mark(int(year) if year else None), week=number) if sure and 1 <= number <= 53 else None


def _apart(first: Mark, second: Mark) -> bool:
    """Whether two dates are farther apart than the ends of a week or two: a period, then, and no week."""
    days = [(m.month or 1) * 31 + (m.day or 1) for m in (first, second)]
    return (days[1] - days[0]) % (31 * 12) > 15


def _in_line(view: View, line: int, hits: Sequence[int], weeks: Sequence[int], years: Years) -> dict[int, Anchor]:
    """Anchors that stand in the line itself, before the first day of each week."""
    found: dict[int, Anchor] = {}
    before = -1
    for hit, week in zip(hits, weeks, strict=True):
        anchors = [a for p in range(before + 1, hit) if (a := anchor_of(view.lines[line][p], years.memory))]
        if anchors and week not in found:
            found[week] = anchors[-1]
        before = hit
    return found


def _over(view: View, line: int, firsts: Sequence[int], hits: Sequence[int], years: Years) -> dict[int, Anchor]:
    """Anchors of another line by the week over whose days they stand, or between it and the week before."""
    row, last = view.lines[line], max(hits)
    placed = [(p, a) for p in range(last + 1) if (a := anchor_of(row[p], years.memory))]
    if len(firsts) == 1:
        return {0: placed[-1][1]} if len(placed) == 1 else {}
    begins = [0, *(max(h for h in hits if h < first) + 1 for first in firsts[1:])]
    found: dict[int, Anchor] = {}
    for week, (first, end) in enumerate(zip(begins, [*begins[1:], last + 1], strict=True)):
        inside = [a for p, a in placed if first <= p < end]
        if len(inside) == 1:
            found[week] = inside[0]
    if not found and len(placed) == 1:
        found[0] = placed[0][1]
    return found


def _anchors(
    view: View, line: int, hits: Sequence[int], weeks: Sequence[int], years: Years, above: int
) -> tuple[dict[int, Anchor], int | None]:
    firsts = [hit for n, hit in enumerate(hits) if n == 0 or weeks[n] != weeks[n - 1]]
    inline = _in_line(view, line, hits, weeks, years)
    if inline:
        return inline, None
    for near in range(line - 1, max(above, line - REACH - 1), -1):
        found = _over(view, near, firsts, hits, years)
        if found:
            return found, near
    return {}, None


def _year_of(mark: Mark, weekday: int, years: Years, titled: int | None) -> tuple[int, str]:
    """The year of a date without one, and why it was taken; empty where something says it."""
    if mark.year or years.said or titled:
        return mark.year or years.said or titled or years.hint, ""
    near = sorted(range(years.hint - 3, years.hint + 4), key=lambda y: (abs(y - years.hint), -y))
    fits = [y for y in near if (d := _day(mark, y)) is not None and d.weekday() == weekday]
    return (fits[0], "since its weekday fits") if fits else (years.hint, "as the likeliest")


def _day(mark: Mark, year: int) -> date | None:
    try:
        return date(mark.year or year, mark.month or 1, mark.day or 1)
    except ValueError:
        return None


def date_of(mark: Mark, weekday: int | None, years: Years) -> date | None:
    """The date of a heading with day and month; where it has no year, the one near the hint that fits its weekday."""
    year, _ = _year_of(mark, -1 if weekday is None else weekday, years, None)
    return _day(mark, year)


def _title_year(view: View, line: int) -> int | None:
    texts = [v for n in range(max(0, line - 8), line) for v in view.lines[n] if isinstance(v, str) and len(v) <= 80]
    found = {y for t in texts if (y := words_of(t)[1]) is not None}
    return found.pop() if len(found) == 1 else None if found else words_of(view.grid.name)[1]


def date_weeks(
    view: View, line: int, hits: Sequence[int], run: Sequence[int], weeks: Sequence[int], years: Years, above: int
) -> Weeks | None:
    """Dates for the days of a line from the headings of its weeks; above is the line of the axis before. None: none."""
    anchors, source = _anchors(view, line, hits, weeks, years, above)
    if not anchors:
        return None
    firsts = first_day([anchors[w] for w in sorted(anchors)], run[0], years, view, line)
    if None in firsts.days:
        return None
    days = {w: d for w, d in zip(sorted(anchors), firsts.days, strict=True) if d is not None}
    return Weeks(Dating(_spread(days, run, weeks), firsts.guess, firsts.because), source, firsts.doubt)


class Firsts(NamedTuple):
    """First days of weeks, whether each fell on the first weekday, a guessed year, and whether 3/8 is doubtful."""

    days: tuple[date | None, ...]
    fits: bool = False
    guess: int | None = None
    because: str = ""
    doubt: bool = False


def first_day(anchors: Sequence[Anchor], weekday: int, years: Years, view: View, line: int) -> Firsts:
    """First days of the weeks of anchors, None where there is no such day; weekday is that of the first heading."""
    titled = _title_year(view, line)
    straight, turned = (_first_days(anchors, weekday, years, titled, way) for way in (False, True))
    if years.order:
        return turned if years.order == "mdy" else straight
    best = turned if turned.fits and not straight.fits else straight
    return best._replace(doubt=straight.fits and turned.fits and straight.days != turned.days)


def _first_days(anchors: Sequence[Anchor], weekday: int, years: Years, titled: int | None, other_way: bool) -> Firsts:
    days: list[date | None] = []
    fits, guess, because, year = True, None, "", 0
    last: date | None = None
    for mark, ends, number in anchors:
        if number:
            year = mark.year or years.said or titled or years.hint
            if not (mark.year or years.said or titled):
                guess, because = year, "as the likeliest"
            days.append(_of_week(year, number, weekday, last))
            last = days[-1] or last
            continue
        way = mark.other_way() if other_way else mark
        target = (weekday + 6) % 7 if ends else weekday
        if not year or way.year:
            year, why = _year_of(way, target, years, titled)
            guess, because = (year, why) if why else (guess, because)
        day = _day(way, year)
        if day is not None and last is not None and not way.year and (last - day).days > 180:
            year += 1
            day = _day(way, year)
        fits = fits and day is not None and day.weekday() == target
        days.append(None if day is None else _back(day, 6 if ends else (day.weekday() - weekday) % 7))
        last = day or last
    return Firsts(tuple(days), fits, guess, because)


def _of_week(year: int, number: int, weekday: int, last: date | None) -> date | None:
    """The first day of a calendar week that begins with a weekday; in the next year where the weeks would go back."""
    for trial in (year, year + 1):
        try:
            day = date.fromisocalendar(trial, number, 1) + timedelta(days=weekday if weekday < 6 else -1)
        except ValueError:
            return None
        if last is None or (last - day).days <= 180:
            return day
    return None


def _back(day: date, count: int) -> date | None:
    return day - timedelta(days=count) if day.toordinal() > count else None


def _spread(firsts: dict[int, date], run: Sequence[int], weeks: Sequence[int]) -> list[date | None]:
    """A date for each day; a week without its own heading follows on the one before."""
    dates: list[date | None] = []
    for weekday, week in zip(run, weeks, strict=True):
        base = max((w for w in firsts if w <= week), default=min(firsts))
        dates.append(firsts[base] + timedelta(days=7 * (week - base) + (weekday - run[0]) % 7))
    return dates
