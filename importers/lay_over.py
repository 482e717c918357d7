"""Lays over what was read of a block all that stands beside its values: struck texts, notes, colours, people."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from importers.blocks import Block, Line
from importers.colours import ColourKey, colour_key, lay_colours, own_key
from importers.grid import Book, Place
from importers.issues import issue, where_of
from importers.legend import Legend
from importers.line_facts import lay_line_facts
from importers.looks import Looks
from importers.people_doubts import tell_people
from importers.reading import Desk, Sink
from importers.rich_text import Struck
from importers.struck import choices, in_full, key_of, settled
from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import Issue

SAMPLE_LETTERS = 60
VALUES_ONLY = ("xls", "xlsb", "ods")
"""Formats of which only values are read."""
_BUSY = (Line.PERSON, Line.MORE, Line.NAMELESS)


class LayOver:
    """One workbook's looks and answers; book is the workbook with its struck texts settled.

    sinks are the blocks that were laid over so far, for whoever wants to show how a sheet was read.
    """

    def __init__(self, book: Book, answers: Answers) -> None:
        self._looks, self._answers = book.looks, answers
        self._struck = {g.name: in_full(g, book.looks.struck(g.name)) for g in book.sheets} if book.looks else {}
        sheets = tuple(
            settled(g, found, answers.kept) if (found := self._struck.get(g.name)) else g for g in book.sheets
        )
        self.book = replace(book, sheets=sheets)
        self._legend: Legend | None = None
        self.sinks: list[Sink] = []

    @cached_property
    def _colours(self) -> ColourKey:
        assert self._legend is not None and self._looks is not None  # noqa: S101 -- set before a block is laid over
        return colour_key(self.book.sheets, self._looks, self._legend)

    def over(self, sink: Sink, desk: Desk) -> None:
        """Everything for one block that was read."""
        self.sinks.append(sink)
        self._legend = desk.legend
        lay_line_facts(sink, desk)
        if self._looks is not None:
            self._lay_struck(sink)
            self._lay_formulas(sink)
            self._lay_notes(sink, self._looks)
            self._tell_hidden(sink, self._looks)
            if self._looks.fills(sink.sheet):
                lay_colours(sink, desk, self._colours, self._looks.fills(sink.sheet))
        tell_people(sink, desk)

    def colours(self, sheet: str) -> Iterator[tuple[str, int, str]]:
        """The fills of a sheet: each colour, on how many cells, and what is said of it."""
        fills = Counter(self._looks.fills(sheet).values()) if self._looks is not None else Counter[str]()
        mine = next((s for s in self.sinks if s.sheet == sheet), None)
        own = own_key(mine, self._colours) if mine is not None and fills else {}
        for colour, count in fills.most_common():
            said = self._answers.kept.get(f"colour:{colour}") or self._answers.kept.get(f"band:{colour}")
            told = own[colour].words if colour in own else ""
            answered = f"a person said {said}" if said else ""
            yield colour, count, answered or (f"explained as {told}" if told else "explained nowhere, not read")

    def about(self) -> Iterator[Issue]:
        """What is left alone in the whole workbook."""
        if self._looks is not None and self._looks.too_large:
            yield issue("IM616", self.book.name)
        if self.sinks and self.book.format in VALUES_ONLY:
            yield issue("IM617", self.book.name, form=f".{self.book.format}")

    def _lay_struck(self, sink: Sink) -> None:
        by_text: dict[Struck, list[Place]] = {}
        for place, struck in self._struck.get(sink.sheet, {}).items():
            if key_of(struck) not in self._answers.kept and in_block(sink, place):
                by_text.setdefault(struck, []).append(place)
        for struck, places in by_text.items():
            question_again(sink, places)
            words = {"old": struck.old, "read": struck.new or struck.old, "count": len(places)}
            where = where_of(sink.sheet, places)
            sink.issues.append(issue("IM510", where, key_of(struck), choices(struck), **words))

    def _lay_formulas(self, sink: Sink) -> None:
        places = [p for p in sink.block.view.grid.uncalculated if in_days(sink.block, p)]
        if places:
            sink.tell("IM106", places, count=len(places))

    def _lay_notes(self, sink: Sink, looks: Looks) -> None:
        notes = {p: text for p, text in looks.notes(sink.sheet).items() if in_block(sink, p)}
        if not notes:
            return
        wanted = {sink.block.view.grid.ref(*place): text for place, text in notes.items()}
        noted = [(n, d, wanted[d.source]) for n, d in enumerate(sink.duties) if d.source in wanted]
        for n, duty, text in noted:
            sink.duties[n] = duty._replace(note=" · ".join(x for x in (duty.note, text) if x))
        sample = notes[min(notes)]
        shown = sample if len(sample) <= SAMPLE_LETTERS else f"{sample[:SAMPLE_LETTERS]}…"
        sink.tell("IM614", notes, count=len(notes), sample=shown)

    def _tell_hidden(self, sink: Sink, looks: Looks) -> None:
        hidden = looks.hidden_columns(sink.sheet)
        places = [sink.block.view.place(sink.block.axis.line, p) for p in sorted(sink.block.axis.days)]
        shut = {place for place in places if place[1] in hidden}
        if shut and not sink.block.view.flipped:
            sink.tell("IM103", shut, what="these columns are")


def _spot(block: Block, place: Place) -> tuple[int, int]:
    """Line and position of a place."""
    row, column = place
    return (column - 1, row - 1) if block.view.flipped else (row - 1, column - 1)


def in_block(sink: Sink, place: Place) -> bool:
    """Whether a place is in a line of the block that holds duties or in its heading."""
    line, position = _spot(sink.block, place)
    block = sink.block
    busy = block.lines.get(line) in _BUSY or line in block.posts or line == block.axis.line
    return position < block.view.width and busy


def in_days(block: Block, place: Place) -> bool:
    """Whether a place is under a day in a line of the block."""
    line, position = _spot(block, place)
    return line in block.body and position in block.axis.days


def question_again(sink: Sink, places: Iterable[Place]) -> None:
    """Turn cells that were counted as understood, or ignored, into cells in question; each cell stays counted once."""
    for place in places:
        line, position = _spot(sink.block, place)
        if place in sink.asked or not sink.block.view.text(line, position):
            continue
        if place in sink.understood:
            sink.understood.discard(place)
        elif place in sink.ignored:
            del sink.ignored[place]
        elif line in sink.done and position in sink.block.axis.days:
            sink.counted -= 1
        sink.asked.add(place)
