"""Chooses how to read a sheet: the surest readings that do not overlap; a tie becomes a question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from importers.identify import Sheet
from importers.issues import issue, where_of
from importers.leave_words import heading_of
from importers.reading import Candidate
from importers.sheet_names import said_for
from importers.week_blocks import stacked_weeks
from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import Issue

if TYPE_CHECKING:
    from importers.registry import Importer

TIE = 0.04
NO_ROTA = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen on a sheet; why says why nothing was."""

    sheet: Sheet
    chosen: tuple[Candidate, ...]
    issues: tuple[Issue, ...] = ()
    why: str = ""


def choose(sheet: Sheet, importers: "Sequence[Importer]", answers: Answers) -> Choice:
    """The readings of a sheet. A person's answer wins; else the surest layout does, and a tie is told."""
    said = said_for(answers.layouts, sheet.grid.name)
    if said == NO_ROTA:
        return Choice(sheet, (), why="an answer says that it is no rota")
    found = [replace(c, by=importer) for importer in importers for c in importer.identify(sheet)]
    found = _beside_lists(found)
    if said is not None:
        found = [c for c in found if c.layout.value == said]
    if not found:
        return Choice(sheet, (), why=_why(sheet))
    best = max(found, key=_weight)
    chosen = stacked_weeks(tuple(sorted(_along(best, found), key=lambda c: c.block.start)))
    return Choice(sheet, chosen, _ties(sheet, best, found) if said is None else ())


def _beside_lists(found: list[Candidate]) -> list[Candidate]:
    """Without the readings that take the date column of a list of duties for the days of a grid."""
    dates = {c.block.columns.date for c in found if c.block.columns is not None}
    return [c for c in found if not (c.block.view.flipped and c.block.axis.line in dates)]


def _weight(candidate: Candidate) -> tuple[float, int]:
    return round(candidate.confidence, 3), len(candidate.block.axis.hits)


def _along(best: Candidate, found: list[Candidate]) -> list[Candidate]:
    """The best readings that run the same way as the surest one and share no lines, the surest first."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=_weight, reverse=True):
        block = candidate.block
        same_way = block.view.flipped == best.block.view.flipped
        if same_way and not any(block.start < k.block.stop and k.block.start < block.stop for k in kept):
            kept.append(candidate)
    return kept


def _ties(sheet: Sheet, best: Candidate, found: list[Candidate]) -> tuple[Issue, ...]:
    rivals = [c for c in found if c.layout is not best.layout and best.confidence - c.confidence <= TIE]
    if not rivals:
        return ()
    rival = max(rivals, key=_weight)
    place = where_of(sheet.grid.name, [best.block.view.place(best.block.axis.line, best.block.axis.hits[0])])
    names = {"first": best.layout.value.replace("_", " "), "second": rival.layout.value.replace("_", " ")}
    told = issue("IM301", place, f"layout:{sheet.grid.name}", (best.layout.value, rival.layout.value), **names)
    return (told,)


def _why(sheet: Sheet) -> str:
    if next(sheet.grid.filled(), None) is None:
        return "it is empty"
    if any("last" in heading_of(sheet.grid, row, sheet.grid.width) for row in range(1, min(sheet.grid.height, 12) + 1)):
        return "it looks like a list of leave, which can be laid over a rota"
    if not any(sheet.axes):
        if sheet.has_weekdays:
            return "weekdays were found, but no dates"
        return "no line of dates was found"
    return "dates were found, but no names with duties beside them"
