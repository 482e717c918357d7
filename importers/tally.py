"""The conservation law of reading: every filled cell of a range is understood, ignored for a reason, or asked."""

from collections import Counter
from collections.abc import Sequence

from importers.blocks import Block, Line, blank
from importers.grid import Place, Value
from importers.legend import Legend
from importers.reading import Sink
from rotaengage.domain.inspection import CellTally
from rotaengage.domain.refs import RangeRef

_BY_LINE = {
    Line.COUNT: "counts",
    Line.GROUP: "heading of a group",
    Line.REPEAT: "title or heading",
    Line.KEY: "legend",
    Line.OTHER: "text that is no part of the rota",
    Line.ABOVE: "above the people",
}


def range_of_block(block: Block, lines: range) -> RangeRef:
    """The filled rectangle of the lines that a block answers for."""
    rows = (block.whole or block.view).lines
    busy = [n for n in lines if rows[n].count("") < len(rows[n])]
    first, last = (busy[0], busy[-1]) if busy else (block.axis.line, block.axis.line)
    width = block.view.width
    left, right = 0, max(width - 1, 0)
    while left < right and all(rows[n][left] == "" for n in range(first, last + 1)):
        left += 1
    while right > left and all(rows[n][right] == "" for n in range(first, last + 1)):
        right -= 1
    (top, a), (bottom, z) = block.view.place(first, left), block.view.place(last, right)
    return RangeRef(block.view.grid.name, top, a, bottom, z)


def count_cells(sink: Sink, legend: Legend, lines: range) -> CellTally:
    """Sort every filled cell of the lines; text beside the rota is told about in one remark."""
    block = sink.block
    because: Counter[str] = Counter()
    understood, questions = sink.counted, len(sink.asked)
    for line in lines:
        row = block.view.lines[line]
        understood += block.joined.get(line, 0)
        if row.count("") == len(row):
            continue
        for position in _open_positions(sink, line):
            value = row[position]
            if value == "" or blank(value):
                continue
            place = block.view.place(line, position)
            if place in sink.asked:
                continue
            if place in sink.understood or block.view.grid.ref(*place) in legend.cells:
                understood += 1
            else:
                because[_reason(sink, line, position, value, place)] += 1
    if sink.beside:
        sink.tell("IM601", sink.beside, count=len(sink.beside))
    ignored = sum(because.values())
    return CellTally(understood=understood, ignored=ignored, questions=questions, ignored_because=dict(because))


def _open_positions(sink: Sink, line: int) -> Sequence[int]:
    """Positions of a line that no reader has counted yet."""
    return sink.outside if line in sink.done else range(sink.block.view.width)


def _reason(sink: Sink, line: int, position: int, value: Value, place: Place) -> str:
    block = sink.block
    if place in sink.ignored:
        return sink.ignored[place]
    kind = block.lines.get(line, Line.REPEAT)
    first, last = min(block.axis.days), max(block.axis.days)
    if kind in (Line.PERSON, Line.MORE, Line.NAMELESS):
        if position < first:
            return "further columns about people"
        if isinstance(value, int | float):
            return "sums beside the days"
    if (position > last and kind is not Line.REPEAT) or kind is Line.ABOVE:
        if isinstance(value, str):
            sink.beside.append(place)
            return "text beside the rota"
        return "sums beside the days"
    if kind is Line.OTHER and isinstance(value, str):
        sink.beside.append(place)
    return _BY_LINE.get(kind, "text beside the rota")
