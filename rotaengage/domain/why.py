"""Why an hour is missing, and what it would take to get it."""

from datetime import date
from enum import StrEnum

from rotaengage.domain.change import Change
from rotaengage.domain.noun import Noun
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Moment, Span


class Verdict(StrEnum):
    """What stands in the way on one day: cover alone, colleagues who have the spare cover, a rule of placing, the
    order of the goals, or nothing (the day is used, or the piece is free).
    """

    COVER = "cover"
    COLLEAGUES = "colleagues"
    PLACING = "placing"
    ORDER = "order"
    USED = "used"
    FREE = "free"


class Obstacle(Noun):
    """One thing that forbids a place: the word of the rule, the requirement where it is cover, how many half hours of
    the place it blocks, how many doctors lower the minimum would have to be for it to let one more go, the cells that
    it is read from, and the doctors who hold the spare cover.
    """

    rule: str
    says: str
    requirement: str = ""
    half_hours: int = 0
    missing_doctors: int = 0
    cells: tuple[CellRef, ...] = ()
    held_by: tuple[str, ...] = ()


class Reason(Noun):
    """One day in a duty that may be released: its easiest place, and what forbids that; free where nothing does."""

    day: date
    duty: str
    cell: CellRef
    verdict: Verdict
    place: Span | None = None
    obstacles: tuple[Obstacle, ...] = ()
    says: str = ""


class Proved(StrEnum):
    """proved: no plan gives more unless somebody else gets less; refuted: a plan was found that does; open: neither."""

    PROVED = "proved"
    REFUTED = "refuted"
    OPEN = "open"


class Proof(Noun):
    """Whether the doctor could have more without taking from others. bound_minutes is the most that any plan gives."""

    status: Proved
    says: str
    planned_minutes: int = 0
    bound_minutes: float = 0.0
    seconds: float = 0.0


class WayOut(Noun):
    """Changes with which the doctor gets more, tried before they are offered. price says what they cost.

    gained_minutes is what the doctor gains; lost_minutes what others lose; half_hours at lower cover and
    backfill_minutes are part of the price.
    """

    changes: tuple[Change, ...]
    says: str
    price: str
    gained_minutes: int = 0
    lost_minutes: int = 0
    half_hours: int = 0
    backfill_minutes: int = 0


class Why(Noun):
    """All about one doctor's missing time. activity is None where all individual time is meant together."""

    doctor: str
    activity: str | None = None
    entitled_minutes: int = 0
    planned_minutes: int = 0
    summary: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    proof: Proof
    ways_out: tuple[WayOut, ...] = ()
    seconds: float = 0.0


class StartChoice(Noun):
    """One start of an event: how many could come, what its quorum misses (empty: it is met), who holds it up."""

    start: Moment
    attending: int
    short: str = ""
    by_group: dict[str, int] = {}
    obstacles: tuple[Obstacle, ...] = ()


class EventWhy(Noun):
    """Why an event has no time, or the time it has: its starts, the best first."""

    event: str
    met: bool
    says: str
    starts: tuple[StartChoice, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    seconds: float = 0.0


class Clash(Noun):
    """Changes (or pins) that cannot all hold, from which none can be left out: without any one of them a plan exists.

    minimal is False where the time ran out before that was tried for each.
    """

    changes: tuple[Change, ...]
    says: tuple[str, ...]
    rule: str = ""
    minimal: bool = True
    ways_out: tuple[WayOut, ...] = ()
