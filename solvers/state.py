"""A pool at work: its model, the best point so far, and its relaxation, made when first asked for."""

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

from solvers.clock import Clock
from solvers.goals.worst_fulfilment import Share
from solvers.model import Model, Row, Term
from solvers.relax import Relaxation

ROUGHLY = 1e-3


class State:
    """Rows added here hold for the model and the relaxation alike. doctors and days say whose and when a column is."""

    def __init__(
        self, model: Model, x: Sequence[int], shares: Sequence[Share], of: Sequence[tuple[str, int]] = ()
    ) -> None:
        self.model, self.x, self.shares = model, list(x), tuple(shares)
        self.doctors = [doctor for doctor, _ in of]
        self.days = [day for _, day in of]
        self.nudge: dict[int, int] = {}
        self.blocks_a_day = max([r.high or 1 for r in model.rows if r.why == "daily"], default=1)
        self._floors: dict[str, Any] = {}
        self.helpers = frozenset(r.columns[-1] for r in model.rows if r.helper)

    @cached_property
    def groups(self) -> list[int]:
        """The doctor's day of each column; a column that shares its day with none is a group of its own."""
        groups = [len(self.model.rows) + c for c in range(self.model.width)]
        for number, row in enumerate(self.model.rows):
            if row.why == "daily":
                for column in row.columns:
                    groups[column] = number
        return groups

    @cached_property
    def relaxation(self) -> Relaxation:
        """The relaxation of all rows so far."""
        used = {c for c, value in enumerate(self.x) if value}
        return Relaxation(self.model, used | self.helpers)

    def keep(self, term: Term, value: int) -> None:
        """Hold a goal at a value while the next goals are solved."""
        at = value - term.constant
        low, high = (None, at) if term.less_is_better else (at, None)
        if term.columns:
            self.add(Row(term.columns, term.weights, low, high, "order"))

    def aim_floor(self, rung: Fraction) -> None:
        """Ask of the relaxation that everybody reaches a rung; what was asked before is replaced."""
        for share in self.shares:
            if not share.columns:
                continue
            if share.doctor not in self._floors:
                self._floors[share.doctor] = self.relaxation.floor_row(
                    Row(share.columns, share.minutes, 0, None, "order")
                )
            self._floors[share.doctor].lower_bound = share.need(rung)

    def possible(self, rung: Fraction, clock: Clock) -> bool:
        """Whether the relaxation allows everybody to reach a rung; True where the time ran out."""
        self.aim_floor(rung)
        return self.relaxation.possible(clock)

    def wish(self, terms: Sequence[Term], clock: Clock) -> tuple[float, ...] | None:
        """What the relaxation would do about these goals in order, each held at its best; None without an answer."""
        found: tuple[float, ...] | None = None
        held: list[Any] = []
        for term in terms:
            relaxed = self.relaxation.best(term, clock, ROUGHLY)
            if relaxed is None:
                break
            found = relaxed.x
            reached = sum(w * found[c] for c, w in zip(term.columns, term.weights, strict=True))
            ease = ROUGHLY * max(1.0, abs(reached))
            held.append(self.relaxation.row(Row(term.columns, term.weights, None, None, "order")))
            if term.less_is_better:
                held[-1].upper_bound = reached + ease
            else:
                held[-1].lower_bound = reached - ease
        for handle in held:
            handle.lower_bound, handle.upper_bound = -math.inf, math.inf
        return found

    def add(self, row: Row) -> None:
        """Add a row."""
        if "relaxation" in self.__dict__:
            self.relaxation.row(row)
        self.model.add(row)
