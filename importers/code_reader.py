"""Reads blocks whose lines are people and whose cells are codes, whichever way the sheet runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from importers.blocks import Line
from importers.changed_heads import turns_of
from importers.codebook import Meaning
from importers.doubts import ask_dead, ask_holes, tell_doubts
from importers.durations import read_durations
from importers.fast_lines import Entry, FastLines
from importers.grid import Place, Value, text_of
from importers.line_people import Seat, seats_of
from importers.post_lines import read_post_lines
from importers.reading import Candidate, Desk, Sink
from importers.sessions import session_at
from importers.spans import span_of
from rotaengage.domain.codes import CodeSource
from rotaengage.domain.duty import Duty
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span


@dataclass(slots=True)
class _Slot:
    """One distinct value: its meaning, and what was made of it so far."""

    text: str
    meaning: Meaning
    spans: dict[int, list[Span | None]] = field(default_factory=dict)
    count: int = 0
    places: list[Place] = field(default_factory=list)

    def make_spans(self, position: int, day: date | None, session: str) -> list[Span | None]:
        """The spans of the parts under a heading, made once for all lines."""
        self.spans[position] = found = [span_of(part, day, session) for part in self.meaning.parts]
        return found


Seater = Callable[[Sink, Desk], list[Seat]]


def read_codes(candidate: Candidate, desk: Desk, seats_by: Seater = seats_of) -> Sink:
    """Everything in a block of codes: people, duties, and a question for every cell that is not settled."""
    sink = Sink(candidate.block)
    seats = seats_by(sink, desk)
    tell_doubts(sink)
    reader = _Reader(sink, desk)
    for line, holder, positions in turns_of(sink, desk, seats):
        reader.line(line, holder, positions)
    busy = [line for seat in seats for line in seat.lines]
    ask_dead(sink, busy)
    ask_holes(sink, busy)
    reader.ask_codes()
    read_durations(sink, seats)
    read_post_lines(sink, desk)
    _ask_nameless(sink)
    return sink


def _ask_nameless(sink: Sink) -> None:
    block = sink.block
    lines = [n for n, kind in block.lines.items() if kind is Line.NAMELESS]
    places = [block.view.place(n, p) for n in lines for p in block.filled(n)]
    if places:
        sink.ask("IM402", places)


class _Reader:
    """Reads lines: fast where they are plain, cell by cell where not."""

    def __init__(self, sink: Sink, desk: Desk) -> None:
        self.sink, self.desk = sink, desk
        self.slots: dict[object, _Slot | None] = {}
        axis = sink.block.axis
        self.days = [(p, day, session_at(axis, p)) for p, day in sorted(axis.days.items())]
        self.days = [d for d in self.days if d[1] is not None or axis.dating.month_missing]
        self.known = {p: (day, session) for p, day, session in self.days}
        self.fast = FastLines(sink, self._entry, self._asking)

    def line(self, line: int, doctor: str, positions: range) -> None:
        """Read the cells of one line in these positions, which are a doctor's (by id)."""
        sink, flipped = self.sink, self.sink.block.view.flipped
        row = sink.block.view.lines[line]
        whole = len(positions) >= len(row)
        sink.done.add(line)
        if whole and len(self.days) == len(sink.block.axis.days) and self.fast.read(line, doctor):
            return
        heads, tails, head, tail = self.fast.heads, self.fast.tails, self.fast.heads[line], self.fast.tails[line]
        for position, day, session in self.days if whole else [d for d in self.days if d[0] in positions]:
            slot = self._slot(row[position])
            if slot is None:
                continue
            slot.count += 1
            cell = sink.block.view.grid.ref(*sink.block.view.place(line, position))
            identity = head + tails[position] if flipped else heads[position] + tail
            spans = slot.spans.get(position) or slot.make_spans(position, day, session)
            first = slot.meaning.parts[0]
            sink.duties.append(
                Duty(identity, doctor, day, slot.text, first.kind, spans[0], cell, None, first.note or session)
            )
            if slot.meaning.asks:
                slot.places.append((cell[1], cell[2]))
            if len(spans) > 1:
                self._more(identity, doctor, day, slot, spans, cell)

    def _entry(self, value: str, position: int) -> Entry | None:
        """What a text stands for under a heading; None where it is not one duty. Position -1 only asks whether."""
        slot = self._slot(value)
        if slot is None or len(slot.meaning.parts) != 1:
            return None
        day, session = self.known.get(position, (None, ""))
        spans = slot.spans.get(position) or slot.make_spans(position, day, session)
        first = slot.meaning.parts[0]
        return day, slot.text, first.kind, spans[0], first.note or session

    def _asking(self, value: str) -> list[Place] | None:
        """The places of a text that is asked about."""
        slot = self._slot(value)
        return slot.places if slot is not None and slot.meaning.asks else None

    def _more(
        self, identity: str, doctor: str, day: date | None, slot: _Slot, spans: list[Span | None], cell: CellRef
    ) -> None:
        for n, (part, span) in enumerate(zip(slot.meaning.parts[1:], spans[1:], strict=True), 2):
            self.sink.duties.append(
                Duty(f"{identity}#{n}", doctor, day, slot.text, part.kind, span, cell, None, part.note)
            )

    def _slot(self, value: Value) -> _Slot | None:
        """What was made of a value; None for one that shows nothing."""
        key = value if type(value) is str else (type(value), value)
        if key not in self.slots:
            text = text_of(value)
            self.slots[key] = _Slot(text, self.desk.codebook.meaning(text, value)) if text else None
        return self.slots[key]

    def ask_codes(self) -> None:
        """Tell what the codes are, one question for each that is not settled."""
        sink = self.sink
        places: dict[str, list[Place]] = {}
        for slot in self.slots.values():
            if slot is not None:
                slot.count += self.fast.counts.pop(slot.text, 0)
                sink.uses[slot.text] += slot.count
                sink.counted += 0 if slot.meaning.asks else slot.count
                sink.meanings[slot.text] = slot.meaning
                places.setdefault(slot.text, []).extend(slot.places)
        tell_codes(sink, places)


def tell_codes(sink: Sink, places: dict[str, list[Place]]) -> None:
    """One question for each code with places, and a note of the codes that were read by their usual meaning."""
    for text, found in places.items():
        meaning = sink.meanings[text]
        if found:
            words = {"code": text, "count": len(found), **meaning.words}
            sink.ask(meaning.asks, found, f"code:{text}", **words)
            sink.issues[-1] = sink.issues[-1].model_copy(update={"suggestions": meaning.suggestions})
    _tell_defaults(sink)


def _tell_defaults(sink: Sink) -> None:
    guessed = [m.shift_code(0) for m in sink.meanings.values() if m.source is CodeSource.DEFAULT]
    if guessed:
        said = [f"{c.code} ({c.kind.value.replace('_', ' ')}{_clock(c.start, c.end)})" for c in guessed]
        sink.tell("IM503", [], codes=", ".join(sorted(said)))


def _clock(start: object, end: object) -> str:
    return f" {start:%H:%M}-{end:%H:%M}" if start and end else ""
