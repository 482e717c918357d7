"""The frame of a weekly timetable: its weekdays, and what stands before and above them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time
from itertools import pairwise

from importers.grid import Place
from importers.job_plan_cell import parts_of
from importers.job_plan_page import Page, Times
from importers.job_plan_words import category_named, plain, session_of, week_of, weekday_of
from importers.times import clock_of, range_in, range_of
from importers.view import View
from rotaengage.domain.jobplan import Session

LEAST_DAYS = 3
MOST_BLANK_LINES = 3
MOST_LINES = 150
MOST_AXES = 120
MOST_MERGED = 1_000
_TOTAL = ("total", "totals", "pas", "summary", "notes", "note", "key", "comments")


Extent = tuple[tuple[int, int], int]
"""The line and position that hold the value of a merged range, and its last line."""


@dataclass
class Axis:
    """Weekdays along a line; days gives the weekday of each position; beside are those of other weeks before it."""

    view: View
    line: int
    days: dict[int, int]
    sessions: dict[int, tuple[Session | None, Times | None]] = field(default_factory=dict)
    beside: frozenset[int] = frozenset()
    merges: dict[tuple[int, int], Extent] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The first position with a weekday."""
        return min(self.days)


@dataclass
class Label:
    """What stands before a line."""

    session: Session | None = None
    times: Times | None = None
    clock: time | None = None
    week: int | None = None
    person: str = ""
    place: Place | None = None
    unknown: str = ""


def find_axes(page: Page, view: View) -> Iterator[Axis]:
    """Every line of weekdays of a view that nobody has read yet; two weeks side by side are two axes."""
    spread = {(line, first): last for line, first, bottom, last in view.merged() if line == bottom or last > first}
    used, merges = page.used, merges_of(view)
    for line in range(len(view.lines)):
        run: dict[int, int] = {}
        beside = frozenset[int]()
        for position in range(view.width):
            if view.place(line, position) in used:
                continue
            day = weekday_of(view.text(line, position))
            if day is None:
                continue
            if run and day <= max(run.values()):
                if len(set(run.values())) >= LEAST_DAYS:
                    yield Axis(view, line, run, beside=beside, merges=merges)
                run, beside = {}, beside | run.keys()
            run.update(dict.fromkeys(range(position, spread.get((line, position), position) + 1), day))
        if len(set(run.values())) >= LEAST_DAYS:
            yield Axis(view, line, run, beside=beside, merges=merges)


def merges_of(view: View) -> dict[tuple[int, int], Extent]:
    """Every place of every merged range of a view; ranges far larger than a session are left out."""
    found: dict[tuple[int, int], Extent] = {}
    for top, first, bottom, last in view.merged():
        if (bottom - top + 1) * (last - first + 1) <= MOST_MERGED:
            places = ((n, p) for n in range(top, bottom + 1) for p in range(first, last + 1))
            found.update(dict.fromkeys(places, ((top, first), bottom)))
    return found


def text_at(axis: Axis, line: int, position: int) -> str:
    """The text of a cell of the axis's view."""
    return axis.view.text(line, position)


def session_heading(axis: Axis) -> int:
    """Sessions under the weekdays, as in Mon | Mon over AM | PM; returns the lines that they take."""
    if axis.line + 1 >= len(axis.view.lines):
        return 0
    found: dict[int, tuple[Session | None, Times | None]] = {}
    for position in axis.days:
        session, times = _session_and_times(text_at(axis, axis.line + 1, position))
        if session is not None:
            found[position] = (session, times)
    if len(found) * 2 <= len(axis.days):
        return 0
    axis.sessions = found
    return 1


def _session_and_times(text: str) -> tuple[Session | None, Times | None]:
    timed = range_in(text)
    session = session_of(timed[1] if timed else text)
    return session, (timed[0].start, timed[0].end) if timed else None


