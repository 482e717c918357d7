"""One person's own rota: dates down, one column of duties beside them, the name in a title or on the sheet's tab."""

import re

from importers.blocks import Block, Line, label_columns
from importers.doubts import tell_doubts
from importers.identify import Sheet, code_like
from importers.list_columns import HEADINGS
from importers.loose_codes import At, CodeCells
from importers.people import NAME_HEADINGS, doctor_of, may_be_name, person_of
from importers.reading import Candidate, Desk, Sink
from importers.vocabulary import known_code
from rotaengage.domain.inspection import Layout

LEAST_DAYS = 5
_OTHERS = frozenset(["type", "reason", "activity", "assignment"])
_TITLE = re.compile(
    r"(?:name|doctor|(?:rota|roster|schedule|dienstplan|grafik|planning)\s+(?:for|of|für|von|dla|de))\s*[:\-–]?\s+(\S.*)",
    re.IGNORECASE,
)
_TAB = re.compile(r"(?:[^\W\d_][\w'’.-]*,? )+[^\W\d_][\w'’.-]+")
_NO_NAME = re.compile(r"rota|roster|sheet|shift|week|month|ward|team|call|plan|\d", re.IGNORECASE)


class OwnRota:
    """A second importer of day_grid: the one person stands outside of the grid."""

    layout = Layout.DAY_GRID

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        """Every column of dates with one column of duties, and nobody's name, beside it."""
        found = (_candidate(block) for block in sheet.blocks(flipped=True))
        return tuple(c for c in found if c is not None)

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        """Read the one person's duties."""
        sink = Sink(candidate.block)
        tell_doubts(sink)
        block, cells = sink.block, CodeCells(sink, desk)
        line = next(n for n, kind in block.lines.items() if kind is Line.PERSON)
        name = desk.answers.kept.get(f"holder:{sink.sheet}") or _named(block)
        if not name:
            sink.tell("IM411", [block.view.place(line, block.axis.hits[0])], f"holder:{sink.sheet}")
        person = person_of(name or sink.sheet)
        where = block.view.grid.ref(*block.view.place(line, block.axis.hits[0]))
        doctor = doctor_of(desk.register.new(person.name), person, "", "", "", where)
        sink.people.append(doctor)
        for position in block.filled(line):
            at = At(block.view.place(line, position), block.axis.days[position])
            cells.add(block.view.lines[line][position], doctor.id, at)
        cells.close()
        return sink


def _candidate(block: Block) -> Candidate | None:
    lines = (n for n in range(len(block.view.lines)) if n != block.axis.line and n not in block.axis.spare)
    heads = {n: _head(block, n).casefold().rstrip(":") for n in lines if block.filled(n)}
    duties = [n for n, head in heads.items() if HEADINGS.get(head) == "code" and head not in _OTHERS]
    if len(duties) != 1 or duties[0] < block.axis.line or not NAME_HEADINGS.isdisjoint(heads.values()):
        return None
    texts = block.facts(duties[0]).texts
    total = sum(texts.values())
    codes = sum(count for text, count in texts.items() if code_like(text)) / total
    known = sum(count for text, count in texts.items() if known_code(text) or count > 1) / total
    if total < LEAST_DAYS or min(codes, known) < 0.6 or block.facts(duties[0]).numbers:
        return None
    block.lines = dict.fromkeys(range(block.start, block.stop), Line.OTHER)
    block.lines |= {block.axis.line: Line.REPEAT, duties[0]: Line.PERSON}
    return Candidate(Layout.DAY_GRID, block, 0.9 * block.axis.confidence * codes, f"{total} cells, {len(texts)} codes")


def _head(block: Block, line: int) -> str:
    """The heading of a column: the last text before its first day."""
    texts = [block.view.text(line, p) for p in label_columns(block)]
    return next((t for t in reversed(texts) if t), "")


def _named(block: Block) -> str:
    """The person whom a title or the sheet's tab names; empty where neither does."""
    for line in range(len(block.view.lines)):
        for p in label_columns(block):
            match = _TITLE.fullmatch(block.view.text(line, p))
            if match and may_be_name(match[1]):
                return match[1].strip()
    tab = block.view.grid.name.strip()
    return tab if _TAB.fullmatch(tab) and not _NO_NAME.search(tab) else ""
