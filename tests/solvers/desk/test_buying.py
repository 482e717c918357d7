"""Plans traded by hours of backfill, against every plan and every purchase there is; and that nothing else buys any."""

from collections.abc import Iterator
from datetime import time
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings

from rotaengage.domain.backfill import Backfill, BackfillOffer, minutes_bought
from rotaengage.domain.frontier import Axis, Frontier, Limit
from rotaengage.domain.grades import Tier
from rotaengage.domain.issue import UserError
from rotaengage.domain.progress import Stop, silent
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span, days_between, minute_of
from solvers.desk.frontier import frontier
from solvers.desk.orders import AskFrontier, Standing
from solvers.desk.warm import Warm
from solvers.search import solve
from tests.solvers.departments import EXACT, Shift, scenario, small
from tests.solvers.desk.plans import every_plan, holds, minutes

AXES = (Axis.DELIVERED, Axis.BACKFILL)
BANK = BackfillOffer(id="bank", tier=Tier.SHO, least_minutes=60, start=time(8), end=time(11))


def on_desk(problem: Scenario) -> Warm:
    """The best plan, with no more to buy, as a desk is given it."""
    draft = solve(problem, EXACT)
    used = minutes_bought(draft.backfill)
    stands = problem.changed(bought=draft.backfill, backfill_minutes=used)
    return Warm(Standing(scenario=stands, slots=draft.slots, events=draft.events, settings=EXACT))


def traded(warm: Warm, *axes: Axis, held: tuple[Limit, ...] = ()) -> Frontier:
    return frontier(warm, AskFrontier(axes=axes, held=held, seconds=20), silent, lambda _: None, Stop())


def purchases(problem: Scenario) -> Iterator[tuple[Backfill, ...]]:
    """Every set of shifts of the bank, one a day at most."""
    rota = problem.rota
    choices: list[list[Span | None]] = []
    for day in days_between(rota.first_day, rota.last_day):
        whole = Span.on(day, BANK.start, BANK.end, rota.zone)
        low, high = minute_of(whole.start), minute_of(whole.end)
        spans = [Span.between(s, e, rota.zone) for s in range(low, high, 60) for e in range(s + 60, high + 1, 60)]
        choices.append([None, *spans])
    return (tuple(BANK.shift(s) for s in chosen if s is not None) for chosen in product(*choices))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small(most_doctors=3, most_days=2, tiny=True))
def test_the_dearest_and_the_free_plan_are_found_and_none_beats_an_exact_one(drawn: Scenario) -> None:
    problem = drawn.changed(backfill=(BANK,), activities=drawn.activities[:1])
    best: dict[int, int] = {}
    for bought in purchases(problem):
        most = max(minutes(p) for p in every_plan(problem.changed(bought=bought)))
        best[minutes_bought(bought)] = max(best.get(minutes_bought(bought), 0), most)
    warm = on_desk(problem)
    if not len(warm.buying.board.lenders):
        assert max(best.values()) == best[0]
        return
    found = traded(warm, *AXES)
    for one in found.alternatives:
        assert holds(problem.changed(bought=one.backfill), one.slots)
        assert list(one.values) == [minutes(one.slots), minutes_bought(one.backfill)]
        most = max(given for cost, given in best.items() if cost <= one.values[1])
        assert most <= one.bounds[0] + 1e-6
        assert not one.exact or one.values[0] == most
    ends = {a.values for a in found.alternatives}
    most = max(best.values())
    assert (best[0], 0) in ends
    assert (most, min(cost for cost, given in best.items() if given == most)) in ends


def test_a_plan_that_buys_nothing_can_be_traded_for_one_that_does_and_back() -> None:
    problem = scenario(*(Shift(n, 0) for n in range(2)), doctors=2, days=1, minimum=2).changed(backfill=(BANK,))
    bought = on_desk(problem)
    assert minutes_bought(bought.scenario.bought) == 120
    assert [a.values for a in traded(bought, *AXES).alternatives] == [(0, 0), (60, 60), (120, 120)]
    nothing = on_desk(problem.changed(backfill_minutes=0))
    found = traded(nothing, *AXES)
    assert [a.values for a in found.alternatives] == [(0, 0), (60, 60), (120, 120)]
    assert found.alternatives[0].exchange == "1.0 h more protected time for 1.0 h more backfill (1.00 h an hour)"


def test_other_trade_offs_buy_nothing_by_themselves_and_a_held_limit_opens_the_offers() -> None:
    problem = scenario(*(Shift(n, 0) for n in range(2)), doctors=2, days=1, minimum=2).changed(backfill=(BANK,))
    nothing = on_desk(problem.changed(backfill_minutes=0))
    pair = (Axis.DELIVERED, Axis.PREFERRED_COVER)
    assert [a.backfill for a in traded(nothing, *pair).alternatives] == [()]
    held = traded(nothing, *pair, held=(Limit(axis=Axis.BACKFILL, value=60),))
    assert max(a.values[0] for a in held.alternatives) == 60


def test_without_offers_there_is_a_sentence() -> None:
    with pytest.raises(UserError, match="no hours that may be bought"):
        traded(on_desk(scenario(Shift(0, 0), minimum=1)), *AXES)
