"""Whether a doctor could have more without taking from others: the relaxation says no, or a plan says yes."""

import time

import numpy as np

from rotaengage.domain.progress import Stop
from rotaengage.domain.why import Proof, Proved
from solvers.alike import alike
from solvers.arrays import Ints, ints
from solvers.board import Block
from solvers.desk.warm import Warm, clock
from solvers.finish import Effort, finish
from solvers.goals.worst_fulfilment import Share, WorstFulfilment
from solvers.lp import Relaxation, Relaxed
from solvers.model import Model, Term

WORK = 0.3
SECONDS = 2.0
NEARLY = 1e-6
MOST = 3000


class Prover:
    """The relaxation in which everybody keeps what the plan gives, and every event those who attend; kept warm.

    better: what plans that refuted a proof have and the plan that stands has not, by the doctor who was asked about.
    """

    def __init__(self, warm: Warm) -> None:
        self._warm = warm
        self.better: dict[str, tuple[Block, ...]] = {}
        self.shares = {s.doctor: s for s in WorstFulfilment().shares(warm.board)}
        self.model: Model = warm.board.model.copy()
        first = len(self.model.arrays.low)
        point = warm.point
        for seating in warm.board.seatings:
            columns = ints(seating.columns)
            self.model.add_rows(ints([len(columns)]), columns, np.ones(len(columns), dtype=np.int64), "order",
                                low=ints([int(point[columns].sum())]))  # fmt: skip
        self.rows = {}
        for number, share in enumerate(s for s in self.shares.values() if len(s.columns)):
            self.rows[share.doctor] = first + len(warm.board.seatings) + number
            self.model.add_rows(ints([len(share.columns)]), share.columns, share.minutes, "order",
                                low=ints([share.planned(point)]))  # fmt: skip
        start = np.append(warm.base.standing, np.arange(len(warm.base.blocks), self.model.width))
        self.relaxation = Relaxation(self.model, start, *alike(self.model))

    def prove(self, doctor: str, stop: Stop) -> Proof:
        """The proof for one doctor."""
        began, share = time.monotonic(), self.shares.get(doctor)
        if share is None or not len(share.columns):
            return Proof(status=Proved.PROVED, says="no piece of time fits into any duty of this doctor")
        planned = share.planned(self._warm.point)
        term = Term(share.columns, share.minutes)
        relaxed = self.relaxation.best(term, clock(SECONDS, stop))
        if relaxed is None:
            return Proof(status=Proved.OPEN, says="not settled in time", planned_minutes=planned)
        most = share.below(relaxed.bound)
        status = Proved.PROVED if most <= planned else self._try(share, term, relaxed, planned, stop)
        return Proof(status=status, says=SAYS[status], planned_minutes=planned, bound_minutes=float(most),
                     seconds=time.monotonic() - began)  # fmt: skip

    def _try(self, share: Share, term: Term, relaxed: Relaxed, planned: int, stop: Stop) -> Proved:
        """Look for a plan that gives more among the blocks that the relaxation uses or nearly uses."""
        near = np.flatnonzero((relaxed.x > NEARLY) | (np.abs(relaxed.reduced) <= NEARLY))[:MOST]
        helpers = np.arange(len(self._warm.base.blocks), self.model.width)
        chosen: Ints = np.unique(np.concatenate([near, self._warm.base.standing, share.columns, helpers]))
        effort = Effort(WORK, 0.0, self._warm.standing.settings.seed)
        best = finish(self.model, term, self._warm.point, chosen, effort, clock(SECONDS, stop), _unheard)
        if best.value <= planned:
            return Proved.OPEN
        blocks = self._warm.base.blocks
        fresh = np.setdiff1d(np.flatnonzero(best.x[: len(blocks)]), self._warm.base.standing)
        self.better[share.doctor] = tuple(blocks.take(fresh))
        return Proved.REFUTED


def _unheard(value: float, bound: float) -> None:
    """What a side calculation reaches is nobody's news."""


SAYS = {
    Proved.PROVED: "no plan gives this doctor more unless somebody else gets less",
    Proved.REFUTED: "a plan gives this doctor more and nobody less: plan again with more time",
    Proved.OPEN: "not settled: no better plan was found, and none was excluded",
}
