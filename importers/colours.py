"""Colours as data: a key that explains fills, found in the workbook and put as a question before it is believed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from importers.blocks import Line
from importers.grid import Grid, Place
from importers.issues import issue, where_of
from importers.legend import Legend
from importers.looks import Looks
from importers.reading import Desk, Sink
from importers.settling import EVERYWHERE, NO_MEANING
from importers.vocabulary import DEFAULTS, kind_of_phrase
from rotaengage.domain.codes import TRAITS, DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import grade_of
from rotaengage.domain.refs import CellRef, column_letters

MOST_WORDS = 6
SHADED = 0.6
USUAL = (DutyKind.ANNUAL_LEAVE.value, DutyKind.NON_WORKING_DAY.value, NO_MEANING)


class Explained(NamedTuple):
    """What the workbook says about a colour: its words, the kind or the grade that they name, and where."""

    words: str
    kind: DutyKind | None
    grade: str
    cell: CellRef


ColourKey = Mapping[str, tuple[Explained, ...]]


def _explained(words: str, legend: Legend, cell: CellRef) -> Explained | None:
    entry, usual = legend.entries.get(words), DEFAULTS.get(words.casefold())
    kind = entry.kind if entry is not None else kind_of_phrase(words) or (usual.kind if usual else None)
    grade = words if grade_of(words.rstrip("s")) is not None and entry is None else ""
    if (kind is None and not grade) or len(words.split()) > MOST_WORDS:
        return None
    return Explained(words, None if grade else kind, grade, cell)


def colour_key(sheets: Iterable[Grid], looks: Looks, legend: Legend) -> ColourKey:
    """Every filled cell whose words, or those to the right of it, explain its colour; by colour."""
    known: dict[str, Explained | None] = {"": None}
    found: dict[str, list[Explained]] = {}
    for grid in sheets:
        for (row, column), colour in looks.fills(grid.name).items():
            beside = grid.text(row, column + 1)
            words = grid.text(row, column) or (beside if (row, column + 1) not in looks.fills(grid.name) else "")
            if words not in known:
                known[words] = _explained(words.rstrip(":"), legend, grid.ref(row, column))
            told = known[words]
            if told is not None:
                found.setdefault(colour, []).append(told._replace(cell=grid.ref(row, column)))
    return {colour: tuple(told) for colour, told in found.items()}


def own_key(sink: Sink, key: ColourKey) -> dict[str, Explained]:
    """The colours that are explained outside the lines of this block; one that means two things explains nothing."""
    view, busy = sink.block.view, {Line.PERSON, Line.MORE, Line.COUNT}
    lines = {n for n, kind in sink.block.lines.items() if kind in busy} | {sink.block.axis.line, *sink.block.axis.spare}
    last = max(sink.block.axis.days)

    def outside(told: Explained) -> bool:
        row, column = told.cell.row - 1, told.cell.column - 1
        line, position = (column, row) if view.flipped else (row, column)
        return told.cell.sheet != sink.sheet or line not in lines or position > last

    left = {colour: [t for t in told if outside(t)] for colour, told in key.items()}
    return {colour: told[0] for colour, told in left.items() if len({t.kind or t.grade for t in told}) == 1}


class _Cells(NamedTuple):
    blank: list[Place]
    coded: list[Place]


def lay_colours(sink: Sink, desk: Desk, key: ColourKey, fills: Mapping[Place, str]) -> None:
    """Ask about the colours of a block's cells, or do what a person said of them."""
    own = own_key(sink, key)
    lines = _lines(sink)
    if not lines:
        return
    for colour, cells in _by_colour(sink, lines, fills, own).items():
        said = desk.answers.kept.get(f"colour:{colour}")
        if said is None:
            _ask(sink, colour, cells, own.get(colour))
        elif said != NO_MEANING:
            _believe(sink, lines, cells, said, own.get(colour))
    _bands(sink, desk, own, fills)


def _lines(sink: Sink) -> dict[int, str]:
    """The doctor of each line of people; none where the cells themselves hold names."""
    flipped, block = sink.block.view.flipped, sink.block
    doctors: dict[int, str] = {}
    for duty in sink.duties:
        line = (duty.source.column if flipped else duty.source.row) - 1
        if block.lines.get(line) in (Line.PERSON, Line.MORE) and duty.code is not None:
            doctors[line] = duty.doctor
    return doctors


