"""What a desk knows of the plan that stands, worked out once: the scene, the floors, the prices."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.progress import Report, Stop, silent
from rotaengage.domain.scenario import Goal, Pin, Scenario
from rotaengage.domain.span import minute_of
from solvers.arrays import Ints
from solvers.board import Block, Blocks, Board
from solvers.clock import Clock
from solvers.desk.aims import ATTENDANCE, BELOW, Members, floors, missed, worth
from solvers.desk.bound import Prices
from solvers.desk.orders import Standing
from solvers.desk.repair import Repair
from solvers.desk.scene import Base, keys
from solvers.desk.table import Table
from solvers.greedy import settle
from solvers.seat import board_of

if TYPE_CHECKING:
    from solvers.desk.proof import Prover


class Warm:
    """Facts, blocks, board, floors and prices of the plan that stands, each made when first asked for."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    @property
    def scenario(self) -> Scenario:
        """The problem of the plan that stands."""
        return self.standing.scenario

    @cached_property
    def base(self) -> Base:
        """Facts, and the blocks that may be chosen, those of the plan included."""
        return Base(self.scenario, self.standing.slots, self.standing.events)

    @cached_property
    def board(self) -> Board:
        """Every rule posted over all blocks."""
        return board_of(self.base.facts, self.base.blocks)

    @cached_property
    def point(self) -> Ints:
        """The plan that stands as a point of the board."""
        x = np.zeros(self.board.model.width, dtype=np.int64)
        x[self.base.standing] = 1
        x[self.board.lenders] = self.board.bought.among(self.standing.bought)
        return settle(self.board.model, x)

    @cached_property
    def buying(self) -> "Warm":
        """The same plan with all hours of the offers open: those that the plan buys may be given back."""
        scenario = self.scenario
        own = tuple(b for b in scenario.bought if not b.offer)
        asked = scenario.changed(bought=own, backfill_minutes=self.standing.settings.backfill_minutes)
        return Warm(self.standing.changed(scenario=asked, bought=scenario.bought))

    @cached_property
    def needs(self) -> dict[Members, int]:
        """The planned minutes of each doctor that reach the worst-off of the plan, and of each group where asked; none
        where all time together comes before the worst-off.
        """
        order = self.standing.settings.order
        first = next((g for g in order if g in (Goal.WORST_FULFILMENT, Goal.DELIVERED)), Goal.WORST_FULFILMENT)
        return {} if first is Goal.DELIVERED else floors(self.board, self.point)

    @cached_property
    def prices(self) -> Prices:
        """The prices of the relaxation."""
        return Prices(self.board, self.base.standing, self.needs, clock())

    @cached_property
    def open(self) -> float:
        """How much more than the plan that stands any plan might be worth, in minutes."""
        return max(0.0, self.prices.total - int(worth(self.base.blocks.take(self.base.standing)).sum()))

    @cached_property
    def spared(self) -> Prices | None:
        """The prices of time alone, with as many at events as in the plan that stands; None where no more could be."""
        attended = int(self.base.stood.event.sum())
        if self.open < ATTENDANCE or not self.board.blocks.event.any():
            return None
        return Prices(self.board, self.base.standing, self.needs, clock(), attended)

    @cached_property
    def unattended(self) -> float:
        """What of this is attendance, in minutes: nobody is moved for it where something else is asked."""
        if self.spared is None:
            return 0.0
        stands = self.base.blocks.take(self.base.standing)
        had = int(worth(stands, 0).sum()) - BELOW * sum(missed(stands, self.needs).values())
        return max(0.0, self.open - max(0.0, self.spared.total - had))

    @cached_property
    def repair(self) -> Repair:
        """What the relaxation would do about a change."""
        return Repair(self, clock())

    @cached_property
    def pinned(self) -> Ints:
        """The numbers of the blocks that pins hold."""
        wanted = [b for b in self.base.stands if any(meets(p, b) for p in self.base.facts.pins if p.wanted)]
        held = keys(Blocks.of(wanted, self.base.facts.names))
        return np.flatnonzero(np.isin(keys(self.base.blocks), held))

    def attended(self, slots: Sequence[Slot], events: Sequence[EventOutcome] = ()) -> tuple[EventOutcome, ...]:
        """The plan's events, or others, with who attends by other slots."""
        return tuple(
            e.changed(attending=tuple(sorted(s.doctor for s in slots if s.event == e.event))) if e.span else e
            for e in events or self.standing.events
        )

    @cached_property
    def table(self) -> Table:
        """What forbids each slot that is not there."""
        return Table(self.base.facts, self.base.stands)

    @cached_property
    def prover(self) -> "Prover":
        """Whether a doctor could have more."""
        from solvers.desk.proof import Prover

        return Prover(self)


def meets(pin: Pin, block: Block) -> bool:
    """Whether a block is what a pin asks for."""
    who = (pin.doctor, pin.activity, minute_of(pin.span.start), minute_of(pin.span.end))
    return who == (block.doctor, block.activity, block.start, block.end)


def clock(seconds: float | None = None, stop: Stop | None = None, report: Report = silent) -> Clock:
    """A clock for work that nobody waits for."""
    return Clock(seconds, stop, report)
