"""Goals in order: each is brought to its best in every pool, then held while the next is solved."""

from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.plan import Objective
from rotaengage.domain.scenario import Goal as Word
from rotaengage.domain.scenario import PlanSettings
from solvers.board import Board
from solvers.clock import Clock
from solvers.fair import raise_floor
from solvers.finish import Effort
from solvers.goals.base import Goal
from solvers.goals.registry import GOALS, in_order
from solvers.goals.worst_fulfilment import Share, WorstFulfilment, worst
from solvers.greedy import settle, water_fill
from solvers.level import Tell, reach
from solvers.model import Model
from solvers.pools import Pool, split
from solvers.score import objective
from solvers.state import State

WORK_A_SECOND = 0.25
UNLIMITED_WORK = 60.0


class Composed(NamedTuple):
    """The best point, and each goal's value and bound in the order asked."""

    x: list[int]
    objectives: tuple[Objective, ...]


class Composer:
    """The pools of a board, brought through the levels together."""

    def __init__(self, board: Board, settings: PlanSettings, clock: Clock, x: Sequence[int]) -> None:
        self.board, self.settings, self.clock = board, settings, clock
        self.order = in_order(board, settings.order)
        self.shares = WorstFulfilment().shares(board)
        self.pools = split(board.model, [s.columns for s in self.shares if s.columns])
        self.x = water_fill(board.model, self.shares, x)
        of = _whose(board)
        self.states = [
            State(p.model, p.part(self.x), _local(p, self.shares), [of[c] for c in p.columns]) for p in self.pools
        ]
        stuck = [s for s in self.shares if not s.columns]
        self.everybody = [*self.states, State(Model(), [], stuck)]

    def run(self, settled: dict[Word, Objective]) -> Composed:
        """Solve the goals in order; those settled already keep their value and bound."""
        minutes = sum(b.minutes for b, v in zip(self.board.blocks, self.x, strict=False) if v and not b.event)
        self.clock.tell("First plan", "protected time", minutes, None, "minutes")
        found: dict[Word, tuple[float, float]] = {}
        order = [w for w in self.order if w not in settled]
        goals = {g.word: g for g in GOALS}
        for word in order:
            goal = goals[word]
            following = order[order.index(word) + 1 :]
            found[word] = self._fair(following) if isinstance(goal, WorstFulfilment) else self._sum(goal)
        self._gather()
        return Composed(self.x, tuple(settled.get(w) or self._objective(w, found[w]) for w in self.order))

    def _fair(self, following: Sequence[Word]) -> tuple[float, float]:
        sums = {g.word: g for g in GOALS if not isinstance(g, WorstFulfilment)}
        terms = [sums[w].term(self.board) for w in following if w in sums]
        parts = [[p.term(t) for t in terms] for p in self.pools]
        tell = self._teller("Fairness", "least fulfilment", 1, "ratio")
        fairness = raise_floor(self.everybody, self._effort(), self.clock, tell, parts)
        return float(fairness.value), float(fairness.bound)

    def _sum(self, goal: Goal) -> tuple[float, float]:
        term, scale = goal.term(self.board), goal.scale(self.board)
        self._gather()
        gap, now = 0.9 * self.settings.gap / max(1, len(self.states)), term.value(self.x)
        value = bound = float(term.constant)
        for pool, state in zip(self.pools, self.states, strict=True):
            part = pool.term(term)
            others = now - part.value(state.x)
            effort = self._effort()._replace(gap=gap, base=others)
            tell = self._teller(_TITLES[goal.word], "", scale.per, scale.unit, others)
            done = reach(state, part, effort, self.clock, tell)
            state.keep(part, done.value)
            value, bound, now = value + done.value, bound + done.bound, others + done.value
        return value, bound

    def _effort(self) -> Effort:
        seconds = self.settings.seconds
        work = UNLIMITED_WORK if seconds is None else max(1.0, seconds * WORK_A_SECOND)
        return Effort(work / max(1, len(self.states)) ** 0.5, 0.0, self.settings.seed)

    def _teller(self, stage: str, says: str, per: int, unit: str, others: float = 0.0) -> Tell:
        return lambda value, bound: self.clock.tell(stage, says, (value + others) / per, (bound + others) / per, unit)

    def _gather(self) -> None:
        for pool, state in zip(self.pools, self.states, strict=True):
            state.x = settle(state.model, state.x)
            pool.spread(state.x, self.x)

    def _objective(self, word: Word, found: tuple[float, float]) -> Objective:
        goal = next(g for g in GOALS if g.word is word)
        scale = goal.scale(self.board)
        if isinstance(goal, WorstFulfilment):
            return objective(word, float(worst(self.shares, self.x)), found[1], scale, less=False)
        term, bound = goal.term(self.board), found[1]
        if word is Word.DELIVERED:
            bound = min(bound, sum(s.sums[-1] for s in self.shares))
        return objective(word, term.value(self.x), bound, scale, less=term.less_is_better)


_TITLES = {
    Word.ATTENDANCE: "Attendance",
    Word.DELIVERED: "Protected time",
    Word.PREFERRED_COVER: "Preferred cover",
    Word.GAPS: "Long gaps",
    Word.TIMELINESS: "Timeliness",
    Word.PREFERENCE: "Preferred times",
    Word.FRAGMENTATION: "Number of pieces",
    Word.CHANGE: "Changes to what was published",
}


def _whose(board: Board) -> list[tuple[str, int]]:
    """Doctor and day of each column; a helper belongs to nobody, and to the day of its row."""
    of = [(b.doctor, b.day) for b in board.blocks] + [("", 0)] * (board.model.width - len(board.blocks))
    for column in range(len(board.blocks), board.model.width):
        row = board.model.rows[board.model.rows_of[column][0]]
        of[column] = ("", board.blocks[row.columns[0]].day)
    return of


def _local(pool: Pool, shares: Sequence[Share]) -> list[Share]:
    place = {c: n for n, c in enumerate(pool.columns)}
    own = [s for s in shares if s.columns and s.columns[0] in place]
    return [s._replace(columns=tuple(place[c] for c in s.columns)) for s in own]
