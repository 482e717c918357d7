"""A rectangle of the rota: what is counted in it, and what it is as text for a spreadsheet."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.tui.present.rows import Row
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.text import clean
from rotaengage.tui.present.words import count, duty_text, hours

MOST_CODES = 5
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Area(NamedTuple):
    """Rows and columns of the grid, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def between(cls, one: tuple[int, int], other: tuple[int, int]) -> "Area":
        """The rectangle with these corners, each a row and a column."""
        (top, bottom), (left, right) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return cls(top, left, bottom, right)

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def people(area: Area, rows: Sequence[Row]) -> list[Row]:
    """The doctors' rows in it, headings left out."""
    return [row for row in rows[area.top : area.bottom + 1] if row.doctor]


def counts(area: Area, rows: Sequence[Row], sheet: Sheet) -> str:
    """How many doctors, days, codes and hours of protected time it holds."""
    inside = people(area, rows)
    columns = range(area.left, area.right + 1)
    duties = [duty for row in inside for column in columns for duty in sheet.duties(row.doctor, column)]
    slots = [slot for row in inside for column in columns for slot in sheet.slots(row.doctor, column)]
    words = [clean(duty_text(duty)) for duty in duties]
    first = {word.casefold(): word for word in reversed(words)}
    codes = [(first[word], n) for word, n in Counter(word.casefold() for word in words).most_common()]
    told = [f"{code} {number}" for code, number in codes[:MOST_CODES]]
    rest = sum(number for _, number in codes[MOST_CODES:])
    more = [f"{rest} more"] if rest else []
    minutes = sum(slot.span.minutes for slot in slots)
    protected = f"; {hours(minutes)} protected in {count(len(slots), 'slot')}" if slots else "; nothing protected"
    size = f"{count(len(inside), 'doctor')} x {count(len(columns), 'day')}"
    return f"{size}: {', '.join([*told, *more]) or 'no duties'}{protected}"


def text_of(area: Area, rows: Sequence[Row], sheet: Sheet) -> str:
    """The cells as a spreadsheet pastes them: tabs between, names and dates at the edges unless it is a single cell."""
    inside, columns = people(area, rows), range(area.left, area.right + 1)
    if len(inside) == len(columns) == 1:
        return _cell(inside[0].doctor, area.left, sheet)
    head = ["Doctor", *(f"{sheet.day(column):%a %d %b %Y}" for column in columns)]
    body = [[harmless(row.label), *(_cell(row.doctor, column, sheet) for column in columns)] for row in inside]
    return "\n".join("\t".join(line) for line in [head, *body])


def _cell(doctor: str, column: int, sheet: Sheet) -> str:
    codes = " + ".join(clean(duty_text(duty)) for duty in sheet.duties(doctor, column))
    slots = ", ".join(f"{slot.span.start:%H:%M}-{slot.span.end:%H:%M}" for slot in sheet.slots(doctor, column))
    return harmless(f"{codes} [{slots}]" if slots else codes)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    safe = clean(text)
    return f"'{safe}" if safe.lstrip().startswith(FORMULA) else safe
