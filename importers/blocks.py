"""One block of a sheet: its date axis, the columns that label its lines, and what each line is."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from importers.changeovers import changes_hands
from importers.grid import Place, Value, text_of
from importers.headers import Axis
from importers.list_columns import Columns
from importers.people import (
    is_group,
    is_no_person,
    is_total,
    letters_in,
    may_be_name,
)
from importers.times import Times
from importers.view import View
from importers.vocabulary import known_code

DAY_AND_TEXT = re.compile(r"^\d{1,2}(?:st|nd|rd|th)?(?:\s*[/.:,)-]\s*|\s+|$)")


LEAST_OWN, SIDE = 4, 0.6


class Line(Enum):
    """What a line of a block is."""

    PERSON = "person"
    MORE = "more duties of the person above"
    COUNT = "counts"
    NAMELESS = "duties without a name"
    ABOVE = "above the people"
    GROUP = "heading of a group"
    REPEAT = "heading"
    OTHER = "text"
    KEY = "legend"


def blank(value: Value) -> bool:
    """Whether a cell shows nothing."""
    return value == "" or (isinstance(value, str) and not value.strip())


class Facts(NamedTuple):
    """The cells of a line under days: positions and values, how often each text stands there, how many are numbers."""

    filled: list[int]
    values: list[Value]
    texts: Counter[str]
    numbers: int


def facts_of(row: list[Value], days: Iterable[int]) -> Facts:
    """Look at each distinct value once: a line of a year holds a dozen of them."""
    filled = [p for p in days if row[p] != ""]
    values = [row[p] for p in filled]
    raw = Counter(values)
    texts: Counter[str] = Counter()
    numbers = 0
    for value, count in raw.items():
        text = text_of(value)
        if text:
            texts[text] += count
            numbers += count * _numeric(value)
    if sum(texts.values()) < len(filled):
        filled = [p for p in filled if not blank(row[p])]
        values = [row[p] for p in filled]
    return Facts(filled, values, texts, numbers)


@dataclass(slots=True)
class Block:
    """Lines from start up to (not including) stop belong to the axis. Positions of the labels are None if missing.

    numbered says that people go by numbers. own_days holds dates by line and position where each line has its own;
    inline are lines in whose cells the number of the day stands before the text; hours are the times that columns stand
    for; week and cycle place a week of a pattern, first_day is when it begins and number_at the column that numbers its
    lines; heads are later headings that name the lines anew, by position; columns are those of a list, names whom its
    lines are about; misfits are days of a page (line, position, date) whose weekday is not the one written over them;
    whole is the view before starts and ends were put together, joined how many cells of a line were taken into others.
    """

    view: View
    axis: Axis
    start: int
    stop: int
    name_at: int | None = None
    forename_at: int | None = None
    grade_at: int | None = None
    wte_at: int | None = None
    numbered: bool = False
    first_line: int = 0
    lines: dict[int, Line] = field(default_factory=dict)
    owner: dict[int, int] = field(default_factory=dict)
    group: dict[int, str] = field(default_factory=dict)
    texts: Counter[str] = field(default_factory=Counter)
    known: dict[int, Facts] = field(default_factory=dict)
    posts: set[int] = field(default_factory=set)
    own_days: dict[int, dict[int, date | None]] = field(default_factory=dict)
    inline: set[int] = field(default_factory=set)
    hours: dict[int, Times] = field(default_factory=dict)
    week: int = 1
    cycle: int | None = None
    number_at: int | None = None
    first_day: date | None = None
    heads: list[tuple[int, dict[int, str]]] = field(default_factory=list)
    columns: Columns | None = None
    names: dict[int, str] = field(default_factory=dict)
    whole: View | None = None
    joined: dict[int, int] = field(default_factory=dict)
    misfits: list[tuple[int, int, date, int]] = field(default_factory=list)

    def day_at(self, line: int, position: int) -> date | None:
        """The date of a cell: its line's own, else its heading's."""
        return self.own_days[line].get(position) if line in self.own_days else self.axis.days[position]

    def label_at(self, line: int, position: int) -> str:
        """The label that holds for a cell: the last of the headings before it, where these are written again."""
        said = next((labels.get(line) for at, labels in reversed(self.heads) if at < position), None)
        return self.label(line) if said is None else said

    def text_at(self, line: int, position: int) -> str:
        """The text of a cell that names people: one below another as one beside another, without a number of a day."""
        value = self.view.lines[line][position]
        if isinstance(value, str) and "\n" in value.strip():
            value = " / ".join(part.strip() for part in value.splitlines() if part.strip())
        text = text_of(value)
        return DAY_AND_TEXT.sub("", text) if line in self.inline else text

    @property
    def positions(self) -> list[int]:
        """Positions that hold days, in order; dead headings too."""
        return sorted(self.axis.days)

    @property
    def body_below(self) -> list[int]:
        """Lines below the axis that do not belong to its heading."""
        return [n for n in range(self.axis.line + 1, self.stop) if n not in self.axis.spare]

    @property
    def body(self) -> range:
        """Lines that may hold duties."""
        return range(self.first_line, self.stop)

    def label(self, line: int) -> str:
        """The label of a line."""
        if self.name_at is None:
            return ""
        name = self.view.text(line, self.name_at)
        if self.forename_at is None or not name:
            return name
        return f"{self.view.text(line, self.forename_at)} {name}".strip()

    def is_name(self, label: str) -> bool:
        """Whether a label could name somebody: by letters, or by a number where all people have numbers."""
        return label.isdigit() if self.numbered else letters_in(label)

    def facts(self, line: int) -> Facts:
        """What stands under the days in a line; looked at once, for every way to read the block."""
        found = self.known.get(line)
        if found is None:
            self.known[line] = found = facts_of(self.view.lines[line], self.axis.days)
        return found

    def filled(self, line: int) -> list[int]:
        """Positions under days that hold something in this line."""
        return self.facts(line).filled


def label_columns(block: Block) -> range:
    """Positions before the first day."""
    return range(min(block.axis.hits))


def _numeric(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def classify(block: Block, key_places: set[Place]) -> None:
    """Say what each line is. Names are settled before this; key_places are the cells of legend tables."""
    for n in block.body:
        if n not in block.axis.spare:
            block.texts.update(block.facts(n).texts.keys())
    total = sum(len(block.filled(n)) for n in block.body)
    mostly_numbers = total > 0 and sum(block.facts(n).numbers for n in block.body) * 2 >= total
    for n in range(block.start, block.stop):
        if n == block.axis.line or n in block.axis.spare or n < block.axis.line:
            block.lines[n] = Line.REPEAT
        elif block.name_at is not None and block.view.place(n, block.name_at) in key_places:
            block.lines[n] = Line.KEY
        elif n < block.first_line:
            block.lines[n] = Line.ABOVE if block.filled(n) else Line.REPEAT
        elif block.filled(n):
            block.lines[n] = _busy_line(block, n, mostly_numbers)
        else:
            block.lines[n] = Line.OTHER
    _side_tables(block)
    _second_lines(block)
    _quiet_lines(block)


def _side_tables(block: Block) -> None:
    """Take lines of a list beside the rota for text: apart from the people, half as full, its words nowhere else."""
    people = [n for n, kind in block.lines.items() if kind is Line.PERSON]
    full = sorted(len(block.filled(n)) for n in people)
    shared = Counter(text for n in people for text in block.facts(n).texts)
    for before, n in pairwise([block.axis.line, *people]):
        apart = any(block.lines[k] is not Line.PERSON for k in range(before + 1, n)) and before != block.axis.line
        own = [text for text in block.facts(n).texts if shared[text] == 1 and not known_code(text)]
        lonely = len(own) >= LEAST_OWN and len(own) >= SIDE * len(block.facts(n).texts)
        if apart and lonely and len(block.filled(n)) < full[len(full) // 2] / 2:
            block.lines[n] = Line.OTHER


def _busy_line(block: Block, line: int, mostly_numbers: bool) -> Line:
    label, filled = block.label(line), len(block.filled(line))
    numbers = block.facts(line).numbers / filled
    named = block.is_name(label)
    if numbers >= 0.6 and not mostly_numbers and (is_total(label) or not named or filled >= 5):
        return Line.COUNT
    if is_total(label) and numbers >= 0.5:
        return Line.COUNT
    if label and label in block.texts and _explains(block, line, filled):
        return Line.KEY
    if not named:
        return Line.OTHER if block.numbered and label else Line.NAMELESS
    if is_no_person(label):
        return Line.OTHER
    if not block.numbered and not may_be_name(label) and not changes_hands(label):
        return Line.KEY if "=" in label or ":" in label else Line.NAMELESS
    return Line.PERSON


def _explains(block: Block, line: int, filled: int) -> bool:
    """Whether a line that begins with a code explains it: little stands there, and its words stand nowhere else."""
    first = block.view.text(line, min(block.filled(line)))
    return filled * 3 < len(block.axis.days) or (filled <= 4 and len(first) > 3 and block.texts[first] == 1)


def _second_lines(block: Block) -> None:
    """Give lines without a name to the person above where the sheet is built so: merged names, or a fixed step."""
    people = [n for n, kind in block.lines.items() if kind is Line.PERSON]
    gaps = Counter(b - a for a, b in pairwise(people))
    step, often = gaps.most_common(1)[0] if gaps else (1, 0)
    regular = step if 1 < step <= 3 and often >= 0.6 * (len(people) - 1) and len(people) > 2 else 1
    merged = {
        n: top
        for top, left, bottom, right in block.view.merged()
        if block.name_at is not None and left <= block.name_at <= right and bottom > top
        for n in range(top + 1, bottom + 1)
    }
    for n, kind in list(block.lines.items()):
        if kind is not Line.NAMELESS or block.label(n):
            continue
        above = merged.get(n) if n in merged else max((p for p in people if p < n), default=None)
        if above is not None and block.lines.get(above) is Line.PERSON and (n in merged or n - above < regular):
            block.lines[n] = Line.MORE
            block.owner[n] = above


def _quiet_lines(block: Block) -> None:
    """Tell headings of groups and people without a duty from other text, and hand the groups down."""
    people = [n for n, kind in block.lines.items() if kind is Line.PERSON]
    adorned = sum(_has_more(block, n) for n in people) * 2 > len(people)
    group = ""
    for n in block.body:
        kind, label = block.lines[n], block.label(n)
        if kind is Line.OTHER and label and not block.filled(n) and not is_total(label):
            inside = bool(people) and people[0] < n < people[-1]
            if is_group(label) or (adorned and inside and not _has_more(block, n)):
                block.lines[n], group = Line.GROUP, label.rstrip(":")
            elif inside and (may_be_name(label) if not block.numbered else block.is_name(label)):
                block.lines[n] = Line.PERSON
        if block.lines[n] is Line.PERSON:
            block.group[n] = group


def _has_more(block: Block, line: int) -> bool:
    """Whether a line has other labels beside its name: a grade, a share, a number."""
    row = block.view.lines[line]
    return any(not blank(row[p]) for p in label_columns(block) if p != block.name_at)
