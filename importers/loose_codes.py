"""Reads cells of codes one by one, where lines and columns are not days: lists, calendar pages, hours."""

from dataclasses import dataclass, field
from datetime import date

from importers.code_reader import tell_codes
from importers.codebook import Meaning, Part
from importers.grid import Place, Value, text_of
from importers.reading import Desk, Sink
from importers.spans import span_of
from importers.times import Times
from rotaengage.domain.duty import Duty
from rotaengage.domain.refs import column_letters


@dataclass(frozen=True, slots=True)
class At:
    """Where a duty is: its cell, its date or the weekday of a pattern, the post, and times that stand beside it."""

    place: Place
    day: date | None = None
    post: str | None = None
    times: Times | None = None
    weekday: int | None = None
    suffix: str = ""


@dataclass(slots=True)
class CodeCells:
    """Collects duties of codes; close asks one question for each code that is not settled."""

    sink: Sink
    desk: Desk
    places: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, value: Value, doctor: str, at: At) -> Meaning:
        """A cell with a code becomes a duty of a doctor, or several where the code holds several."""
        text = text_of(value)
        meaning = self.desk.codebook.meaning(text, value)
        sink = self.sink
        sink.uses[text] += 1
        sink.meanings[text] = meaning
        if meaning.asks and not (at.times and meaning.asks == "IM504"):
            self.places.setdefault(text, []).append(at.place)
        else:
            sink.understood.add(at.place)
        for number, part in enumerate(meaning.parts, 1):
            sink.duties.append(self._duty(text, part, number, doctor, at))
        return meaning

    def _duty(self, text: str, part: Part, number: int, doctor: str, at: At) -> Duty:
        row, column = at.place
        identity = f"{self.sink.sheet}!{column_letters(column)}{row}{at.suffix}" + (f"#{number}" if number > 1 else "")
        timed = part._replace(times=at.times) if at.times else part
        week = None if at.weekday is None else 1
        ref = self.sink.block.view.grid.ref(row, column)
        span = span_of(timed, at.day, "")
        return Duty(identity, doctor, at.day, text, part.kind, span, ref, at.post, part.note, week, at.weekday)

    def close(self) -> None:
        """One question for each code that nobody has explained, and a note of those read by their usual meaning."""
        tell_codes(self.sink, self.places)
