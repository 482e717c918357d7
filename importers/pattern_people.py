"""The people of a pattern's lines: answered, written beside the line, or given by a list of who starts where."""

import re
from dataclasses import dataclass, field

from importers.blocks import Block, Line
from importers.grid import Place
from importers.holders import Holding, holdings_of
from importers.lines import line_number
from importers.people import doctor_of, letters_in, may_be_name, person_of
from importers.reading import Desk
from rotaengage.domain.people import Doctor

_START_HEADINGS = re.compile(
    r"\b(start\w*( on)?( line| week)?|line|week|slot|rota line|line at start)\b(?! of)", re.IGNORECASE
)
_PAIR = re.compile(r"([^\W\d_][^=,;:\n]{1,30}?)\s*=\s*(?:line\s*|week\s*)?(\d{1,2}[a-d]?)(?=[\s,;.]|$)", re.IGNORECASE)


@dataclass(slots=True)
class PatternLine:
    """A line: where it is, its label, who holds it, and whether somebody has said so."""

    at: int
    label: str
    doctors: list[Doctor]
    holdings: list[Holding]
    known: bool
    more: list[int] = field(default_factory=list)


def find_holders(block: Block, desk: Desk, cells: set[Place]) -> list[PatternLine]:
    """Every line with its people, or its own label if nobody is known; cells takes the places that say who they are."""
    told = _starting_map(block, cells)
    doctors: dict[str, Doctor] = {}
    found = []
    for order, at in enumerate([n for n, kind in block.lines.items() if kind is Line.PERSON], 1):
        label, name = _texts(block, at, order)
        said = desk.answers.kept.get(f"holder:{block.view.grid.name}:{label}")
        text = said or name or told.get(line_number(label) or (order, ""), "")
        holdings = holdings_of(desk.answers.aliases.get(text, text)) or [Holding(label)]
        people = [_doctor(block, desk, at, h.name, doctors) for h in holdings]
        found.append(PatternLine(at, label, people, holdings, bool(text)))
    return found


def _texts(block: Block, at: int, order: int) -> tuple[str, str]:
    """The label of a line, in words, and the name beside it."""
    label = block.label(at)
    number = block.view.text(at, block.number_at) if block.number_at is not None else ""
    name = ""
    if line_number(label) is None:
        label, name = number or (f"Line {order}" if not letters_in(label) else label), label
    return (label if letters_in(label[:1]) else f"Line {label}"), name


def _doctor(block: Block, desk: Desk, at: int, name: str, doctors: dict[str, Doctor]) -> Doctor:
    person = person_of(desk.answers.aliases.get(name, name))
    key = person.name.casefold()
    if key not in doctors:
        ref = block.view.grid.ref(*block.view.place(at, block.name_at or 0))
        doctors[key] = doctor_of(desk.register.new(person.name), person, "", "", "", ref)
    return doctors[key]


def _starting_map(block: Block, cells: set[Place]) -> dict[tuple[int, str], str]:
    """Who starts on which line, by a list outside of the pattern: 'Okoro = 3', or names beside numbers."""
    grid = block.view.grid
    lines = sum(kind is Line.PERSON for kind in block.lines.values())
    found: dict[tuple[int, str], list[str]] = {}
    for row, column, value in grid.filled():
        if isinstance(value, str) and "=" in value and len(value) <= 400:
            for name, number in _PAIR.findall(value):
                key = line_number(number)
                if key and key[0] <= lines and may_be_name(name.strip()) and len(name.strip()) > 2:
                    found.setdefault(key, []).append(name.split(":")[-1].strip())
                    cells.add((row, column))
    _beside(block, lines, found, cells)
    return {key: " / ".join(names) for key, names in found.items()}


def _beside(block: Block, lines: int, found: dict[tuple[int, str], list[str]], cells: set[Place]) -> None:
    """Rows of a list headed by a name and a line: the name, and the number of the line on which it starts."""
    grid = block.view.grid
    busy = {block.view.place(n, p) for n in block.lines for p in block.filled(n)}
    for row in range(1, grid.height):
        for column in range(1, grid.width):
            heads = (grid.text(row, column).casefold(), grid.text(row, column + 1))
            if heads[0] not in ("name", "doctor", "names", "doctors") or not _START_HEADINGS.search(heads[1]):
                continue
            below = row + 1
            while below <= grid.height and (below, column) not in busy and may_be_name(grid.text(below, column)):
                key = line_number(grid.text(below, column + 1))
                if key is None or key[0] > lines:
                    break
                found.setdefault(key, []).append(grid.text(below, column))
                cells.update({(row, column), (row, column + 1), (below, column), (below, column + 1)})
                below += 1
