"""Merged cells as durations: a duty that is written once over several days, halves of days or people."""

from collections.abc import Iterable
from datetime import date

from importers.blocks import Block
from importers.grid import Place
from importers.line_people import Seat
from importers.reading import Sink
from importers.sessions import session_at
from importers.spans import span_of
from rotaengage.domain.duty import Duty

Groups = dict[tuple[int, int | date], list[int]]
"""Positions by line and day; by line and position where days have no date."""


def spread(block: Block, lines: Iterable[int]) -> dict[Place, Groups]:
    """What each merged cell of the lines stands for, by its first line and position, itself included."""
    mine, days = set(lines), block.axis.days
    found: dict[Place, Groups] = {}
    for top, left, bottom, right in block.view.merged():
        if left not in days or top not in mine:
            continue
        groups: Groups = {}
        for line in range(top, bottom + 1):
            for position in range(left, right + 1):
                if line in mine and position in days:
                    groups.setdefault((line, days[position] or position), []).append(position)
        if sum(map(len, groups.values())) > 1:
            found[top, left] = groups
    return found


def read_durations(sink: Sink, seats: list[Seat]) -> None:
    """Give every day and person under a merged cell its duty; both halves of a day make a whole one."""
    block = sink.block
    holders = {line: seat.doctor.id for seat in seats for line in seat.lines}
    found = spread(block, holders)
    if not found:
        return
    anchors = {block.view.place(*first): first for first in found}
    duties: list[Duty] = []
    for duty in sink.duties:
        first = anchors.get((duty.source.row, duty.source.column))
        if first is None:
            duties.append(duty)
            continue
        for (line, _), positions in found[first].items():
            duties.append(_on(sink, duty, holders[line], line, positions, first))
    sink.duties = duties


def _on(sink: Sink, duty: Duty, doctor: str, line: int, positions: list[int], first: Place) -> Duty:
    """The duty of a merged cell for one line and day. The cell is the first one: only that can be written to."""
    block, at = sink.block, positions[0]
    day = block.axis.days[at]
    session = session_at(block.axis, at) if len(positions) == 1 else ""
    identity, source = duty.id, duty.source
    if (line, at) != first:
        row, column = block.view.place(line, at)
        target = block.view.grid.ref(row, column)
        identity = f"{duty.id}@{target.a1}"
        source = target if day is None else duty.source
    meaning = sink.meanings.get(duty.code or "")
    number = int(duty.id.rpartition("#")[2]) if "#" in duty.id else 1
    span = span_of(meaning.parts[number - 1], day, session) if meaning is not None else None
    note = session if duty.note in ("am", "pm") else duty.note
    return duty._replace(id=identity, doctor=doctor, day=day, span=span, source=source, note=note)
