"""A dated block for each week, or each day, one below another; cells hold codes of people or names under posts."""

from dataclasses import replace

from importers.code_reader import read_codes
from importers.hour_blocks import hour_blocks, read_hours
from importers.identify import Sheet, coded_blocks, named_blocks
from importers.name_reader import read_names
from importers.page_reader import read_page
from importers.pages import week_rows
from importers.reading import Candidate, Desk, Sink
from rotaengage.domain.inspection import Layout

A_WEEK = 7


class WeekBlocks:
    """The importer of week_blocks."""

    layout = Layout.WEEK_BLOCKS

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        """Every block of the sheet that can be read so, with its confidence."""
        rows = week_rows(sheet)
        lines = {c.block.axis.line for c in rows}
        found = [
            c for flipped in (False, True) for c in _weekly(sheet, flipped) if flipped or c.block.axis.line not in lines
        ]
        return (*rows, *hour_blocks(sheet), *found)

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        """Read one block."""
        if candidate.block.own_days:
            return read_page(candidate, desk)
        if candidate.block.hours:
            return read_hours(candidate, desk)
        return read_names(candidate, desk) if candidate.names else read_codes(candidate, desk)


def _weekly(sheet: Sheet, flipped: bool) -> list[Candidate]:
    """Blocks under weekdays that a heading dates. Several weeks side by side are an ordinary grid of dates."""
    coded = coded_blocks(sheet, flipped, Layout.DAY_GRID if flipped else Layout.DOCTOR_GRID, weekly=True)
    named = named_blocks(sheet, flipped, Layout.POST_GRID if flipped else Layout.WARD_GRID, weekly=True)
    dated = [c for c in (*coded, *named) if not c.block.axis.dating.pattern]
    return [replace(c, layout=Layout.WEEK_BLOCKS) if flipped or _one_week(c) else c for c in dated]


def _one_week(candidate: Candidate) -> bool:
    return len(set(candidate.block.axis.dates)) <= A_WEEK


def stacked_weeks(chosen: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Grids of a week each, one below another, by the name that they go by: week_blocks."""
    grids = [c for c in chosen if c.layout in (Layout.DOCTOR_GRID, Layout.WARD_GRID)]
    if len(chosen) < 2 or len(grids) < len(chosen) or not all(_one_week(c) and c.block.axis.dates for c in grids):
        return chosen
    return tuple(replace(c, layout=Layout.WEEK_BLOCKS, names=c.layout is Layout.WARD_GRID, by=None) for c in grids)
