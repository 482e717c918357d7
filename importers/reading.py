"""What every reader is given and gives back: candidates, the desk it works at, and the sink that collects."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from importers.blocks import Block
from importers.codebook import Codebook, Meaning
from importers.grid import Place
from importers.issues import issue, where_of
from importers.legend import Legend
from importers.people import Register
from rotaengage.domain.answers import Answers
from rotaengage.domain.duty import Duty
from rotaengage.domain.inspection import CellTally, Layout, SheetRota
from rotaengage.domain.issue import Issue
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import RangeRef

if TYPE_CHECKING:
    from importers.registry import Importer


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a block: how sure (0 to 1) and by what evidence; names says that its cells hold names.

    by is the importer that found it and reads it; without one it is the first of its layout.
    """

    layout: Layout
    block: Block
    confidence: float
    evidence: str
    names: bool = False
    by: "Importer | None" = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What a reader works with: answers, the legend, the meaning of codes, and ids that are unique in the file."""

    answers: Answers
    legend: Legend
    codebook: Codebook
    register: Register


@dataclass(slots=True)
class Sink:
    """Collects what is read of one block. Places are (row, column) on the sheet.

    done holds the lines whose cells under days were all sorted, and counted how many of those are understood; ignored
    says why a place is left out; beside holds text that is no part of the rota. dates are those of the duties where
    the block has no axis of dates; cycle_weeks is the length of a pattern.
    """

    block: Block
    people: list[Doctor] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    asked: set[Place] = field(default_factory=set)
    understood: set[Place] = field(default_factory=set)
    ignored: dict[Place, str] = field(default_factory=dict)
    beside: list[Place] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    counted: int = 0
    uses: Counter[str] = field(default_factory=Counter)
    meanings: dict[str, Meaning] = field(default_factory=dict)
    cycle_weeks: int | None = None
    dates: list[date] = field(default_factory=list)
    outside: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.outside = [p for p in range(self.block.view.width) if p not in self.block.axis.days]

    @property
    def sheet(self) -> str:
        """The sheet's name."""
        return self.block.view.grid.name

    def ask(self, code: str, places: Iterable[Place], key: str = "", /, **words: object) -> None:
        """A question about places; each becomes a question cell."""
        found = list(places)
        self.asked.update(found)
        self.issues.append(issue(code, where_of(self.sheet, found), key, **words))

    def tell(self, code: str, places: Iterable[Place], key: str = "", /, **words: object) -> None:
        """A finding about places that keep their meaning."""
        self.issues.append(issue(code, where_of(self.sheet, list(places)), key, **words))


def finish(sink: Sink, candidate: Candidate, place: RangeRef, cells: CellTally) -> SheetRota:
    """The rota of a block. Validation is left out: there may be hundreds of thousands of duties, made by us."""
    dates = sink.dates or candidate.block.axis.dates
    codes = [(text, count) for text, count in sink.uses.most_common() if text in sink.meanings]
    return SheetRota.model_construct(
        place=place,
        layout=candidate.layout,
        confidence=candidate.confidence,
        first_date=min(dates, default=None),
        last_date=max(dates, default=None),
        people=tuple(sink.people),
        duties=tuple(sink.duties),
        codes=tuple(sink.meanings[text].shift_code(count) for text, count in codes),
        cells=cells,
        cycle_weeks=sink.cycle_weeks,
    )
