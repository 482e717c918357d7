"""A block for each day with the hours across, people down, and what each does in each hour."""

from datetime import date, timedelta
from itertools import pairwise

from importers.axis_dates import Dating
from importers.blocks import Block, Line, blank
from importers.doubts import tell_doubts
from importers.grid import Value, text_of
from importers.headers import Axis
from importers.identify import Sheet
from importers.loose_codes import At, CodeCells
from importers.marks import Mark
from importers.people import doctor_of, is_post, is_total, is_words, letters_in, may_be_name, person_of
from importers.reading import Candidate, Desk, Sink
from importers.start_dates import said_start, tell_no_start
from importers.times import Times, clock_of
from importers.view import View
from importers.vocabulary import known_code
from importers.week_dates import Years, anchor_of, date_of, first_day
from rotaengage.domain.inspection import Layout

LEAST_HOURS = 5
SURE = 0.9


def hour_blocks(sheet: Sheet) -> tuple[Candidate, ...]:
    """Every block of a day whose heading names the day and then the hours in their order."""
    view = sheet.views[0]
    clocks = {v for v in sheet.values if _clock_value(v) and clock_of(v) is not None}
    lines = [n for n, line in enumerate(view.lines) if not clocks.isdisjoint(line)] if len(clocks) > 4 else []
    hours_of = {n: hours for n in lines if (hours := _hours(view, n))}
    heads = [(n, hours, at) for n, hours in hours_of.items() if (at := _day_at(sheet, n, hours)) is not None]
    ends = [*(h[0] for h in heads[1:]), len(view.lines)]
    week = _week(sheet, heads[0][0]) if heads else None
    found = []
    for number, ((line, hours, at), end) in enumerate(zip(heads, ends, strict=False)):
        candidate = _candidate(sheet, line, hours, at, range(line + 1, end), week, number)
        if candidate is not None:
            found.append(candidate)
            candidate.block.week = len(found)
    return tuple(found)


def _clock_value(value: Value) -> bool:
    """Whether a value is a time of day and not a number or a date."""
    if isinstance(value, str):
        return len(value) < 12 and (":" in value or "m" in value.casefold())
    return not isinstance(value, int | float | date)


