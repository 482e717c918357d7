"""backfill: the planner buys what protected time needs, within its limits, and no more."""

from collections.abc import Iterator
from datetime import time
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rotaengage.domain.backfill import Backfill, BackfillOffer, minutes_bought
from rotaengage.domain.grades import Tier
from rotaengage.domain.people import Who
from rotaengage.domain.plan import Draft, PlanStatus, slots_hash
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span, days_between, minute_of
from rotaengage.rules import RULES, Placed
from rotaengage.rules.measures import readings
from solvers.constraints.backfill import Backfill as Limits
from solvers.search import solve
from tests.solvers.boards import board_with
from tests.solvers.brute import fairest
from tests.solvers.departments import EXACT, Shift, forum, open_window, scenario, small, span, with_events

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
ORDER = EXACT.changed(order=(Goal.WORST_FULFILMENT, Goal.DELIVERED, Goal.BACKFILL))
PAIR = (Shift(0, 0), Shift(1, 0))
"""Two doctors from 09:00 to 13:00, both needed."""


def offer(**more: Any) -> BackfillOffer:
    fields: dict[str, Any] = {"id": "bank", "tier": Tier.SHO, "least_minutes": 60, "end": time(13)} | more
    return BackfillOffer(**fields)


def short(*offers: BackfillOffer, **more: Any) -> Scenario:
    """Two doctors, both needed, each owed an hour."""
    return scenario(*PAIR, doctors=2, days=1, minimum=2).changed(backfill=offers, **more)


def judged(problem: Scenario, draft: Draft) -> dict[str, float]:
    """The figures of a draft, after every rule was asked of it."""
    placed = Placed(problem.changed(bought=draft.backfill), draft.slots, draft.events)
    known = {b.key for r in RULES for b in r.check(Placed(problem))}
    assert [b for r in RULES for b in r.check(placed) if b.key not in known] == []
    figures = {m.word.value: v for m, v in readings(placed)}
    assert all(abs(figures[o.name] - o.value) < 1e-6 for o in draft.objectives)
    return figures


def test_without_an_offer_nothing_is_bought_and_nothing_is_said_of_it() -> None:
    draft = solve(short(), EXACT)
    assert (draft.slots, draft.backfill) == ((), ())
    assert Goal.BACKFILL not in {o.name for o in draft.objectives}


def test_an_offer_that_may_not_be_used_changes_nothing() -> None:
    problem = scenario(*PAIR, Shift(0, 1), Shift(1, 1), Shift(2, 1), doctors=3, days=2, minimum=2)
    closed = problem.changed(backfill=(offer(),), backfill_minutes=0)
    assert slots_hash(solve(closed, EXACT).slots) == slots_hash(solve(problem, EXACT).slots)


def test_hours_are_bought_so_that_time_fits_and_no_more_than_that() -> None:
    problem = short(offer())
    draft = solve(problem, EXACT)
    figures = judged(problem, draft)
    assert figures[Goal.DELIVERED] == minutes_bought(draft.backfill) == 120
    assert draft.status is PlanStatus.OPTIMAL


@pytest.mark.parametrize(("most", "given"), [(120, 120), (119, 60), (60, 60), (59, 0)])
@pytest.mark.parametrize("limit", ["most_minutes", "most_a_week_minutes", "all"])
def test_a_limit_just_inside_and_just_outside(most: int, given: int, limit: str) -> None:
    problem = short(offer(), backfill_minutes=most) if limit == "all" else short(offer(**{limit: most}))
    assert judged(problem, solve(problem, EXACT))[Goal.DELIVERED] == given


def test_a_shift_is_no_shorter_than_can_be_bought() -> None:
    problem = short(offer(least_minutes=240))
    draft = solve(problem, EXACT)
    assert [b.span for b in draft.backfill] == [span(0, time(9), time(13))]
    assert judged(problem, draft)[Goal.DELIVERED] == 120


def test_one_locum_serves_every_requirement_at_once_and_lets_one_doctor_go_not_two() -> None:
    sho = CoverRequirement(id="sho", who=Who(tiers=frozenset({Tier.SHO})), minimum=2, preferred=2)
    problem = short(offer(least_minutes=60, end=time(10)))
    problem = problem.changed(cover=(*problem.cover, sho))
    draft = solve(problem, EXACT)
    assert minutes_bought(draft.backfill) == judged(problem, draft)[Goal.DELIVERED] == 60


