"""Pages on which each line has dates of its own: a calendar of a month, or a row for each week."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from importers.axis_dates import Dating, date_marks
from importers.blocks import DAY_AND_TEXT, Block, Line, blank
from importers.grid import Value, text_of
from importers.headers import Axis
from importers.heading_context import Context, context_of, words_of
from importers.identify import Sheet
from importers.marks import Mark
from importers.names import like_names
from importers.people import NAME_HEADINGS, may_be_name
from importers.reading import Candidate
from importers.vocabulary import known_code
from importers.week_axes import find_week_axes, weeks_of
from importers.week_dates import Anchor, Years, anchor_of, first_day
from rotaengage.domain.inspection import Layout

SURE = 0.97
LEAST_DAYS, LEAST_ROWS, MOST_PAGES = 20, 3, 4
Numbers = dict[int, dict[int, int]]
"""Days of the month by line and heading position."""


def day_in(value: Value) -> int | None:
    """The day of the month with which a cell of a calendar begins; None where it does not."""
    if isinstance(value, date):
        return value.day
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if value == int(value) and 1 <= value <= 31 else None
    match = DAY_AND_TEXT.match(text_of(value)) if isinstance(value, str) else None
    number = int("".join(ch for ch in match[0][:2] if ch.isdigit())) if match else 0
    return number if 1 <= number <= 31 else None


def _number_line(axis: Axis, row: Sequence[Value]) -> dict[int, int]:
    """The days that a line of a calendar gives to its headings; empty where it is no such line."""
    owners = {p: max(h for h in axis.hits if h <= p) for p in axis.days}
    found: dict[int, int] = {}
    others = 0
    for p, hit in sorted(owners.items()):
        if blank(row[p]):
            continue
        day = day_in(row[p])
        if day is None:
            others += 1
        else:
            found.setdefault(hit, day)
    order = {h: min(m.weekdays) for h, m in zip(axis.hits, axis.marks, strict=True)}
    pages = [[(order[h], found[h]) for h in page if h in found] for page in _halves(axis)]
    steps = [(b - a, e - d) for days in pages for (a, d), (b, e) in pairwise(days)]
    runs = all(day == weekday % 7 or (day < 0 and weekday % 7 > 0) for weekday, day in steps)
    return found if found and runs and (not others or len(found) > 1) else {}


def _years(sheet: Sheet) -> Years:
    finder = sheet.finder
    return Years(finder.memory, finder.year_hint, finder.year, finder.order)


def _week_lines(sheet: Sheet, pages: int = 1) -> list[tuple[Axis, range]]:
    """Every line of the days of one week, or of as many side by side, whatever stands below it, up to the next line."""
    view = sheet.views[0]
    found = find_week_axes(view, (), sheet.weekdays, sheet.finder.memory, _years(sheet))
    axes = [a for a in found if len(a.hits) <= 7 or (len(_halves(a)) <= pages and set(map(len, _halves(a))) == {7})]
    ends = [*(a.line for a in axes[1:]), len(view.lines)]
    return [(axis, range(axis.line + 1, end)) for axis, end in zip(axes, ends, strict=False)]


def _halves(axis: Axis) -> list[list[int]]:
    """The headings of each week of a line: of each page, where calendars stand side by side."""
    weeks = weeks_of([min(m.weekdays) for m in axis.marks])
    return [[h for h, week in zip(axis.hits, weeks, strict=True) if week == n] for n in range(max(weeks) + 1)]


def month_pages(sheet: Sheet) -> tuple[Candidate, ...]:
    """Blocks in which day numbers stand in weeks below the names of the weekdays."""
    found = []
    for axis, lines in _week_lines(sheet, MOST_PAGES):
        numbers = {n: row for n in lines if (row := _number_line(axis, sheet.views[0].lines[n]))}
        if len(numbers) < LEAST_ROWS or sum(map(len, numbers.values())) < LEAST_DAYS:
            continue
        block = _page(sheet, axis, lines, numbers)
        if any(kind is Line.PERSON for kind in block.lines.values()):
            found.append(_candidate(block, Layout.MONTH_CALENDAR))
    return _apart(found)


def _apart(found: list[Candidate]) -> tuple[Candidate, ...]:
    """Pages one below another share no line: each begins after the last line that the one before it uses."""
    for before, after in pairwise(c.block for c in found):
        used = max((n for n, kind in before.lines.items() if kind is not Line.OTHER), default=before.axis.line)
        after.start = max(after.start, used + 1)
        before.stop = after.start
        before.lines = {n: kind for n, kind in before.lines.items() if n < before.stop}
        after.lines = {n: kind for n, kind in after.lines.items() if n >= after.start}
    return tuple(found)


def _page(sheet: Sheet, axis: Axis, lines: range, numbers: Numbers) -> Block:
    view = sheet.views[0]
    last = min(max(numbers) + 1 + _deepest(numbers), lines.stop)
    block = Block(view, axis, max(0, axis.line - 3), lines.stop, first_line=lines.start)
    _date_page(sheet, block, numbers)
    block.lines = dict.fromkeys(range(block.start, axis.line + 1), Line.REPEAT)
    dates: dict[int, date | None] = {}
    for n in lines:
        if n in numbers:
            dates = block.own_days[n]
        filled = [p for p in block.filled(n) if dates.get(p, 0) != 0]
        texts = [block.text_at(n, p) for p in filled]
        if n >= last or not dates:
            block.lines[n] = Line.OTHER
        elif n in numbers and not any(_beyond_number(t) for t in texts):
            block.lines[n] = Line.REPEAT
        else:
            block.lines[n] = Line.PERSON if filled else Line.OTHER
            block.own_days[n] = dates
            block.inline |= {n} & set(numbers)
    return block


def _beyond_number(text: str) -> bool:
    return bool(DAY_AND_TEXT.sub("", text).strip())


def _deepest(numbers: Numbers) -> int:
    """How many lines of text the weeks of a page have at most, by the distance of their numbers."""
    order = sorted(numbers)
    return max((b - a for a, b in pairwise(order)), default=2) - 1


def _date_page(sheet: Sheet, block: Block, numbers: Numbers) -> None:
    """Work out month and year of each page from its title, the weekdays, and dates that stand in its cells."""
    pages = _halves(block.axis)
    block.axis.dating = Dating([])
    for page in pages:
        before = 0 if page is pages[0] else max(h for p in pages if p[0] < page[0] for h in p) + 1
        own = {n: mine for n, row in numbers.items() if (mine := {h: d for h, d in row.items() if h in page})}
        _date_one(sheet, block, own, _titled(sheet, block, range(before, max(page) + 1), alone=len(pages) == 1))


def _titled(sheet: Sheet, block: Block, columns: range, *, alone: bool) -> tuple[int | None, int | None]:
    """Month and year by the title over these columns, else by the sheet's name, else as a person said."""
    finder, view = sheet.finder, block.view
    context = context_of(view, block.axis.line, set(block.axis.hits), finder.memory)
    over = [x for x in context.labels if x.position in columns] if not alone else []
    month = next((x.month for x in over if x.month), context.title_month)
    year = next((x.year for x in over if x.year), context.title_year)
    if month is None:
        named = words_of(view.grid.name)
        month, year = named[0], year or named[1]
    return (finder.month[1], finder.month[0]) if month is None and finder.month else (month, year)