def label_of(axis: Axis, line: int) -> Label:
    """What stands nearest before a line."""
    for position in range(axis.first - 1, -1, -1):
        text = text_at(axis, line, position)
        if not text or position in axis.beside:
            continue
        place = axis.view.place(line, position)
        session, times = _session_and_times(text)
        if session is not None or (times is not None and range_of(text)):
            return Label(session, times, place=place)
        clock = clock_of(axis.view.lines[line][position])
        if clock is not None:
            return Label(clock=clock, week=int(text) if axis.sessions and text.isdigit() else None, place=place)
        week = week_of(text)
        if week is not None:
            return Label(week=week, place=place)
        return Label(unknown=text, place=place)
    return Label()


def body_of(axis: Axis, labels: dict[int, Label]) -> list[int]:
    """The lines of the timetable: from the first that is labelled to a summary, a week's heading or a gap."""
    body: list[int] = []
    blank = 0
    current = False
    for n, label in labels.items():
        filled = any(text_at(axis, n, p) for p in axis.days)
        if label.unknown and (not filled or _is_summary(label.unknown)):
            if current:
                break
            continue
        if label.week is not None and not axis.sessions:
            break
        if _week_heading(axis, n):
            break
        known = bool(label.session or label.times or label.clock is not None or (axis.sessions and label.place))
        blank = 0 if filled or known else blank + 1
        if blank >= MOST_BLANK_LINES:
            break
        current = current or known
        if current:
            body.append(n)
    while body and not any(text_at(axis, body[-1], p) for p in axis.days) and labels[body[-1]].place is None:
        body.pop()
    return body


def _is_summary(text: str) -> bool:
    """Whether a label heads a sum or flexible time, which are no part of the week."""
    parts = parts_of(text)
    named = any(p.flexible or p.category is not None for p in parts)
    return named or category_named(text) is not None or plain(text) in _TOTAL


def _week_heading(axis: Axis, line: int) -> bool:
    texts = [t for p in range(axis.view.width) if (t := text_at(axis, line, p))]
    return bool(texts) and all(week_of(t) is not None for t in texts) and not axis.view.flipped


def week_above(page: Page, axis: Axis) -> int | None:
    """The week that the nearest heading above names, else the sheet's name."""
    rows, columns = zip(*(axis.view.place(axis.line, p) for p in axis.days), strict=True)
    best: tuple[int, int] | None = None
    week: int | None = week_of(page.grid.name)
    for row in range(max(1, min(rows) - 40), min(rows) + 1):
        for column in range(1, max(columns) + 1):
            found = week_of(page.grid.text(row, column)) if row <= min(rows) else None
            if found is not None and (best is None or (row, column) > best):
                best, week = (row, column), found
    if best is not None:
        page.understood.add(best)
    return week


def timed_rows(body: list[int], labels: dict[int, Label]) -> dict[int, Times]:
    """Start and end of each line where the labels are times of day; empty where they are sessions."""
    clocks = [(n, c) for n in body if (c := labels[n].clock) is not None]
    ranges = {n: t for n in body if (t := labels[n].times) is not None and labels[n].session is None}
    if len(ranges) >= 2 and not clocks:
        return ranges
    minutes = [c.hour * 60 + c.minute for _, c in clocks]
    if len(clocks) < 2 or any(b <= a for a, b in pairwise(minutes)):
        return {}
    lines = [n for n, _ in clocks]
    last_step = minutes[-1] - minutes[-2]
    height = max(1, lines[-1] - lines[-2])
    lines.append(lines[-1] + height)
    minutes.append(minutes[-1] + last_step)
    rows: dict[int, Times] = {}
    for (a, z), (first, last) in zip(pairwise(lines), pairwise(minutes), strict=True):
        for n in range(a, z):
            rows[n] = (
                _at(first + (last - first) * (n - a) // (z - a)),
                _at(first + (last - first) * (n - a + 1) // (z - a)),
            )
    return {n: times for n, times in rows.items() if n in set(body)}


def _at(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
