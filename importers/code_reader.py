"""Reads blocks whose lines are people and whose cells are codes, whichever way the sheet runs."""

from dataclasses import dataclass, field
from datetime import date

from importers.blocks import Line
from importers.cells import half_of
from importers.codebook import Meaning, Part
from importers.doubts import ask_dead, tell_doubts
from importers.grid import Place, Value, text_of
from importers.line_people import Seat, seats_of
from importers.post_lines import read_post_lines
from importers.reading import Candidate, Desk, Sink
from rotaengage.domain.codes import TRAITS, CodeSource
from rotaengage.domain.duty import Duty
from rotaengage.domain.refs import CellRef, column_letters
from rotaengage.domain.span import LONDON, Span

Day = tuple[int, date | None, str]


@dataclass(slots=True)
class _Slot:
    """One distinct value: its meaning, and what was made of it so far."""

    text: str
    meaning: Meaning
    spans: dict[tuple[date | None, str], list[Span | None]] = field(default_factory=dict)
    count: int = 0
    places: list[Place] = field(default_factory=list)

    def spans_on(self, day: date | None, session: str) -> list[Span | None]:
        """The spans of the parts on a day, made once."""
        key = (day, session)
        found = self.spans.get(key)
        if found is None:
            self.spans[key] = found = [_span(part, day, session) for part in self.meaning.parts]
        return found


def _span(part: Part, day: date | None, session: str) -> Span | None:
    times = half_of(part.times, session) if session else part.times
    if times is None or day is None or not TRAITS[part.kind].works:
        return None
    return Span.on(day, times.start, times.end, LONDON)


def read_codes(candidate: Candidate, desk: Desk) -> Sink:
    """Everything in a block of codes: people, duties, and a question for every cell that is not settled."""
    sink = Sink(candidate.block)
    seats = seats_of(sink, desk)
    tell_doubts(sink)
    reader = _Reader(sink, desk)
    for seat in seats:
        for line in seat.lines:
            reader.line(line, seat)
    busy = [line for seat in seats for line in seat.lines]
    ask_dead(sink, busy)
    reader.ask_codes()
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
    """The inner loop, kept flat: a trust's year is hundreds of thousands of cells."""

    def __init__(self, sink: Sink, desk: Desk) -> None:
        self.sink, self.desk = sink, desk
        self.slots: dict[object, _Slot | None] = {}
        axis = sink.block.axis
        self.days = [(p, day, _session(p, axis.halves, axis.hits)) for p, day in sorted(axis.days.items())]
        self.days = [d for d in self.days if d[1] is not None or axis.dating.month_missing]
        width = sink.block.view.width
        self.letters = [column_letters(p + 1) for p in range(max(width, len(sink.block.view.lines)))]

    def line(self, line: int, seat: Seat) -> None:
        """Read one line of a person."""
        sink, view = self.sink, self.sink.block.view
        row, sheet, flipped, slots = view.lines[line], sink.sheet, view.flipped, self.slots
        append, letters, number, doctor = sink.duties.append, self.letters, line + 1, seat.doctor.id
        make, ref = tuple.__new__, CellRef
        for position, day, session in self.days:
            value = row[position]
            if value == "":
                continue
            key = value if type(value) is str else (type(value), value)
            slot = slots[key] if key in slots else self._new(key, value)
            if slot is None:
                continue
            slot.count += 1
            r, c = (position + 1, number) if flipped else (number, position + 1)
            cell = make(ref, (sheet, r, c))
            identity = f"{sheet}!{letters[c - 1]}{r}"
            meaning = slot.meaning
            spans = slot.spans_on(day, session)
            if meaning.asks:
                slot.places.append((r, c))
            else:
                sink.counted += 1
            part = meaning.parts[0]
            note = part.note or session
            append(make(Duty, (identity, doctor, day, slot.text, part.kind, spans[0], cell, None, note, None, None)))
            if len(spans) > 1:
                self._more(identity, doctor, day, slot, spans, cell)
        sink.done.add(line)

    def _more(
        self, identity: str, doctor: str, day: date | None, slot: _Slot, spans: list[Span | None], cell: CellRef
    ) -> None:
        for n, (part, span) in enumerate(zip(slot.meaning.parts[1:], spans[1:], strict=True), 2):
            self.sink.duties.append(
                Duty(f"{identity}#{n}", doctor, day, slot.text, part.kind, span, cell, None, part.note)
            )

    def _new(self, key: object, value: Value) -> _Slot | None:
        text = text_of(value)
        slot = _Slot(text, self.desk.codebook.meaning(text, value)) if text else None
        self.slots[key] = slot
        return slot

    def ask_codes(self) -> None:
        """Tell what the codes are, one question for each that is not settled."""
        sink = self.sink
        places: dict[str, list[Place]] = {}
        for slot in self.slots.values():
            if slot is not None:
                sink.uses[slot.text] += slot.count
                sink.meanings[slot.text] = slot.meaning
                places.setdefault(slot.text, []).extend(slot.places)
        for text, found in places.items():
            meaning = sink.meanings[text]
            if found:
                words = {"code": text, "count": len(found), **meaning.words}
                sink.ask(meaning.asks, found, f"code:{text}", **words)
                sink.issues[-1] = sink.issues[-1].model_copy(update={"suggestions": meaning.suggestions})
        _tell_defaults(sink)


def _session(position: int, halves: int, hits: list[int]) -> str:
    if halves != 2:
        return ""
    before = max((h for h in hits if h <= position), default=position)
    return "am" if position == before else "pm"


def _tell_defaults(sink: Sink) -> None:
    guessed = [m.shift_code(0) for m in sink.meanings.values() if m.source is CodeSource.DEFAULT]
    if guessed:
        said = [f"{c.code} ({c.kind.value.replace('_', ' ')}{_clock(c.start, c.end)})" for c in guessed]
        sink.tell("IM503", [], codes=", ".join(sorted(said)))


def _clock(start: object, end: object) -> str:
    return f" {start:%H:%M}-{end:%H:%M}" if start and end else ""
