"""A pattern's weeks and, once its start is known, its dates: who is on which line in which week."""

from datetime import date, timedelta

from importers.grid import Place
from importers.pattern_people import PatternLine
from importers.reading import Desk, Sink
from importers.sessions import session_at
from importers.spans import span_of
from importers.start_dates import said_end, said_start, tell_no_start, written_start
from importers.week_axes import weeks_of
from rotaengage.domain.duty import Duty

MOST_WEEKS = 160


class Pattern:
    """The duties of a pattern's lines, turned into weeks or dates; finish gives the sink back."""

    def __init__(self, sink: Sink, desk: Desk, lines: list[PatternLine]) -> None:
        self.sink, self.desk, self.lines = sink, desk, lines
        block = sink.block
        run = [min(m.weekdays) for m in block.axis.marks]
        weeks = weeks_of(run)
        at = {h: (week, day) for h, week, day in zip(block.axis.hits, weeks, run, strict=True)}
        self.days = {p: at[max(h for h in block.axis.hits if h <= p)] for p in block.axis.days}
        self.across = max(weeks) + 1
        self.rotates = self._rotates()
        self.weeks = self.across if self.across > 1 else block.cycle or (len(lines) if self.rotates else 1)

    def finish(self) -> Sink:
        """The sink with its people, duties and questions."""
        sink, block = self.sink, self.sink.block
        view = block.view
        people = {d.id: d for line in self.lines for d in line.doctors}
        sink.people.extend(people.values())
        for line in self.lines:
            columns = [p for p in (block.name_at, block.number_at) if p is not None and view.text(line.at, p)]
            sink.understood.update(view.place(line.at, p) for p in columns)
        sink.cycle_weeks = self.weeks
        start = self._start()
        by_line = self._by_line()
        if start is None:
            tell_no_start(sink, self.weeks)
            sink.duties = [d for line in by_line for d in self._undated(line, by_line[line])]
        else:
            sink.duties = list(self._dated(start, by_line))
            sink.dates = [d.day for d in sink.duties if d.day is not None]
        self._ask_people()
        return sink

    def _start(self) -> date | None:
        block = self.sink.block
        said = said_start(self.sink.sheet, self.desk)
        return said or block.first_day or written_start(block.view, range(block.start, block.axis.line))

    def _rotates(self) -> bool:
        """Whether people move down a line each week: so where lines have numbers, unless a person said otherwise."""
        if self.across > 1 or self.sink.block.cycle is not None:
            return False
        said = self.desk.answers.kept.get(f"rotates:{self.sink.sheet}")
        numbered = self.sink.block.number_at is not None or not any(line.known for line in self.lines)
        numbered = numbered or all(line.label.casefold().startswith(("line", "week")) for line in self.lines)
        return said == "yes" if said in ("yes", "no") else numbered

    def _by_line(self) -> dict[int, list[Duty]]:
        flipped = self.sink.block.view.flipped
        found: dict[int, list[Duty]] = {n: [] for n in range(len(self.lines))}
        index = {line.at: n for n, line in enumerate(self.lines)}
        for duty in self.sink.duties:
            found[index[(duty.source.column if flipped else duty.source.row) - 1]].append(duty)
        return found

    def _place(self, duty: Duty) -> tuple[int, int]:
        """Week from 0 and weekday of a duty, by its cell."""
        position = (duty.source.row if self.sink.block.view.flipped else duty.source.column) - 1
        return self.days[position]

    def _week(self, index: int, across: int) -> int:
        if self.across > 1:
            return across
        return self.sink.block.week - 1 if self.sink.block.cycle else index if self.rotates else 0

    def _undated(self, index: int, duties: list[Duty]) -> list[Duty]:
        """The duties with their week and weekday, of the people who hold the line at first."""
        line, found = self.lines[index], []
        firsts = [h.first for h in line.holdings if h.first is not None]
        holders = [(h, d) for h, d in zip(line.holdings, line.doctors, strict=True) if not firsts or h.first is None]
        for duty in duties:
            across, weekday = self._place(duty)
            week = self._week(index, across)
            mine = [d for h, d in holders if not h.weekdays or weekday in h.weekdays]
            for n, doctor in enumerate(mine):
                identity = duty.id if n == 0 else f"{duty.id}#with{n + 1}"
                found.append(duty._replace(id=identity, doctor=doctor.id, week=week + 1, weekday=weekday))
        return found

    def _dated(self, start: date, by_line: dict[int, list[Duty]]) -> list[Duty]:
        monday = start - timedelta(days=start.weekday())
        last = said_end(self.sink.sheet, self.desk) or monday + timedelta(days=7 * self.weeks - 1)
        if said_end(self.sink.sheet, self.desk) is None:
            place = self.sink.block.view.place(self.sink.block.axis.line, self.sink.block.axis.hits[0])
            key = f"until:{self.sink.sheet}"
            self.sink.tell("IM216", [place], key, first=f"{start:%d %B %Y}", last=f"{last:%d %B %Y}")
        count = min((last - monday).days // 7 + 1, MOST_WEEKS)
        found: list[Duty] = []
        for week in range(max(count, 0)):
            for begun, line in enumerate(self.lines):
                now = (begun + week) % len(self.lines) if self.rotates else begun
                for duty in by_line[now]:
                    found += self._on(duty, line, monday + timedelta(days=7 * week), week, now, start, last)
        return found

    def _on(
        self, duty: Duty, line: PatternLine, monday: date, week: int, now: int, start: date, last: date
    ) -> list[Duty]:
        """A duty of a line in one week, for each person who holds it then."""
        across, weekday = self._place(duty)
        day = monday + timedelta(days=weekday)
        if not start <= day <= last or (not self.rotates and week % self.weeks != self._week(now, across)):
            return []
        meaning = self.sink.meanings[duty.code or ""]
        number = int(duty.id.rpartition("#")[2]) if "#" in duty.id else 1
        position = (duty.source.row if self.sink.block.view.flipped else duty.source.column) - 1
        span = span_of(meaning.parts[number - 1], day, session_at(self.sink.block.axis, position))
        holders = [d for h, d in zip(line.holdings, line.doctors, strict=True) if h.holds(day, week)]
        return [
            duty._replace(id=f"{duty.id}@{day.isoformat()}{f'/{n}' if n else ''}", doctor=d.id, day=day, span=span)
            for n, d in enumerate(holders)
        ]

    def _ask_people(self) -> None:
        """Ask who starts on each line of which nobody is known, and whether named people move on."""
        sink, block = self.sink, self.sink.block
        for line in self.lines:
            if not line.known:
                place: Place = block.view.place(line.at, block.name_at or 0)
                sink.tell("IM214", [place], f"holder:{sink.sheet}:{line.label}", line=line.label)
        lettered = any(line.label[-1:].isalpha() and line.label[-2:-1].isdigit() for line in self.lines)
        named = len(self.lines) > 1 and (lettered or any(line.known for line in self.lines))
        asked = f"rotates:{sink.sheet}" in self.desk.answers.kept
        if named and self.across == 1 and block.cycle is None and not asked:
            places = [block.view.place(line.at, block.name_at or 0) for line in self.lines]
            taken = "move down a line each week" if self.rotates else "keep their line"
            sink.tell("IM215", places, f"rotates:{sink.sheet}", taken=taken)
