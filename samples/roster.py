"""Builds made-up rotas: blocks of long days, twilights and nights by fair turn, with rest before and after."""

from collections.abc import Sequence
from dataclasses import dataclass, field

REST = "Z"
BLOCKS = frozenset({"LD", "N", "TWI"})


@dataclass(frozen=True)
class Person:
    """One invented doctor. off holds weekdays not worked (0 Monday); clinic is the weekday of a clinic, if any."""

    name: str
    grade: str
    tier: str
    wte: float = 1.0
    off: tuple[int, ...] = ()
    clinic: int | None = None
    roles: str = ""


@dataclass(frozen=True)
class Block:
    """A run of duties within one week: code, weekdays, rest days before, rest days in the week after."""

    code: str
    days: tuple[int, ...]
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()

    @property
    def weekend(self) -> bool:
        return 6 in self.days


@dataclass(frozen=True)
class Demand:
    """Each week, so many doctors of these tiers do this block."""

    block: Block
    tiers: tuple[str, ...]
    count: int = 1


LONG_WEEK = Block("LD", (0, 1, 2, 3), before=(), after=())
LONG_WEEKEND = Block("LD", (4, 5, 6), before=(3,), after=(7, 8))
NIGHT_WEEK = Block("N", (0, 1, 2, 3))
NIGHT_WEEKEND = Block("N", (4, 5, 6), before=(3,), after=(7, 8))
TWILIGHT_WEEK = Block("TWI", (0, 1, 2, 3, 4))


@dataclass
class Roster:
    """Codes by doctor and day number; None is a blank cell (a day off at the weekend)."""

    people: Sequence[Person]
    weeks: int
    cells: dict[str, list[str | None]] = field(default_factory=dict)
    load: dict[str, float] = field(default_factory=dict)
    weekends: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.people:
            week = ["NWD" if d in person.off else "SD" for d in range(5)]
            self.cells[person.name] = [*week, None, None] * self.weeks
            self.load[person.name] = 0.0
            self.weekends[person.name] = []

    @property
    def days(self) -> int:
        return self.weeks * 7

    def put(self, name: str, first: int, codes: Sequence[str | None]) -> None:
        """Write codes from a day on, as a person would by hand."""
        self.cells[name][first : first + len(codes)] = codes

    def leave(self, name: str, first: int, last: int, code: str = "AL") -> None:
        """Leave from a day to a day, both included; days that would not have been worked stay as they are."""
        for day in range(first, last + 1):
            if self.cells[name][day] == "SD":
                self.cells[name][day] = code

    def fill(self, demands: Sequence[Demand]) -> None:
        """Give out all blocks, week after week, to whoever has done least for their hours."""
        for week in range(self.weeks):
            for demand in demands:
                for _ in range(demand.count):
                    self._give(week, demand)

    def _give(self, week: int, demand: Demand) -> None:
        able = [p for p in self.people if p.tier in demand.tiers and self._can(p, week, demand.block)]
        if not able:
            msg = f"week {week}: nobody can do {demand.block} of {demand.tiers}"
            raise ValueError(msg)
        turn = {p.name: (self._again(p.name, week), self.load[p.name] / p.wte, i) for i, p in enumerate(able)}
        self._write(min(able, key=lambda p: turn[p.name]).name, week, demand.block)

    def _again(self, name: str, week: int) -> bool:
        """Whether the doctor did a weekday block last week: then others go first."""
        return week > 0 and self.cells[name][week * 7 - 7] in BLOCKS

    def _can(self, person: Person, week: int, block: Block) -> bool:
        cells, first = self.cells[person.name], week * 7
        if any(cells[first + d] != ("SD" if d < 5 else None) for d in block.days):
            return False
        if not block.weekend:
            return True
        around = [first + d for d in (*block.before, *block.after) if first + d < self.days]
        recent = any(week - w < 3 for w in self.weekends[person.name])
        return not recent and not any(cells[d] in {*BLOCKS, "AL"} for d in around)

    def _write(self, name: str, week: int, block: Block) -> None:
        cells, first = self.cells[name], week * 7
        for day in block.days:
            cells[first + day] = block.code
        friday = (4,) if block.days == (0, 1, 2, 3) else ()
        for day in (*block.before, *block.after, *friday):
            if first + day < self.days and cells[first + day] == "SD":
                cells[first + day] = REST
        self.load[name] += len(block.days)
        if block.weekend:
            self.weekends[name].append(week)

    def overlay(self, name: str, weekday: int, code: str) -> None:
        """A fixed session on a weekday, wherever the doctor would else be on a standard day."""
        for day in range(weekday, self.days, 7):
            if self.cells[name][day] == "SD":
                self.cells[name][day] = code

    def count(self, day: int, tiers: Sequence[str], codes: Sequence[str]) -> int:
        """How many doctors of these tiers hold one of these codes on a day."""
        return sum(self.cells[p.name][day] in codes for p in self.people if p.tier in tiers)