def _date_one(sheet: Sheet, block: Block, numbers: Numbers, titled: tuple[int | None, int | None]) -> None:
    """Date the cells of one page; what is doubtful about any page is kept for all."""
    axis, view, finder = block.axis, block.view, sheet.finder
    weekdays = {h: m.weekdays for h, m in zip(axis.hits, axis.marks, strict=True)}
    cells = [(n, h, day) for n, row in sorted(numbers.items()) for h, day in sorted(row.items())]
    marks = [_mark(view.lines[n][h], day, weekdays[h]) for n, h, day in cells]
    dating = date_marks(marks, range(len(marks)), Context((), *titled), finder.year_hint, finder.year)
    known = axis.dating
    dating.dates = [*known.dates, *dating.dates]
    dating.month_missing = dating.month_missing or known.month_missing
    dating.year_guess, dating.because = dating.year_guess or known.year_guess, dating.because or known.because
    axis.dating = dating
    days = dating.dates[len(known.dates) :]
    block.misfits += [
        (n, h, d, min(weekdays[h]))
        for (n, h, _), d in zip(cells, days, strict=True)
        if d is not None and d.weekday() not in weekdays[h]
    ]
    dating.impossible.clear()
    dating.repaired.clear()
    owners = {p: max(h for h in axis.hits if h <= p) for p in axis.days}
    for (n, hit, _), day in zip(cells, days, strict=True):
        line = block.own_days.setdefault(n, {})
        if day is not None or dating.month_missing:
            line.update({p: day for p, h in owners.items() if h == hit})