def _hours(view: View, line: int) -> dict[int, Times]:
    """The times that stand across a line, each up to the next; empty if there are few or they do not rise."""
    row = view.lines[line]
    clocks = [(p, c) for p, v in enumerate(row) if v != "" and _clock_value(v) and (c := clock_of(v)) is not None]
    minutes = [c.hour * 60 + c.minute for _, c in clocks]
    steps = [(b - a) % 1440 for a, b in pairwise(minutes)]
    if len(clocks) < LEAST_HOURS or not all(0 < step <= 120 for step in steps):
        return {}
    last = (minutes[-1] + steps[-1]) % 1440
    ends = [*(c for _, c in clocks[1:]), clocks[0][1].replace(hour=last // 60, minute=last % 60)]
    return {p: Times(c, end) for (p, c), end in zip(clocks, ends, strict=True)}


def _day_at(sheet: Sheet, line: int, hours: dict[int, Times]) -> int | None:
    """The position before the hours that names the day: a weekday or a date."""
    row = sheet.views[0].lines[line]
    for p in range(min(hours)):
        mark = sheet.finder.memory(row[p])
        if mark is not None and (mark.weekdays or (mark.is_day and mark.month)):
            return p
    return None


def _week(sheet: Sheet, line: int) -> date | None:
    """The Monday of the week that a heading above the first day names."""
    view, finder = sheet.views[0], sheet.finder
    for n in range(line - 1, max(-1, line - 6), -1):
        anchors = [a for v in view.lines[n] if (a := anchor_of(v, finder.memory)) is not None]
        if len(anchors) == 1:
            return first_day(anchors, 0, _years(sheet), view, line).days[0]
    return None


def _years(sheet: Sheet) -> Years:
    finder = sheet.finder
    return Years(finder.memory, finder.year_hint, finder.year, finder.order)


def _candidate(
    sheet: Sheet, line: int, hours: dict[int, Times], at: int, lines: range, week: date | None, number: int
) -> Candidate | None:
    view = sheet.views[0]
    mark = sheet.finder.memory(view.lines[line][at]) or Mark()
    weekday = min(mark.weekdays) if mark.weekdays else None
    day = None
    if mark.month:
        day = date_of(mark, weekday, _years(sheet))
    elif week is not None and weekday is not None:
        day = week + timedelta(days=weekday)
    dating = Dating([day] * len(hours), month_missing=day is None, pattern=day is None)
    marks = [Mark(weekdays=frozenset({weekday} if weekday is not None else ()))] * len(hours)
    axis = Axis(line, sorted(hours), marks, dating, dict.fromkeys(hours, day), SURE)
    block = Block(view, axis, line if number else 0, lines.stop, name_at=at, first_line=lines.start)
    block.hours = hours
    names = _sort_lines(block, lines)
    return Candidate(Layout.WEEK_BLOCKS, block, SURE, f"{names} names, {len(hours)} hours") if names >= 2 else None


def _sort_lines(block: Block, lines: range) -> int:
    """Say which lines are people; gives their number, or none where most labels are rooms or words."""
    block.lines = dict.fromkeys(range(block.start, lines.start), Line.REPEAT)
    strange = 0
    for n in lines:
        label, filled = block.label(n), any(not blank(v) for v in block.view.lines[n][(block.name_at or 0) + 1 :])
        person = may_be_name(label) and not is_total(label)
        strange += person and filled and (is_post(label) or is_words(label))
        block.lines[n] = Line.PERSON if person and filled else Line.OTHER
    people = sum(kind is Line.PERSON for kind in block.lines.values())
    return people if strange * 4 <= people else 0


def read_hours(candidate: Candidate, desk: Desk) -> Sink:
    """The duties of one day: a run of hours with one role is one duty, in the cell of its first hour."""
    sink = Sink(candidate.block)
    tell_doubts(sink)
    block = sink.block
    day = next(iter(block.axis.days.values()))
    weekday = min(block.axis.marks[0].weekdays, default=None)
    start = said_start(sink.sheet, desk) if day is None else None
    if day is None and start is not None and weekday is not None:
        day = start + timedelta(days=(weekday - start.weekday()) % 7)
        sink.dates = [day]
    elif day is None:
        tell_no_start(sink, 1)
    reader = _Hours(sink, desk, day, weekday if day is None else None)
    for line in (n for n, kind in block.lines.items() if kind is Line.PERSON):
        reader.line(line)
    reader.cells.close()
    return sink


class _Hours:
    """Reads the lines of one day."""

    def __init__(self, sink: Sink, desk: Desk, day: date | None, weekday: int | None) -> None:
        self.sink, self.desk, self.day, self.weekday = sink, desk, day, weekday
        self.cells = CodeCells(sink, desk)

    def line(self, line: int) -> None:
        """One person's line: runs of hours, then what stands behind them."""
        block = self.sink.block
        place = block.view.place(line, block.name_at or 0)
        name = block.label(line)
        person = person_of(self.desk.answers.aliases.get(name, name))
        doctor = doctor_of(self.desk.register.new(person.name), person, "", "", "", block.view.grid.ref(*place))
        self.sink.people.append(doctor)
        self.sink.understood.add(place)
        for run in self._runs(line):
            times = Times(block.hours[run[0]].start, block.hours[run[-1]].end)
            at = At(block.view.place(line, run[0]), self.day, None, times, self.weekday)
            meaning = self.cells.add(block.view.lines[line][run[0]], doctor.id, at)
            rest = [block.view.place(line, p) for p in run[1:]]
            if meaning.asks:
                self.cells.places[text_of(block.view.lines[line][run[0]])].extend(rest)
            else:
                self.sink.understood.update(rest)
        self._behind(line, doctor.id)

    def _runs(self, line: int) -> list[list[int]]:
        row, hours = self.sink.block.view.lines[line], self.sink.block.axis.hits
        runs: list[list[int]] = []
        before = ""
        for p in hours:
            text = text_of(row[p]).casefold()
            if text and text == before:
                runs[-1].append(p)
            elif text:
                runs.append([p])
            before = text
        return runs

    def _behind(self, line: int, doctor: str) -> None:
        """Columns behind the hours that say why somebody is away."""
        block = self.sink.block
        for p in range(max(block.axis.hits) + 1, block.view.width):
            text = block.view.text(line, p)
            if letters_in(text) and known_code(text):
                at = At(block.view.place(line, p), self.day, None, None, self.weekday)
                self.cells.add(block.view.lines[line][p], doctor, at)
