"""A sheet of job plans while it is read: what was found, whose it is, and the fate of every cell."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from importers.grid import Grid, Place, Value, text_of
from importers.issues import where_of
from importers.job_plan_cell import Part
from importers.job_plan_issues import issue
from importers.job_plan_words import Often, kind_of, plain
from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import Issue
from rotaengage.domain.jobplan import Block, Category, OnCall, Session, Total
from rotaengage.domain.refs import RangeRef

SESSION_TIMES = {
    Session.AM: (time(8, 30), time(12, 30)),
    Session.PM: (time(13, 30), time(17, 30)),
    Session.EVE: (time(17, 30), time(21)),
}
"""Times where a plan says only the session (domain notes C.4, design): asked about, never taken in silence."""

Times = tuple[time, time]


class Found(NamedTuple):
    """A block, and the person it belongs to (empty: by its row)."""

    row: int
    person: str
    block: Block


class Told(NamedTuple):
    """A person of a list: grade and contract as written, and the cell of the name."""

    grade: str
    contract: str
    place: Place


class Slot(NamedTuple):
    """Where and when the heading puts a cell: weekday None is flexible, weeks empty is every week."""

    place: Place
    weekday: int | None = None
    times: Times | None = None
    session: Session | None = None
    weeks: frozenset[int] = frozenset()
    person: str = ""
    location: str = ""
    often: Often | None = None


@dataclass
class Page:
    """One sheet. Places are (row, column) from 1."""

    grid: Grid
    answers: Answers
    title: str = ""
    found: list[Found] = field(default_factory=list)
    totals: list[tuple[int, Total]] = field(default_factory=list)
    on_call: list[tuple[int, OnCall]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    understood: set[Place] = field(default_factory=set)
    asked: set[Place] = field(default_factory=set)
    ignored: dict[Place, str] = field(default_factory=dict)
    guessed: defaultdict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    assumed: defaultdict[Session, list[Place]] = field(default_factory=lambda: defaultdict(list))
    weeks_named: defaultdict[int, list[Place]] = field(default_factory=lambda: defaultdict(list))
    cycle_said: int | None = None
    anchor: date | None = None
    names: list[tuple[int, str, Place]] = field(default_factory=list)
    grades: list[tuple[int, str]] = field(default_factory=list)
    contracts: list[tuple[int, str]] = field(default_factory=list)
    annualised: list[int] = field(default_factory=list)
    listed: dict[str, Told] = field(default_factory=dict)

    def raw(self, row: int, column: int) -> str:
        """The text of a cell with its line breaks."""
        value = self.grid.at(row, column)
        return value.strip() if isinstance(value, str) else text_of(value)

    def value(self, place: Place) -> Value:
        """The value at a place."""
        return self.grid.at(*place)

    @cached_property
    def width(self) -> int:
        """Columns of the widest row."""
        return self.grid.width

    @cached_property
    def box(self) -> RangeRef:
        """The filled rectangle of the sheet."""
        places = [(r, c) for r, c, _ in self.grid.filled()]
        rows, columns = [r for r, _ in places] or [1], [c for _, c in places] or [1]
        return RangeRef(self.grid.name, min(rows), min(columns), max(rows), max(columns))

    @property
    def used(self) -> set[Place]:
        """Every place that a reader has dealt with."""
        return self.understood | self.asked | set(self.ignored)

    def tell(self, code: str, places: Iterable[Place], key: str = "", /, **words: object) -> None:
        """A finding about cells that keep their meaning."""
        self.issues.append(issue(code, where_of(self.grid.name, list(places)), key, **words))

    def ask(self, code: str, places: Iterable[Place], key: str = "", /, **words: object) -> None:
        """A question about cells; each becomes a question cell."""
        found = list(places)
        self.asked.update(found)
        self.tell(code, found, key, **words)

    def told_of(self, name: str, grade: str, contract: str, place: Place) -> None:
        """Keep what a list says about a person; the first row of a name stands for it."""
        known = self.listed.get(name)
        if known is None:
            self.listed[name] = Told(grade, contract, place)
        else:
            self.listed[name] = Told(known.grade or grade, known.contract or contract, known.place)

    def session_times(self, session: Session, place: Place) -> Times:
        """The times of a session: as a person once said, else the usual ones, which are then asked about."""
        said = said_sessions(self.answers).get(session)
        if said is None:
            self.assumed[session].append(place)
        return said or SESSION_TIMES[session]

    def add(self, slot: Slot, part: Part) -> None:
        """Keep one activity. What its cell says goes before what its heading says."""
        category, sure = self._category(slot.place, part)
        often = part.often or slot.often or Often()
        times = (part.start, part.end) if part.start and part.end else slot.times
        told = part.flexible or part.pas is not None or part.hours is not None
        if times is None and slot.session and slot.weekday is not None and not told:
            times = self.session_times(slot.session, slot.place)
        if often.cycle:
            self.cycle_said = max(often.cycle, self.cycle_said or 0)
        weeks = slot.weeks or often.weeks
        for week in weeks:
            self.weeks_named[week].append(slot.place)
        loose = part.flexible or slot.weekday is None
        block = Block(
            category=category,
            activity=part.text,
            source=self.grid.ref(*slot.place),
            weekday=None if loose else slot.weekday,
            start=None if loose or times is None else times[0],
            end=None if loose or times is None else times[1],
            session=slot.session,
            weeks=weeks,
            every=often.every,
            hours=part.hours,
            stated_pas=part.pas,
            place=slot.location,
            kind=kind_of(category, part.text),
            text=text_of(self.value(slot.place)),
            sure=sure,
        )
        self.found.append(Found(slot.place[0], slot.person, block))
        self.understood.add(slot.place)

    def _category(self, place: Place, part: Part) -> tuple[Category, bool]:
        said = self.answers.kept.get(f"job-category:{plain(part.text)}")
        if part.category is None and said in set(Category):
            return Category(said), True
        category, sure = part.best
        if not sure:
            self.guessed[part.text].append(place)
        return category, sure

    def ask_what_was_assumed(self) -> None:
        """Turn guesses into questions, one for each thing to decide."""
        for text, places in self.guessed.items():
            taken = part_word(Part(text).best[0])
            self.ask("JP201", places, f"job-category:{plain(text)}", activity=text, taken=taken)
        if self.assumed:
            taken = ", ".join(f"{s.value} {a:%H:%M}-{z:%H:%M}" for s in self.assumed for a, z in [SESSION_TIMES[s]])
            names = " and ".join(s.value for s in self.assumed)
            places = sorted({p for found in self.assumed.values() for p in found})
            self.tell("JP203", places, "job-sessions", sessions=names, taken=taken)


def part_word(category: Category) -> str:
    """A category in a sentence."""
    return "no category" if category is Category.UNKNOWN else category.value


def said_sessions(answers: Answers) -> dict[Session, Times]:
    """Times of sessions that a person gave: 'AM 08:00-12:00, PM 13:00-17:00' under job-sessions."""
    from importers.job_plan_words import session_of
    from importers.times import range_in

    found: dict[Session, Times] = {}
    for text in answers.kept.get("job-sessions", "").split(","):
        timed = range_in(text)
        session = session_of(timed[1]) if timed else None
        if timed and session:
            found[session] = (timed[0].start, timed[0].end)
    return found


def shared(times: Times | None, count: int) -> list[Times | None]:
    """A time divided equally, to whole minutes; the last takes the rest."""
    if times is None or count <= 1:
        return [times] * max(count, 1)
    first, last = (t.hour * 60 + t.minute for t in times)
    length = (last - first - 1) % 1440 + 1
    cuts = [(first + int(Fraction(length * n, count))) % 1440 for n in range(count + 1)]
    clocks = [time(c // 60, c % 60) for c in cuts]
    return [(clocks[n], clocks[n + 1]) for n in range(count)]
