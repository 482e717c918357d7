"""Weekly timetables: weekdays along one side, sessions (JP1) or times (JP2) along the other, weeks apart (JP4)."""

from itertools import islice

from importers.job_plan_axis import (
    MOST_AXES,
    MOST_LINES,
    Axis,
    Extent,
    Label,
    body_of,
    find_axes,
    label_of,
    session_heading,
    text_at,
    timed_rows,
    week_above,
)
from importers.job_plan_cell import parts_of
from importers.job_plan_page import Page, Slot, Times, shared
from importers.people import may_be_name
from importers.view import views_of


def read_grids(page: Page) -> bool:
    """Read every weekly timetable of a sheet; whether there was one."""
    before = len(page.found)
    for view in views_of(page.grid):
        axes = list(islice(find_axes(page, view), MOST_AXES))
        for n, axis in enumerate(axes):
            later = [a.line for a in axes[n + 1 :] if a.line > axis.line and a.days.keys() & axis.days.keys()]
            _read(page, axis, min(later, default=len(view.lines)))
    return len(page.found) > before


def _read(page: Page, axis: Axis, stop: int) -> None:
    start = axis.line + 1
    start += session_heading(axis)
    labels = {n: label_of(axis, n) for n in range(start, min(stop, start + MOST_LINES))}
    body = body_of(axis, labels)
    if not body:
        return
    week = week_above(page, axis)
    weeks = frozenset({week}) if week else frozenset[int]()
    page.understood.update(axis.view.place(axis.line, p) for p in axis.days if text_at(axis, axis.line, p))
    if axis.sessions:
        page.understood.update(axis.view.place(axis.line + 1, p) for p in axis.sessions)
    page.understood.update(place for n in body if (place := labels[n].place) is not None)
    rows = timed_rows(body, labels)
    for position, day in axis.days.items():
        if rows and not axis.sessions:
            _read_times(page, axis, position, day, weeks, rows)
        else:
            _read_sessions(page, axis, position, day, weeks, [(n, labels[n]) for n in body])


def _read_times(page: Page, axis: Axis, position: int, day: int, weeks: frozenset[int], rows: dict[int, Times]) -> None:
    lines = sorted(rows)
    n = 0
    while n < len(lines):
        anchor, last = _extent(axis, lines[n], position)
        text = text_at(axis, *anchor)
        if not text:
            n += 1
            continue
        end = n
        while end + 1 < len(lines) and (lines[end + 1] <= last or _same(axis, lines[end + 1], position, text)):
            end += 1
        place = axis.view.place(*anchor)
        times = (rows[lines[n]][0], rows[lines[end]][1])
        _keep(page, Slot(place, day, times, weeks=weeks), page.raw(*place))
        page.understood.update(axis.view.place(lines[k], position) for k in range(n, end + 1)
                               if text_at(axis, lines[k], position))  # fmt: skip
        n = end + 1


def _same(axis: Axis, line: int, position: int, text: str) -> bool:
    return text_at(axis, line, position) == text and _extent(axis, line, position)[0] == (line, position)


def _extent(axis: Axis, line: int, position: int) -> Extent:
    """The cell that holds the value for a place, and the last line of its merged range."""
    return axis.merges.get((line, position), ((line, position), line))


def _read_sessions(
    page: Page, axis: Axis, position: int, day: int, weeks: frozenset[int], body: list[tuple[int, Label]]
) -> None:
    label = Label()
    for n, own in body:
        label = own if own.place is not None else label
        anchor, _ = _extent(axis, n, position)
        text = text_at(axis, *anchor)
        if not text:
            continue
        place = axis.view.place(*anchor)
        session, times = axis.sessions.get(position, (label.session, label.times))
        person = label.unknown if axis.sessions and may_be_name(label.unknown) else ""
        if session is None and times is None:
            page.ask("JP204", [place], text=label.unknown or "what stands before it")
            continue
        week = frozenset({label.week}) if label.week else weeks
        _keep(page, Slot(place, day, times, session, week, person), page.raw(*place))


def _keep(page: Page, slot: Slot, text: str) -> None:
    """Keep the activities of a cell; several without times divide the session."""
    parts = parts_of(text)
    if not parts:
        page.understood.add(slot.place)
        return
    untimed = [p for p in parts if p.start is None and not p.flexible and p.pas is None and p.hours is None]
    times = slot.times
    if times is None and slot.session is not None and len(untimed) > 1:
        times = page.session_times(slot.session, slot.place)
    divided = iter(shared(times, len(untimed)))
    if len(untimed) > 1 and len(untimed) == len(parts):
        page.ask("JP205", [slot.place], count=len(untimed))
    for part in parts:
        page.add(slot._replace(times=next(divided)) if part in untimed else slot, part)
