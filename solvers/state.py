"""A pool at work: its model, the best point so far, and its relaxation, made when first asked for."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

from solvers.goals.worst_fulfilment import Share
from solvers.model import Model, Row, Term
from solvers.relax import Relaxation


class State:
    """Rows added here hold for the model and the relaxation alike."""

    def __init__(self, model: Model, x: Sequence[int], shares: Sequence[Share]) -> None:
        self.model, self.x, self.shares = model, list(x), tuple(shares)
        self._floors: dict[str, Any] = {}
        self.helpers = frozenset(c for r in model.rows for c, w in zip(r.columns, r.weights, strict=True) if w < 0)

    @cached_property
    def relaxation(self) -> Relaxation:
        """The relaxation of all rows so far."""
        return Relaxation(self.model)

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
                self._floors[share.doctor] = self.relaxation.row(Row(share.columns, share.minutes, 0, None, "order"))
            self.relaxation.floor(self._floors[share.doctor], share.need(rung))

    def possible(self, rung: Fraction, seconds: float) -> bool:
        """Whether the relaxation allows everybody to reach a rung; True where the time ran out."""
        self.aim_floor(rung)
        return self.relaxation.possible(seconds)

    def add(self, row: Row) -> None:
        """Add a row."""
        if "relaxation" in self.__dict__:
            self.relaxation.row(row)
        self.model.rows.append(row)
