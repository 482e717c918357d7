"""What must be true of a plan: RULES, a tuple of instances in the order in which breaches are told."""

from rotaengage.rules.backfill import Backfill
from rotaengage.rules.base import Breach, Placed, Rule
from rotaengage.rules.block import Block
from rotaengage.rules.break_time import BreakTime
from rotaengage.rules.clash import Clash
from rotaengage.rules.cover import Cover
from rotaengage.rules.daily import Daily
from rotaengage.rules.entitlement import Entitlement
from rotaengage.rules.frozen import Frozen
from rotaengage.rules.handover import Handover
from rotaengage.rules.inside import Inside
from rotaengage.rules.leave import Leave
from rotaengage.rules.list_notice import ListNotice
from rotaengage.rules.pin import Pin
from rotaengage.rules.quorum import Quorum
from rotaengage.rules.rest import Rest
from rotaengage.rules.room import Room
from rotaengage.rules.short_notice import ShortNotice
from rotaengage.rules.sitting import Sitting
from rotaengage.rules.spacing import Spacing
from rotaengage.rules.stand_in import StandIn
from rotaengage.rules.window import Window

RULES: tuple[Rule, ...] = (
    Cover(),
    Inside(),
    StandIn(),
    ListNotice(),
    Leave(),
    Rest(),
    Handover(),
    BreakTime(),
    Block(),
    Window(),
    Clash(),
    Daily(),
    Spacing(),
    Entitlement(),
    Quorum(),
    Room(),
    Sitting(),
    Pin(),
    Frozen(),
    ShortNotice(),
    Backfill(),
)


def breaches(placed: Placed) -> list[Breach]:
    """Every breach of every rule."""
    return [b for rule in RULES for b in rule.check(placed)]


__all__ = ["RULES", "Breach", "Placed", "Rule", "breaches"]
