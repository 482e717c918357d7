"""Which columns before the days hold names, grades and shares of full time."""

from typing import NamedTuple

from importers.blocks import Block, label_columns
from importers.people import FORENAME_HEADINGS, GRADE_HEADINGS, NAME_HEADINGS, WTE_HEADINGS, may_be_name, wte_of
from rotaengage.domain.grades import grade_of

FAR_BELOW = 9


class _Column(NamedTuple):
    """What is found in one column: distinct names, cells that are grades or shares, and the lines of its headings."""

    position: int
    cells: int
    names: int
    numbers: int
    grades: int
    shares: int
    parts_of_one: bool
    name_head: int | None
    grade_head: int | None
    share_head: int | None

    @property
    def weight(self) -> float:
        """How well it would do as the column of names."""
        return self.names + 1000 * (self.name_head is not None) - self.grades - 0.01 * self.position


def _heading(block: Block, position: int, words: frozenset[str]) -> int | None:
    """The line near the axis in which a position is headed by one of the words.

    In a flipped sheet a column of words beside the people may have such a head too: it is a list, and no heading.
    """
    low, high = max(block.start, block.axis.line - 3), min(block.stop, block.axis.line + FAR_BELOW)
    for line in range(low, high):
        listed = block.view.flipped and line > block.axis.line and line not in block.axis.spare and block.filled(line)
        if listed:
            continue
        if block.view.text(line, position).casefold().rstrip(":").strip() in words:
            return line
    return None


def _column(block: Block, position: int, busy: list[int]) -> _Column:
    values = [block.view.lines[n][position] for n in busy if block.view.text(n, position)]
    texts = [block.view.text(n, position) for n in busy if block.view.text(n, position)]
    shares = [share for share in map(wte_of, values) if share is not None]
    in_words = [t for t, v in zip(texts, values, strict=True) if isinstance(v, str)]
    small = all(isinstance(v, str) or (isinstance(v, int | float) and v <= 1.5) for v in values)
    return _Column(
        position,
        len(texts),
        len({t for t in in_words if may_be_name(t)}),
        len({t for t in texts if t.isdigit()}),
        sum(grade_of(t) is not None for t in texts),
        len(shares),
        small and any(share < 1 for share in shares),
        _heading(block, position, NAME_HEADINGS),
        _heading(block, position, GRADE_HEADINGS),
        _heading(block, position, WTE_HEADINGS),
    )


def _numbers(columns: list[_Column], lines: int) -> _Column | None:
    """The column in which people go by numbers, each its own, on most of the lines."""
    fits = [c for c in columns if c.numbers >= max(2, 0.6 * lines) and c.numbers >= 0.6 * c.cells]
    return max(fits, key=lambda c: c.numbers) if fits else None


def find_labels(block: Block) -> None:
    """Choose the columns that hold names, grades and shares of full time, and the first line of people."""
    busy = [n for n in range(block.axis.line + 1, block.stop) if n not in block.axis.spare and block.filled(n)]
    block.first_line = block.axis.line + 1
    columns = [_column(block, p, busy) for p in label_columns(block)]
    named = [c for c in columns if c.names or c.name_head is not None]
    numbers = _numbers(columns, len(busy))
    if not named and numbers is None:
        return
    chosen = max(named, key=lambda c: c.weight) if named else numbers
    if numbers is not None and (chosen is None or chosen.names * 2 <= numbers.numbers):
        chosen, block.numbered = numbers, True
    if chosen is None:
        return
    block.name_at = chosen.position
    if chosen.name_head is not None:
        block.first_line = max(block.first_line, chosen.name_head + 1)
    forenames = [p for p in label_columns(block) if _heading(block, p, FORENAME_HEADINGS) is not None]
    block.forename_at = next((p for p in forenames if p != block.name_at), None)
    others = [c for c in columns if c is not chosen and c.position != block.forename_at]
    grades = [c for c in others if c.grade_head is not None or (c.cells and c.grades * 2 >= c.cells)]
    shares = [c for c in others if c.share_head is not None or (c.cells and c.shares == c.cells and c.parts_of_one)]
    block.grade_at = max(grades, key=lambda c: (c.grades, c.grade_head is not None)).position if grades else None
    block.wte_at = max(shares, key=lambda c: c.share_head is not None).position if shares else None
