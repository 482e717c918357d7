"""The inner loop of reading: whole lines of plain codes at once, since a year of a trust is 700,000 cells."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import repeat

from importers.grid import Place, Value
from importers.reading import Sink
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.refs import CellRef, column_letters
from rotaengage.domain.span import Span

Entry = tuple[date | None, str, DutyKind, Span | None, str]
"""Day, code, kind, span and note of a value under one heading."""
MakeEntry = Callable[[str, int], Entry | None]


class FastLines:
    """Reads lines whose values are all texts that stand for one duty each; says so where a line is another."""

    def __init__(self, sink: Sink, entry_of: MakeEntry, asking: Callable[[str], list[Place] | None]) -> None:
        self.sink, self.entry_of, self.asking_of = sink, entry_of, asking
        self.width = sink.block.view.width
        self.flipped = sink.block.view.flipped
        self.tables: dict[Value, list[Entry | None]] = {}
        self.slow: set[Value] = set()
        self.counts: Counter[str] = Counter()
        self.asking: dict[str, list[Place]] = {}
        ends = range(1, max(self.width, len(sink.block.view.lines)) + 1)
        self.heads = [f"{sink.sheet}!{column_letters(n)}" for n in ends]
        self.tails = [str(n) for n in ends]
        self.numbers = list(ends)

    def read(self, line: int, doctor: str) -> bool:
        """Add the duties of a line; False, and nothing done, where it needs to be read cell by cell."""
        facts = self.sink.block.facts(line)
        filled = facts.filled
        if not filled:
            return True
        values = facts.values
        entries = self._entries(values, filled)
        if entries is None:
            return False
        days, codes, kinds, spans, notes = zip(*entries, strict=True)
        ids, cells = self._places(line, filled)
        none = repeat(None)
        made = zip(ids, repeat(doctor), days, codes, kinds, spans, cells, none, notes, none, none, strict=False)
        self.sink.duties.extend(map(tuple.__new__, repeat(Duty), made))
        for text, count in facts.texts.items():
            self.counts[text] += count
        if self.asking:
            self._ask(line, filled, values)
        return True

    def _entries(self, values: list[Value], filled: list[int]) -> list[Entry] | None:
        tables = self.tables
        try:
            found = [tables[v][p] for v, p in zip(values, filled, strict=True)]
        except KeyError:
            if not self._learn(values):
                return None
            found = [tables[v][p] for v, p in zip(values, filled, strict=True)]
        if None in found:
            for n, (value, position) in enumerate(zip(values, filled, strict=True)):
                if found[n] is None:
                    made = self.entry_of(str(value), position)
                    if made is None:
                        return None
                    tables[value][position] = found[n] = made
        return found  # type: ignore[return-value]  # every None was filled or led out

    def _learn(self, values: list[Value]) -> bool:
        """Make tables for new texts; False where a value is no text, or stands for more than one duty."""
        for value in values:
            if type(value) is not str or value in self.slow:
                return False
            if value not in self.tables:
                if self.entry_of(value, -1) is None:
                    self.slow.add(value)
                    return False
                self.tables[value] = [None] * self.width
                places = self.asking_of(value)
                if places is not None:
                    self.asking[value] = places
        return True

    def _places(self, line: int, filled: list[int]) -> tuple[list[str], Iterator[CellRef]]:
        """Identities and cells of the positions of a line."""
        sheet, number = repeat(self.sink.sheet), repeat(line + 1)
        if self.flipped:
            head, tails = self.heads[line], self.tails
            ids = [head + tails[p] for p in filled]
            refs = zip(sheet, map(self.numbers.__getitem__, filled), number, strict=False)
        else:
            heads, tail = self.heads, self.tails[line]
            ids = [heads[p] + tail for p in filled]
            refs = zip(sheet, number, map(self.numbers.__getitem__, filled), strict=False)
        return ids, map(tuple.__new__, repeat(CellRef), refs)

    def _ask(self, line: int, filled: list[int], values: list[Value]) -> None:
        place = self.sink.block.view.place
        for value, position in zip(values, filled, strict=True):
            if value in self.asking:
                self.asking[str(value)].append(place(line, position))