def test_a_requirement_that_the_locum_does_not_count_to_still_stands_in_the_way() -> None:
    sho = CoverRequirement(id="sho", who=Who(tiers=frozenset({Tier.SHO})), minimum=2)
    problem = short(offer(tier=Tier.REGISTRAR))
    assert judged(problem, solve(problem, EXACT))[Goal.DELIVERED] == 120
    assert solve(problem.changed(cover=(*problem.cover, sho)), EXACT).backfill == ()


def test_where_the_rota_is_below_its_minimum_nothing_is_bought() -> None:
    problem = short(offer()).changed(cover=(CoverRequirement(id="ward", minimum=3),))
    assert solve(problem, EXACT).backfill == ()


def test_preferred_cover_is_kept_for_those_released_and_never_bought_for_the_rota() -> None:
    cover = (CoverRequirement(id="ward", minimum=1, preferred=3, start=time(9), end=time(13)),)
    problem = short(offer()).changed(cover=cover)
    draft = solve(problem, EXACT)
    figures = judged(problem, draft)
    assert figures[Goal.PREFERRED_COVER] == 240
    assert figures[Goal.BACKFILL] == figures[Goal.DELIVERED] == 120
    cheap = solve(problem, EXACT.changed(order=(Goal.DELIVERED, Goal.BACKFILL, Goal.PREFERRED_COVER)))
    assert (cheap.backfill, judged(problem, cheap)[Goal.PREFERRED_COVER]) == ((), 360)


def test_the_cheaper_of_two_is_bought() -> None:
    dear, cheap = offer(id="agency", price=2.5), offer(id="bank")
    problem = short(dear, cheap)
    draft = solve(problem, EXACT)
    assert {b.offer for b in draft.backfill} == {"bank"}
    assert judged(problem, draft)[Goal.BACKFILL] == 120


def test_what_is_bought_already_counts_and_is_taken_off_the_limits() -> None:
    had = offer().shift(span(0, time(9), time(10)))
    problem = short(offer(most_minutes=60), bought=(had,))
    draft = solve(problem, EXACT)
    assert draft.backfill == (had,)
    assert judged(problem, draft)[Goal.DELIVERED] == 60
    own = Backfill(tier=Tier.SHO, span=span(0, time(9), time(10)))
    again = short(offer(start=time(10)), bought=(own,))
    assert minutes_bought(solve(again, EXACT).backfill) == judged(again, solve(again, EXACT))[Goal.DELIVERED] == 120


def test_an_event_meets_its_quorum_by_what_is_bought() -> None:
    meeting = forum(1).changed(window=open_window(earliest=time(9), latest=time(10)))
    problem = with_events(short(offer()).changed(dues=()), meeting)
    draft = solve(problem, EXACT)
    assert judged(problem, draft)[Goal.ATTENDANCE] == 1
    assert [b.span for b in draft.backfill] == [span(0, time(9), time(10))]
    assert not solve(problem.changed(backfill_minutes=0), EXACT).events[0].quorum_met


