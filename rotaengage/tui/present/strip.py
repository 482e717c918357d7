"""The cover strip under the rota: a requirement a row, a day a column, at its worst half hour."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import at_minute
from rotaengage.tui.present.cover import short_title
from rotaengage.tui.present.look import Line, Look, Piece

BELOW, GAP, AT, ABOVE, SHORT = "▼", "▽", "=", "▲", "△"
NOTHING = "·"
STRIP_LEGEND = f"{BELOW} below minimum  {GAP} gap in the rota itself  {AT} at  {SHORT} below preferred  {ABOVE} above"


class Day(Protocol):
    """A requirement on a day at its worst: doctors above the minimum, and when (minutes since 1970)."""

    @property
    def before(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def margin(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def worst(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def short_of_preferred(self) -> bool: ...  # noqa: D102 - the class says it


class StripRow(Protocol):
    """A requirement over the days of the rota."""

    @property
    def requirement(self) -> CoverRequirement: ...  # noqa: D102 - the class says it
    @property
    def days(self) -> Sequence[Day | None]: ...  # noqa: D102 - the class says it


class Level(NamedTuple):
    """A level of cover as a shape and a look."""

    shape: str
    look: Look
    word: str


def level(day: Day) -> Level:
    """Below, at or above the minimum; a gap that the rota itself has is hollow."""
    if day.margin < 0:
        own = day.margin >= day.before
        return Level(GAP, Look.BAD, "gap in the rota itself") if own else Level(BELOW, Look.BAD, "below minimum")
    if day.margin == 0:
        return Level(AT, Look.WARN, "at minimum")
    return Level(SHORT, Look.WARN, "below preferred") if day.short_of_preferred else Level(ABOVE, Look.GOOD, "above")


def day_piece(day: Day | None) -> Piece:
    """A day in four cells: its shape and its margin; a dot where nothing is asked."""
    if day is None:
        return Piece(f" {NOTHING}  ", Look.REST)
    found = level(day)
    return Piece(f"{found.shape}{day.margin:<3}" if day.margin >= 0 else f"{found.shape}{-day.margin:<3}", found.look)


def title_of(row: StripRow, room: int = 200) -> str:
    """The name of a requirement within so many cells, and whether it is assumed."""
    sign = " *" if row.requirement.assumed else ""
    return short_title(row.requirement, max(4, room - len(sign))) + sign


def tightest(rows: Sequence[StripRow], column: int) -> tuple[StripRow, Day] | None:
    """The requirement with the least margin on a day."""
    found = [(row, day) for row in rows if (day := row.days[column]) is not None]
    return min(found, key=lambda pair: pair[1].margin, default=None)


def worst_line(rows: Sequence[StripRow], column: int, zone: ZoneInfo) -> Line:
    """The worst half hour of a day in words."""
    found = tightest(rows, column)
    if found is None:
        return (Piece("No cover is asked on this day", Look.MUTED),)
    row, day = found
    start = at_minute(day.worst, zone)
    what = level(day)
    margin = f"{day.margin:+d}" if day.margin else "0"
    return (
        Piece("Worst half hour ", Look.MUTED), Piece(half_hour(start), Look.STRONG),
        Piece(f"  {what.shape} {margin} {what.word}", what.look), Piece(f"  {title_of(row)}", Look.MUTED),
    )  # fmt: skip


def half_hour(start: datetime) -> str:
    """14:30-15:00."""
    last = start.hour * 60 + start.minute + 30
    return f"{start:%H:%M}-{last // 60 % 24:02d}:{last % 60:02d}"
