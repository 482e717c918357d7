"""HARD: every hard rule, in the order in which they narrow and post."""

from solvers.constraints.backfill import Backfill
from solvers.constraints.base import Narrows, Posts
from solvers.constraints.block import Block
from solvers.constraints.break_time import BreakTime
from solvers.constraints.clash import Clash
from solvers.constraints.cover import Cover
from solvers.constraints.daily import Daily
from solvers.constraints.entitlement import Entitlement
from solvers.constraints.frozen import Frozen
from solvers.constraints.handover import Handover
from solvers.constraints.inside import Inside
from solvers.constraints.leave import Leave
from solvers.constraints.list_notice import ListNotice
from solvers.constraints.pin import Pin
from solvers.constraints.quorum import Quorum
from solvers.constraints.rest import Rest
from solvers.constraints.room import Room
from solvers.constraints.short_notice import ShortNotice
from solvers.constraints.sitting import Sitting
from solvers.constraints.spacing import Spacing
from solvers.constraints.stand_in import StandIn
from solvers.constraints.window import Window

BLOCK = Block()
COVER = Cover()

HARD: tuple[Narrows | Posts, ...] = (
    Inside(),
    StandIn(),
    ListNotice(),
    Leave(),
    Window(),
    Frozen(),
    Rest(),
    Handover(),
    BreakTime(),
    Pin(),
    COVER,
    BLOCK,
    Clash(),
    Daily(),
    Spacing(),
    Entitlement(),
    Quorum(),
    ShortNotice(),
    Room(),
    Sitting(),
    Backfill(),
)
NARROWING = tuple(rule for rule in HARD if isinstance(rule, Narrows))
POSTING = tuple(rule for rule in HARD if isinstance(rule, Posts))