def _mark(value: Value, day: int, weekdays: frozenset[int]) -> Mark:
    if isinstance(value, date):
        return Mark(value.year, value.month, value.day, weekdays)
    return Mark(day=day, weekdays=weekdays)


def week_rows(sheet: Sheet) -> tuple[Candidate, ...]:
    """Blocks in which each line is a week with its date beside it, and the columns are the weekdays."""
    found = []
    for axis, lines in _week_lines(sheet):
        view = sheet.views[0]
        anchors: dict[int, Anchor] = {}
        for n in lines:
            cells = (anchor_of(view.lines[n][p], sheet.finder.memory) for p in range(min(axis.hits)))
            anchor = next((a for a in cells if a is not None), None)
            if anchor is not None:
                anchors[n] = anchor
        block = Block(view, axis, max(0, axis.line - 3), lines.stop, first_line=lines.start)
        busy = [n for n in lines if block.filled(n)]
        if len(anchors) >= 2 and sum(n in anchors for n in busy) * 4 >= len(busy):
            _date_rows(sheet, block, anchors, lines)
            found.append(_candidate(block, Layout.WEEK_BLOCKS))
    return _apart(found)


def _date_rows(sheet: Sheet, block: Block, anchors: dict[int, Anchor], lines: range) -> None:
    axis = block.axis
    weekdays = {h: min(m.weekdays) for h, m in zip(axis.hits, axis.marks, strict=True)}
    start = weekdays[axis.hits[0]]
    firsts = first_day(list(anchors.values()), start, _years(sheet), block.view, axis.line)
    block.lines = dict.fromkeys(range(block.start, axis.line + 1), Line.REPEAT)
    monday: date | None = None
    known = dict(zip(anchors, firsts.days, strict=True))
    axis.dating = Dating([], firsts.guess, firsts.because)
    axis.order_doubt = firsts.doubt
    owners = {p: max(h for h in axis.hits if h <= p) for p in axis.days}
    for n in lines:
        monday = known.get(n, monday)
        block.lines[n] = Line.PERSON if monday and block.filled(n) else Line.OTHER
        if monday is not None:
            first = monday
            block.own_days[n] = {p: first + timedelta(days=(weekdays[h] - start) % 7) for p, h in owners.items()}


def _candidate(block: Block, layout: Layout) -> Candidate:
    """How the cells of a page are to be read: names, or codes of the person whom the line or the title names."""
    people = [n for n, kind in block.lines.items() if kind is Line.PERSON]
    texts: Counter[str] = Counter(block.text_at(n, p) for n in people for p in block.filled(n))
    texts.pop("", None)
    total = sum(texts.values()) or 1
    codes = sum(count for text, count in texts.items() if known_code(text)) / total
    names = like_names(texts)
    _find_columns(block, people, codes < names)
    sure = SURE * (0.7 + 0.3 * max(codes, names))
    return Candidate(layout, block, sure, f"{len(people)} lines, {total} cells", names=codes < names)


def _find_columns(block: Block, people: list[int], named: bool) -> None:
    """Which column before the days labels the lines: posts where the cells hold names, else people."""
    best = 0
    for p in range(min(block.axis.hits)):
        texts = [block.view.text(n, p) for n in people]
        heading = block.view.text(block.axis.line, p).casefold()
        fit = sum(1 for t in texts if t and not t.isdigit() and may_be_name(t) and (named or not known_code(t)))
        fit += 1000 * (heading in NAME_HEADINGS and not named)
        if fit > best:
            best, block.name_at = fit, p