def test_pools_that_share_a_limit_are_planned_together() -> None:
    teams = tuple(CoverRequirement(id=t, who=Who(doctors=frozenset(ids)), minimum=2) for t, ids in
                  (("a", ("d0", "d1")), ("b", ("d2", "d3"))))  # fmt: skip
    wards = tuple(n.changed(who=Who(teams=frozenset({n.id}))) for n in teams)
    base = scenario(*(Shift(n, 0) for n in range(4)), doctors=4, days=1)
    rota = base.rota.changed(doctors=tuple(d.changed(team="ab"[n // 2]) for n, d in enumerate(base.rota.doctors)))
    two = (offer(id="a", team="a"), offer(id="b", team="b"))
    problem = base.changed(rota=rota, cover=wards, backfill=two)
    assert judged(problem, solve(problem, EXACT))[Goal.DELIVERED] == 240
    capped = problem.changed(backfill_minutes=180)
    draft = solve(capped, EXACT.changed(workers=2))
    assert minutes_bought(draft.backfill) == judged(capped, draft)[Goal.DELIVERED] == 180


def test_rows_allow_what_is_within_the_limits_alone() -> None:
    board = board_with(Limits(), short(offer(most_minutes=120)))
    assert len(board.lenders) == 28
    for size, fine in ((60, True), (120, True), (180, False)):
        x = np.zeros(board.model.width, dtype=np.int64)
        x[board.lenders[np.flatnonzero(board.bought.minutes == size)[0]]] = 1
        assert (board.model.broken(x) is None) is fine
    x = np.zeros(board.model.width, dtype=np.int64)
    x[board.lenders[np.flatnonzero(board.bought.minutes == 60)[:2]]] = 1
    assert board.model.broken(x) is not None


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=2, tiny=True), st.sampled_from((None, 60, 120)), st.sampled_from((60, 120)))
def test_tiny_plans_are_the_best_there_are(drawn: Scenario, most: int | None, least: int) -> None:
    one = offer(start=time(8), end=time(11), least_minutes=least)
    problem = drawn.changed(backfill=(one,), backfill_minutes=most)
    draft = solve(problem, ORDER)
    figures = judged(problem, draft)
    shares, minutes, cost = max(_bests(problem, one))
    assert (figures[Goal.DELIVERED], -figures[Goal.BACKFILL]) == (minutes, cost)
    assert figures[Goal.WORST_FULFILMENT] == float(min(shares, default=Fraction(1)))
    assert draft.status is PlanStatus.OPTIMAL


def _bests(problem: Scenario, one: BackfillOffer) -> Iterator[tuple[tuple[Fraction, ...], int, int]]:
    """The fairest plan for each set of shifts that could be bought, with what these cost."""
    rota = problem.rota
    choices: list[list[Span | None]] = []
    for day in days_between(rota.first_day, rota.last_day):
        whole = Span.on(day, one.start, one.end, rota.zone)
        low, high = minute_of(whole.start), minute_of(whole.end)
        spans = [Span.between(s, e, rota.zone) for s in range(low, high, 60) for e in range(s + 60, high + 1, 60)]
        choices.append([None, *(s for s in spans if s.minutes >= one.least_minutes)])
    for chosen in product(*choices):
        bought = tuple(one.shift(s) for s in chosen if s is not None)
        if problem.backfill_minutes is None or minutes_bought(bought) <= problem.backfill_minutes:
            best = fairest(problem.changed(bought=bought), None)
            yield best.sorted_shares, best.minutes, -minutes_bought(bought)


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=3), st.sampled_from((60, 120, 240)))
def test_a_larger_budget_never_worsens_the_goals_before(drawn: Scenario, most: int) -> None:
    """Own time alone: hours that let an event be held take its time from it."""
    problem = drawn.changed(backfill=(offer(start=time(8)),), activities=drawn.activities[:1])
    order = PlanSettings(seconds=20.0, gap=0.0, order=(Goal.DELIVERED, Goal.BACKFILL))
    found = [solve(problem.changed(backfill_minutes=m), order) for m in (0, most, 2 * most)]
    assume(len({tuple(e.span for e in d.events) for d in found}) == 1)  # one that is held only with it comes first
    given = [judged(problem.changed(backfill_minutes=m), d)[Goal.DELIVERED] for m, d in
             zip((0, most, 2 * most), found, strict=True)]  # fmt: skip
    assert given == sorted(given)


@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=3))
def test_every_plan_with_offers_keeps_every_rule(drawn: Scenario) -> None:
    problem = drawn.changed(backfill=(offer(start=time(8)), offer(id="reg", tier=Tier.REGISTRAR)))
    draft = solve(problem, EXACT)
    judged(problem, draft)
    assert draft.status is PlanStatus.OPTIMAL


def test_a_long_day_is_bought_on_a_coarser_grid() -> None:
    problem = short(offer(start=time(0), end=time(0), least_minutes=60))
    board = board_with(Limits(), problem)
    assert 50 < len(board.lenders) <= 150
    assert judged(problem, solve(problem, EXACT))[Goal.DELIVERED] == 120
