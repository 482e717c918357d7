"""Lays a reading over its sheet: for each cell of a rota's range what it was taken for."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from importers.blocks import Block, Line
from importers.grid import Grid, Place, Value, text_of
from importers.lay_over import LayOver
from importers.reading import Sink
from rotaengage.domain.codes import LEAVE, REST, DutyKind
from rotaengage.domain.inspection import Inspection, SheetRota
from rotaengage.domain.picture import Picture, PictureCell, PictureRow, Role
from rotaengage.domain.refs import column_letters

_LINES = {
    Line.PERSON: "who",
    Line.MORE: "who",
    Line.COUNT: "sums",
    Line.NAMELESS: "who?",
    Line.GROUP: "group",
    Line.KEY: "key",
    Line.ABOVE: "above",
}


def pictures_of(found: Inspection, over: LayOver) -> Iterator[Picture]:
    """A picture of each rota, in order; over holds the blocks as they were read (job plans come after these)."""
    sheets = {grid.name: grid for grid in over.book.sheets}
    for rota, sink in zip(found.rotas, over.sinks, strict=False):
        place, grid = rota.place, sheets[rota.place.sheet]
        roles = _roles(sink, rota)
        columns = range(place.left, place.right + 1)
        cells = _Cells(grid, roles)
        yield Picture(
            place=str(place),
            layout=rota.layout.value,
            confidence=rota.confidence,
            columns=tuple((column_letters(c), _column_word(sink, c)) for c in columns),
            rows=tuple(
                PictureRow.model_construct(row=r, taken_for=_row_word(sink, r), cells=cells.row(r, columns))
                for r in range(place.top, place.bottom + 1)
            ),
            colours=tuple(over.colours(place.sheet)),
            issues=tuple(i for i in found.issues if i.where.startswith(str(place).rpartition("!")[0])),
        )


def _shown(value: Value) -> str:
    """A value as a person would write it in little room."""
    return f"{value:%a} {value.day} {value:%b}" if isinstance(value, date) else text_of(value)


class _Cells:
    """Cells of one sheet; equal ones are one, so that a sheet of any length takes little."""

    def __init__(self, grid: Grid, roles: Mapping[Place, Role]) -> None:
        self._grid, self._roles = grid, roles
        self._known: dict[PictureCell, PictureCell] = {}

    def row(self, row: int, columns: Iterable[int]) -> tuple[PictureCell, ...]:
        """The cells of a row."""
        made = (_cell(_shown(self._grid.at(row, c)), self._roles.get((row, c))) for c in columns)
        return tuple(self._known.setdefault(cell, cell) for cell in made)


def _cell(text: str, role: Role | None) -> PictureCell:
    return PictureCell(text, role or Role.IGNORED) if text else PictureCell("", Role.BLANK)


def _roles(sink: Sink, rota: SheetRota) -> dict[Place, Role]:
    """The role of every place that was not left alone; a question wins over what was read."""
    block = sink.block
    roles = dict.fromkeys(sink.understood, Role.LEGEND)
    roles |= {place: Role.ABOUT for place in sink.understood if _position(block, place) < min(block.axis.days)}
    heads = (block.axis.line, *block.axis.spare)
    groups = [n for n, kind in block.lines.items() if kind is Line.GROUP]
    roles |= {block.view.place(n, p): Role.ABOUT for n in (*groups, *heads) for p in range(min(block.axis.days))}
    roles |= {block.view.place(line, p): Role.DATE for line in heads for p in block.axis.days}
    roles |= {(d.source.row, d.source.column): _of_kind(d.kind) for d in rota.duties}
    taken = [(n, p) for n in block.joined for p in block.axis.days if not block.view.text(n, p)]
    roles |= {block.view.place(*at): Role.WORK for at in taken}
    named = [n for n, kind in block.lines.items() if kind in (Line.PERSON, Line.MORE)]
    for at in (block.name_at, block.forename_at):
        roles |= {block.view.place(n, at): Role.NAME for n in named if at is not None}
    return roles | dict.fromkeys(sink.asked, Role.QUESTION)


def _of_kind(kind: DutyKind) -> Role:
    if kind in LEAVE:
        return Role.LEAVE
    return Role.REST if kind in REST else Role.WORK


def _position(block: Block, place: Place) -> int:
    return (place[0] if block.view.flipped else place[1]) - 1


def _column_word(sink: Sink, column: int) -> str:
    block = sink.block
    return _line_word(block, column - 1) if block.view.flipped else _position_word(block, column - 1)


def _row_word(sink: Sink, row: int) -> str:
    block = sink.block
    return _position_word(block, row - 1) if block.view.flipped else _line_word(block, row - 1)


def _position_word(block: Block, position: int) -> str:
    words = {block.name_at: "name", block.forename_at: "name", block.grade_at: "grade", block.wte_at: "share"}
    return "day" if position in block.axis.days else words.get(position, "")


def _line_word(block: Block, line: int) -> str:
    if line == block.axis.line or line in block.axis.spare:
        return "days"
    return "post" if line in block.posts else _LINES.get(block.lines.get(line, Line.OTHER), "")
