"""Reads a list of duties: one person, one date, one duty to a row."""

from datetime import date, datetime, time

from importers.blocks import Line, blank
from importers.doubts import tell_doubts
from importers.grid import ERROR_TEXT, Place, Value, text_of
from importers.list_columns import Columns
from importers.loose_codes import At, CodeCells
from importers.names import close_pairs, plain
from importers.people import PersonText, doctor_of, letters_in, person_of
from importers.reading import Candidate, Desk, Sink
from importers.spans import span_on
from importers.times import Times, clock_of, range_in
from importers.vocabulary import kind_of_times
from rotaengage.domain.duty import Duty
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import column_letters


def read_list(candidate: Candidate, desk: Desk) -> Sink:
    """Everything in a list: its people, a duty for each row, and a question for each row that is not settled."""
    sink = Sink(candidate.block)
    tell_doubts(sink)
    columns = candidate.block.columns
    if columns is not None:
        _Rows(sink, desk, columns).read()
    sink.dates = [d for d in candidate.block.axis.dating.dates if d is not None]
    return sink


class _Rows:
    """The rows of one list, with the people found so far."""

    def __init__(self, sink: Sink, desk: Desk, columns: Columns) -> None:
        self.sink, self.desk, self.columns = sink, desk, columns
        self.cells = CodeCells(sink, desk)
        self.doctors: dict[str, Doctor] = {}
        self.places: dict[str, list[Place]] = {}

    def read(self) -> None:
        """Read every row, then ask about codes and names."""
        block = self.sink.block
        for line in (n for n, kind in block.lines.items() if kind is Line.PERSON):
            self._row(line, next(iter(block.own_days[line].values())))
        self.cells.close()
        self._tell_spellings()
        self._tell_groups()

    def _row(self, line: int, day: date | None) -> None:
        sink, view, name = self.sink, self.sink.block.view, self._name(line)
        filled = [view.place(line, p) for p, v in enumerate(view.lines[line]) if not blank(v)]
        if not letters_in(name) or name == ERROR_TEXT:
            sink.ask("IM402", filled)
            return
        if day is None:
            place = view.place(line, self.columns.date)
            sink.ask("IM210", filled, text=view.grid.text(*place) or "nothing")
            return
        doctor = self._doctor(name, line)
        if "vacant" in doctor.roles:
            sink.tell("IM404", [view.place(line, self.columns.name)], name=name)
        self._duty(line, day, doctor)
        asked = set(sink.asked)
        sink.understood.update(view.place(line, p) for p in self._known(line) if view.place(line, p) not in asked)

    def _known(self, line: int) -> list[int]:
        """Positions of a row whose columns mean something here."""
        c, row = self.columns, self.sink.block.view.lines[line]
        places = [c.name, c.date, c.start, c.end, c.times, c.post, c.grade, c.wte, c.forename]
        return [p for p in places if p is not None and not blank(row[p])]

    def _name(self, line: int) -> str:
        return self.sink.block.names.get(line, "")

    def _doctor(self, name: str, line: int) -> Doctor:
        person = person_of(name)
        meant = self.desk.answers.aliases.get(person.name, person.name)
        key = plain(meant)
        view, c = self.sink.block.view, self.columns
        self.places.setdefault(key, []).append(view.place(line, c.name))
        if key not in self.doctors:
            said: list[Value] = [view.lines[line][p] if p is not None else "" for p in (c.grade, c.wte)]
            where = view.grid.ref(*view.place(line, c.name))
            text = PersonText(meant, person.grade_text, person.wte)
            doctor = doctor_of(self.desk.register.new(meant), text, said[0], said[1], "", where)
            self.doctors[key] = doctor
            self.sink.people.append(doctor)
        return self.doctors[key]

    def _duty(self, line: int, day: date, doctor: Doctor) -> None:
        view, c = self.sink.block.view, self.columns
        times = self._times(line)
        post = view.text(line, c.post) or None if c.post is not None else None
        value: Value = view.lines[line][c.code] if c.code is not None else ""
        if c.code is not None and not blank(value):
            self.cells.add(value, doctor.id, At(view.place(line, c.code), day, post, times))
            return
        row, column = place = view.place(line, c.date)
        if times is None:
            self.sink.ask("IM211", [place])
            return
        identity, kind = f"{self.sink.sheet}!{column_letters(column)}{row}", kind_of_times(times)
        ref = view.grid.ref(row, column)
        self.sink.duties.append(Duty(identity, doctor.id, day, None, kind, span_on(day, times), ref, post))

    def _times(self, line: int) -> Times | None:
        view, c = self.sink.block.view, self.columns
        if c.times is not None:
            found = range_in(view.text(line, c.times))
            if found is not None:
                return found[0]
        if c.start is None or c.end is None:
            return None
        start, end = (_clock(view.lines[line][p]) for p in (c.start, c.end))
        if start is None or end is None:
            written = [view.place(line, p) for p in (c.start, c.end) if not blank(view.lines[line][p])]
            if written:
                self.sink.ask("IM212", written, text=" and ".join(view.grid.text(*p) for p in written))
            return None
        return Times(start, end)

    def _tell_groups(self) -> None:
        """Rows that were given to the name above them, since the list names each person once."""
        block, column = self.sink.block, self.columns.name
        bare = [n for n in block.own_days if block.names.get(n) and not block.view.text(n, column)]
        places = [block.view.place(n, column) for n in bare]
        if places:
            self.sink.tell("IM217", places, count=len(places))

    def _tell_spellings(self) -> None:
        for key, other in close_pairs({k: len(v) for k, v in self.places.items()}):
            name, like = self.doctors[key].name, self.doctors[other].name
            if name not in self.desk.answers.aliases:
                places = [*self.places[key], self.places[other][0]]
                self.sink.tell("IM403", places, f"alias:{name}", name=name, other=like)
                self.sink.issues[-1] = self.sink.issues[-1].model_copy(update={"suggestions": (like,)})


def _clock(value: Value) -> time | None:
    """A time of day, also where the cell holds a date before it."""
    if isinstance(value, datetime):
        return value.time()
    found = clock_of(value)
    if found is None and isinstance(value, str) and len(text_of(value).split()) > 1:
        found = clock_of(" ".join(text_of(value).split()[1:]))
    return found