def _by_colour(
    sink: Sink, lines: Mapping[int, str], fills: Mapping[Place, str], own: Mapping[str, Explained]
) -> dict[str, _Cells]:
    """The cells whose colour says more than their text: blank ones, and codes of another kind than explained."""
    view, days = sink.block.view, sink.block.axis.days
    kinds = {(d.source.row, d.source.column): d.kind for d in sink.duties}
    found: dict[str, _Cells] = {}
    shaded = _shading(sink, lines, fills)
    for line in lines:
        for position in days:
            place = view.place(line, position)
            colour = fills.get(place)
            if colour is None or (colour not in own and (line, position) in shaded):
                continue
            cells = found.setdefault(colour, _Cells([], []))
            told = own.get(colour)
            if not view.text(line, position):
                cells.blank.append(place)
            elif told is not None and told.kind is not None and kinds.get(place, told.kind) is not told.kind:
                cells.coded.append(place)
    kept = {c: cells for c, cells in found.items() if cells.blank or cells.coded}
    return {c: cells for c, cells in kept.items() if c not in own or own[c].kind is not None}


def _shading(sink: Sink, lines: Mapping[int, str], fills: Mapping[Place, str]) -> set[tuple[int, int]]:
    """Cells of a colour that goes down a whole column of days, or along a whole line: weekends and bands of rows."""
    view, days = sink.block.view, list(sink.block.axis.days)
    cells = {(line, p): c for line in lines for p in days if (c := fills.get(view.place(line, p))) is not None}
    down = Counter((p, c) for (_, p), c in cells.items())
    along = Counter((line, c) for (line, _), c in cells.items())
    return {
        (line, p)
        for (line, p), c in cells.items()
        if down[p, c] >= SHADED * len(lines) > 1 or along[line, c] >= SHADED * len(days)
    }


def _ask(sink: Sink, colour: str, cells: _Cells, told: Explained | None) -> None:
    where, count = where_of(sink.sheet, [*cells.blank, *cells.coded]), len(cells.blank) + len(cells.coded)
    if told is None or told.kind is None:
        sink.issues.append(issue("IM612", where, f"colour:{colour}", USUAL, colour=colour, count=count))
        return
    both = (f"{told.kind.value} {EVERYWHERE}",) if cells.coded else ()
    choices = (told.kind.value, *both, NO_MEANING)
    words = {"colour": colour, "count": count, "words": told.words, "cell": told.cell}
    sink.issues.append(issue("IM611", where, f"colour:{colour}", choices, **words))


def _believe(sink: Sink, lines: Mapping[int, str], cells: _Cells, said: str, told: Explained | None) -> None:
    """Give blank cells their duty, and codes a note, or the kind itself where a person said everywhere."""
    kind = DutyKind(said.removesuffix(EVERYWHERE).strip())
    words = told.words if told is not None else kind.value.replace("_", " ")
    view, coded = sink.block.view, set(cells.coded)
    for n, duty in enumerate(sink.duties):
        if (duty.source.row, duty.source.column) in coded:
            span = duty.span if TRAITS[kind].works else None
            noted = duty._replace(note=" · ".join(x for x in (duty.note, words) if x))
            sink.duties[n] = noted._replace(kind=kind, span=span) if said.endswith(EVERYWHERE) else noted
    for row, column in cells.blank:
        line, position = (column - 1, row - 1) if view.flipped else (row - 1, column - 1)
        day = sink.block.axis.days.get(position)
        name = f"{sink.sheet}!{column_letters(column)}{row}"
        sink.duties.append(Duty(name, lines[line], day, None, kind, None, view.grid.ref(row, column), None, words))


def _bands(sink: Sink, desk: Desk, own: Mapping[str, Explained], fills: Mapping[Place, str]) -> None:
    """Grades by the colour of the name, for people whose grade is said nowhere else."""
    found: dict[str, list[int]] = {}
    for n, doctor in enumerate(sink.people):
        place = (doctor.source.row, doctor.source.column) if doctor.source is not None else (0, 0)
        colour = fills.get(place, "")
        if not doctor.grade_text and colour in own and own[colour].grade:
            found.setdefault(colour, []).append(n)
    for colour, numbers in found.items():
        said = desk.answers.kept.get(f"band:{colour}")
        reading = grade_of(said.rstrip("s")) if said and said != NO_MEANING else None
        for n in numbers if reading is not None else ():
            more = {"grade": reading.grade, "tier": reading.tier, "grade_text": said} if reading else {}
            sink.people[n] = sink.people[n].model_copy(update=more)
        if said is None:
            sources = [s for n in numbers if (s := sink.people[n].source) is not None]
            where = where_of(sink.sheet, [(s.row, s.column) for s in sources])
            words = {"colour": colour, "grade": own[colour].grade, "count": len(numbers), "cell": own[colour].cell}
            choices = (own[colour].grade.rstrip("s"), NO_MEANING)
            sink.issues.append(issue("IM613", where, f"band:{colour}", choices, **words))
