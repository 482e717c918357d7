"""One cover pool brought through the goals in order: each to its best, then held while the next is solved.

Relaxation first (fairness and guide), then a whole plan near it, then level by level value and bound in strict order.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from rotaengage.domain.scenario import Goal as Word
from rotaengage.domain.scenario import PlanSettings
from solvers.arrays import Ints
from solvers.board import Board
from solvers.clock import Clock
from solvers.ease import Limit, ease
from solvers.enough import near
from solvers.exact import exact_fairness, is_small
from solvers.fair import Ideal, highest_rung, hold_first, ideal_of, meets, rung_beside, spare_of
from solvers.finish import Effort, Good
from solvers.goals.registry import GOALS
from solvers.goals.worst_fulfilment import Share, WorstFulfilment, worst
from solvers.greedy import settle, water_fill
from solvers.groups import Groups
from solvers.guide import follow, lift, weighted, weights_of
from solvers.level import Aimed, Tell, reach, trivial
from solvers.loose import Floors
from solvers.lp import Relaxed
from solvers.model import Term
from solvers.optimum import reach_all
from solvers.resume import Midway
from solvers.state import State
from solvers.stay import stay
from solvers.telling import Teller
from solvers.told import told_columns

WORK_A_SECOND = 0.3
UNLIMITED_WORK = 60.0
GUIDE_SHARE = 0.5
BRIEF = 0.25
"""The share of that after which a brief composer leaves the rest for later."""
NEAR_ENOUGH = 0.9
COUNTED = frozenset({Word.CHANGE, Word.PREFERENCE, Word.FRAGMENTATION})
"""Goals of few things, of which the relaxation takes parts: what they cost each doctor at least is looked up."""
GUIDED = 0.005
"""How near to the guide the first plan goes where the optimum is asked for, which is then found goal by goal."""


class Found(NamedTuple):
    """A pool's plan: the point, value and bound of each goal in its own whole units (a ratio for the least
    fulfilment), and the minutes that the fairest relaxed plan would give each doctor, and each group.
    """

    x: Ints
    values: dict[Word, tuple[float | Fraction, float | Fraction]]
    ideals: dict[str, float]
    groups: dict[str, float]


class Composer:
    """A pool's board, with its first plan made at once; filled: the point is such a plan already.

    brief: where the first steps near the relaxation do not suit every goal, bounds are found for that and midway holds
    what is needed to go on from there later.
    """

    def __init__(
        self, board: Board, settings: PlanSettings, clock: Clock, x: Ints, share: float = 1.0, *,
        filled: bool = False, brief: bool = False,
    ) -> None:  # fmt: skip
        self.board, self.settings, self.clock, self.work_share = board, settings, clock, share
        self.shares = WorstFulfilment().shares(board)
        point = x if filled else water_fill(board.model, [s for s in self.shares if len(s.columns)], x)
        self.state = State.of(board, point, self.shares)
        self._brief = brief
        self.midway: Midway | None = None
        asked = {*settings.order, Word.DELIVERED}
        self.terms = {g.word: g.term(board) for g in GOALS if g.word in asked and not isinstance(g, WorstFulfilment)}
        self.ideal: Ideal | None = None
        self.guide: Relaxed | None = None
        self.groups = Groups(board)
        self.reached = dict[Word, Limit]()
        self.rung, self.floors = Fraction(0), list[int]()

    @property
    def planned(self) -> int:
        """Individual minutes of the point."""
        return self.terms[Word.DELIVERED].value(self.state.x)

    def idle(self, order: Sequence[Word]) -> Found:
        """The first plan as it is, with bounds that need no time."""
        values: dict[Word, tuple[float | Fraction, float | Fraction]] = {}
        for word in order:
            if word is Word.WORST_FULFILMENT:
                values[word] = worst(self.shares, self.state.x), self._least(Fraction(1))
            elif word is Word.WORST_GROUP:
                values[word] = self.groups.idle(self.state)
            else:
                values[word] = self.terms[word].value(self.state.x), trivial(self.state, self.terms[word])
        return Found(self.state.x, values, {}, {})

    def run(self, order: Sequence[Word], teller: Teller, midway: Midway | None = None) -> Found:
        """Solve the goals in order, from the start or from midway."""
        if midway is not None:
            self._resume(order, midway)
        elif Word.WORST_FULFILMENT in order and not self.clock.over:
            self._aim(order, teller)
        values: dict[Word, tuple[float | Fraction, float | Fraction]] = {}
        for at, word in enumerate(order):
            if word is Word.WORST_FULFILMENT:
                values[word] = self._fair(teller.of(word))
                self._all_at_once(order[at:])
            elif word is Word.WORST_GROUP:
                values[word] = self._between(teller.of(word))
            else:
                if word is Word.CHANGE:
                    self._ease(order[at:], values)
                values[word] = self._sum(order[at:], teller.of(word))
        self.state.x = settle(self.state.model, self.state.x)
        # A later level may have bettered an earlier one: each is told as the last point has it.
        final = {w: (self._value(w), bound) for w, (_, bound) in values.items()}
        return Found(self.state.x[: self.board.model.width], final, self._ideals(), self.groups.minutes())

    def _value(self, word: Word) -> float | Fraction:
        if word is Word.WORST_GROUP:
            return self.groups.worst(self.state)
        x = self.state.x
        return worst(self.shares, x) if word is Word.WORST_FULFILMENT else self.terms[word].value(x)

    def _aim(self, order: Sequence[Word], teller: Teller) -> None:
        """Find the fairest relaxed plan and the guide, and a whole plan near both."""
        state, clock = self.state, self.clock
        held = hold_first(state, self.before(order), clock)
        held = held if held is not None and self.groups.aim(state, clock) else None
        self.ideal = ideal_of(state, self.settings.fair_depth, clock) if held is not None else None
        if self.ideal is None:
            return
        lowest = Fraction(0) if held else max(Fraction(0), worst(state.shares, state.x))
        state.trim()  # of all columns that raised some doctor on the way, the ideal uses few
        self.rung = highest_rung(state, self.ideal, lowest, clock)
        teller.of(Word.WORST_FULFILMENT)(float(worst(self.shares, state.x)), float(self._least(self.rung)))
        self.floors = self._floors()
        state.floors(self.floors)
        self.groups.ease(state)
        for row in held or ():
            state.relaxation.bound(row, None, None)
        goal = weighted([self.terms[w] for w in order if w in self.terms], state.model.width)
        guide = None if clock.over else state.relaxation.best(goal, clock)
        if guide is not None:
            state.trim()
            self._follow(order, goal, guide)

    def _follow(self, order: Sequence[Word], goal: Term, guide: Relaxed) -> None:
        """A whole plan near the guide; where that takes long and is to be brief, the rest is left for later."""
        state, later = self.state, self._brief and not self.groups.needs and not is_small(self.state)
        self.guide = guide
        effort = self._effort(GUIDE_SHARE * (BRIEF if later else 1.0))
        good, groups, urgent = self._good(order, guide), self.groups.needs, self._urgent()
        enough = self._stay(order, guide, urgent)
        most = good, groups, urgent, self._spare()
        enough = enough or follow(state, goal, self.floors, guide, effort, self.clock, *most)
        if later and not enough:
            self.midway = Midway.of(state.x, self.ideal, self.rung, self.floors, guide) if self.ideal else None
        else:
            self._lift(goal, guide, effort)

    def _resume(self, order: Sequence[Word], midway: Midway) -> None:
        """Go on from where a plan near the guide was left."""
        self.ideal, self.rung, self.floors = midway.ideal, midway.rung, list(midway.floors)
        goal = weighted([self.terms[w] for w in order if w in self.terms], self.state.model.width)
        effort = self._effort(GUIDE_SHARE * (1.0 - BRIEF))
        effort = effort._replace(seed=effort.seed + 1)
        most = self._good(order, midway.guide), (), self._urgent(), self._spare()
        follow(self.state, goal, self.floors, midway.guide, effort, self.clock, *most, again=True)
        self._lift(goal, midway.guide, effort)

    def _all_at_once(self, order: Sequence[Word]) -> None:
        """Where the optimum is asked for, look for a plan that is it for all goals that are left."""
        if not self.settings.gap and self.guide is not None and not is_small(self.state):
            terms = [self.terms[w] for w in order if w in self.terms]
            reach_all(self.state, terms, self.guide, self._effort(GUIDE_SHARE), self.clock)

    def _urgent(self) -> list[tuple[Share, int]]:
        """What comes before the other floors: the rung, where it can be had."""
        return [(s, min(s.need(self.rung), f)) for s, f in zip(self.state.shares, self.floors, strict=True)]

    def _spare(self) -> list[int]:
        """What each share may miss of its floor where it would take long, unless the optimum was asked for."""
        return spare_of(self.state, self.ideal, self.floors) if self.ideal and self.settings.gap else []

    def _lift(self, goal: Term, guide: Relaxed, effort: Effort) -> None:
        state = self.state
        if not self.groups.needs and not is_small(state) and self._short():
            lift(state, goal, self.floors, [s.need(self.rung) for s in state.shares], guide, effort, self.clock)

    def _stay(self, order: Sequence[Word], guide: Relaxed, urgent: Floors) -> bool:
        """Start from the plan that was told, brought near enough to what every goal before its changes could be."""
        terms = {w: self.terms[w] for w in order if w in self.terms}
        if Word.CHANGE not in terms or not self.board.facts.told:
            return False
        at, more = list(terms).index(Word.CHANGE), [*self.groups.needs, *urgent]
        found = [(t, float(t.dense(len(guide.x)) @ guide.x) + t.constant) for t in terms.values()]
        later, good = [t for t, _ in found[at:]], self._good(list(terms)[:at], guide)
        gap, effort = self.settings.gap, self._effort(GUIDE_SHARE)
        return stay(self.state, found[:at], later, self.floors, more, gap, effort, self.clock, good)

    def _short(self) -> bool:
        """Whether the worst-off have too little beside what they could have at most."""
        bound = self._least(self.rung)
        return bound - worst(self.shares, self.state.x) > NEAR_ENOUGH * 2 * self.settings.gap * bound

    def before(self, order: Sequence[Word]) -> list[Term]:
        """The goals that come before fairness."""
        return [self.terms[w] for w in order[: order.index(Word.WORST_FULFILMENT)] if w in self.terms]

    def _floors(self) -> list[int]:
        """Whole minutes that each share is to have: the ideal rounded down, and the rung where both can be."""
        state, ideal, rung = self.state, self.ideal, self.rung
        below = [s.below(minutes) for s, minutes in zip(state.shares, ideal.minutes if ideal else (), strict=True)]
        needs = [max(low, s.need(rung)) for s, low in zip(state.shares, below, strict=True)]
        return needs if needs == below or meets(state, below, needs, self.clock) else below

    def _good(self, order: Sequence[Word], guide: Relaxed) -> Good:
        terms = [self.terms[w] for w in order if w in self.terms]
        return near(terms, guide, NEAR_ENOUGH * (self.settings.gap or GUIDED))

    def _between(self, tell: Tell) -> tuple[Fraction, Fraction]:
        """The groups held; what doctors can have at least is worked out anew with what groups really have."""
        self.reached.clear()  # what is fair is bounded with those held where they are
        found = self.groups.settle(self.state, self._effort(1.0), self.clock)
        tell(float(found.value), float(found.bound))
        self.rung = rung_beside(self.state, self.ideal, self.clock)
        return found.value, found.bound

    def _fair(self, tell: Tell) -> tuple[Fraction, Fraction]:
        state = self.state
        self.reached.clear()
        if self.ideal is None:
            return worst(self.shares, state.x), self._least(Fraction(1))
        if state.kept and not self.groups.needs:  # the relaxation's best of those may be more than any plan has
            self.rung = rung_beside(state, self.ideal, self.clock)
        bound = self._least(self.rung)
        if is_small(state) and not self.clock.over:
            proved = exact_fairness(state, self.settings.fair_depth, self._effort(1.0), self.clock)
            bound = worst(self.shares, state.x) if proved else bound
        elif not self.clock.over:
            planned = [s.planned(state.x) for s in state.shares]
            state.keep_floors([min(p, floor) for p, floor in zip(planned, self.floors, strict=True)])
        value = worst(self.shares, state.x)
        tell(float(value), float(max(value, bound)))
        return value, max(value, bound)

    def _least(self, rung: Fraction) -> Fraction:
        """The least fulfilment where everybody reaches a rung or all that they could have alone."""
        return min((min(rung, s.ceiling) for s in self.shares), default=Fraction(1))

    def _sum(self, order: Sequence[Word], tell: Tell) -> tuple[float, float]:
        if self.clock.over:
            found = self.terms[order[0]].value(self.state.x), trivial(self.state, self.terms[order[0]])
            tell(*found)
            return found
        terms, width = [self.terms[w] for w in order if w in self.terms], self.state.model.width
        every = [*(k.term for k in self.state.kept), *terms]
        weights, weight = weights_of(every, width)[: len(self.state.kept)], weights_of(terms, width)[0]
        later, gap = weighted(terms, width), NEAR_ENOUGH * self.settings.gap
        aimed = Aimed(terms[0], later, gap, weights, weight, order[0] in COUNTED)
        share = 0.0 if self.midway else 1.0 / ((2 if gap else 1) + len(order))
        done = reach(self.state, aimed, self._effort(share), self.clock, tell)
        if not self.clock.over:
            self.state.keep(terms[0], done.value)
            if done.proved is not None:
                most = NEAR_ENOUGH * self.settings.gap * abs(done.proved.bound)
                self.reached[order[0]] = Limit(terms[0], done.proved, most)
        bound: float = done.bound
        if order[0] is Word.DELIVERED:
            bound = min(bound, float(sum(s.sums[-1] for s in self.state.shares)))
        return done.value, bound

    def _ease(self, order: Sequence[Word], values: dict[Word, tuple[float | Fraction, float | Fraction]]) -> None:
        """Let the goals so far be no nearer to their bounds than is asked, where more of what was told stays then."""
        limits, state, told = list(self.reached.values()), self.state, told_columns(self.board)
        proved = limits and len(limits) >= len(state.kept)  # of each that is held
        if not (len(told) and proved and self.settings.gap) or self.midway or self.clock.over:
            return
        later = [self.terms[w] for w in order if w in self.terms]
        ease(state, limits, later, told, self._effort(GUIDE_SHARE), self.clock)
        for word, limit in list(self.reached.items())[1:]:  # the first is bounded by nothing that was held
            values[word] = limit.term.value(state.x), limit.bound_of(state.x)

    def _effort(self, share: float) -> Effort:
        seconds = self.settings.seconds
        work = UNLIMITED_WORK if seconds is None else max(1.0, seconds * WORK_A_SECOND)
        return Effort(work * share * self.work_share, 0.0, self.settings.seed)

    def _ideals(self) -> dict[str, float]:
        if self.ideal is None:
            return {}
        stuck = {s.doctor: 0.0 for s in self.shares if not len(s.columns)}
        return stuck | {s.doctor: m for s, m in zip(self.state.shares, self.ideal.minutes, strict=True)}
