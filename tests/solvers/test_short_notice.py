"""short_notice: promises are kept where they can stand, in whole plans."""

from datetime import time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.people import Who
from rotaengage.domain.plan import PlanStatus
from rotaengage.domain.scenario import Goal, Pin, PlanSettings, Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span
from rotaengage.rules import Placed
from rotaengage.rules.measures import readings
from solvers.constraints.pin import PROMISED
from solvers.constraints.short_notice import ShortNotice
from solvers.promises import with_promises
from solvers.search import solve
from tests.solvers.boards import allows, block_at, board_with
from tests.solvers.departments import EXACT, MONDAY, Shift, clock, forum, new_breaches, scenario, small, with_events

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def told(problem: Scenario) -> Scenario:
    return problem.changed(published=solve(problem, EXACT).slots, as_of=MONDAY)


def test_a_promised_block_is_chosen() -> None:
    problem = scenario(Shift(0, 0))
    nine = Span.between(clock(0, time(9)), clock(0, time(10)), problem.rota.zone)
    pin = Pin(doctor="d0", activity="sdt", span=nine, by=PROMISED)
    board = board_with(ShortNotice(), problem.changed(pins=(pin,)))
    assert allows(board, [block_at(board, "d0", clock(0, time(9)))])
    assert not allows(board, [block_at(board, "d0", clock(0, time(10)))])
    assert not allows(board, [])


def test_the_worse_off_gets_nothing_of_what_was_promised_to_another() -> None:
    """One hour for two; it was promised to the one, though the other would be ahead by now."""
    problem = scenario(Shift(0, 0, end=time(10)), Shift(1, 0, end=time(10)), doctors=2, minimum=1)
    cover = problem.cover[0].changed(start=time(9), end=time(10))
    first = told(problem.changed(cover=(cover,)))
    (kept,) = first.published
    ahead = tuple(
        d.changed(entitled_minutes=120, standing_minutes=60 if d.doctor == kept.doctor else 0) for d in first.dues
    )
    draft = solve(first.changed(dues=ahead), EXACT)
    assert new_breaches(first.changed(dues=ahead), draft) == []
    assert [s.doctor for s in draft.slots] == [kept.doctor]
    assert not draft.slots[0].pinned
    free = first.changed(dues=ahead, as_of=MONDAY - timedelta(days=60))
    assert [s.doctor for s in solve(free, EXACT).slots] != [kept.doctor]


def test_what_can_no_longer_stand_is_let_go_and_the_rest_is_planned() -> None:
    problem = told(scenario(Shift(0, 0), Shift(1, 0), Shift(1, 1), doctors=2))
    sick = problem.rota.changed(duties=problem.rota.duties[1:])
    draft = solve(problem.changed(rota=sick), EXACT)
    assert draft.status is PlanStatus.OPTIMAL
    assert [s.doctor for s in draft.slots] == ["d1"]


def test_the_published_past_stays_when_the_rest_is_planned_again() -> None:
    problem = told(scenario(*(Shift(0, n) for n in range(3)), owed=120))
    frozen = problem.changed(frozen_until=Span.between(clock(2, time(0)), clock(2, time(1)), problem.rota.zone).start)
    draft = solve(frozen, PlanSettings(seconds=20.0, gap=0.0, order=(Goal.TIMELINESS,)))
    assert new_breaches(frozen, draft) == []
    assert {s.span for s in frozen.published} <= {s.span for s in draft.slots}


def test_a_published_event_keeps_its_time_at_short_notice() -> None:
    base = scenario(Shift(0, 0), Shift(1, 0), Shift(0, 1), Shift(1, 1), Shift(2, 1), doctors=3, owed=0)
    first = told(with_events(base.changed(rota=base.rota.changed(duties=base.rota.duties[:2])), forum(2)))
    more = first.changed(rota=base.rota)
    draft = solve(more, EXACT)
    assert new_breaches(more, draft) == []
    (event,) = draft.events
    assert event.span == first.published[0].span
    free = solve(more.changed(as_of=MONDAY - timedelta(days=60)), EXACT).events[0]
    assert free.attending == ("d0", "d1", "d2")


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(small(most_doctors=3, most_days=3), st.integers(0, 8), st.integers(0, 2))
def test_whatever_happens_to_the_rota_the_plain_rule_agrees(problem: Scenario, lost: int, more: int) -> None:
    """A duty disappears and cover grows after the plan was published."""
    first = told(problem)
    duties = tuple(d for n, d in enumerate(first.rota.duties) if n != lost)
    cover = tuple(c.changed(minimum=c.minimum + more, preferred=c.wanted + more) for c in first.cover)
    later = first.changed(rota=first.rota.changed(duties=duties), cover=cover)
    draft = solve(later, EXACT)
    assert new_breaches(later, draft) == []
    assert len(with_promises(later).pins) >= len(later.pins)


def test_pools_without_a_published_slot_count_their_changes_too() -> None:
    """Two doctors who share no cover are two pools; only the first had time when the plan was published."""
    base = scenario(Shift(0, 0), Shift(1, 0), Shift(2, 0), Shift(3, 0), doctors=4)
    need = CoverRequirement(id="a", minimum=1, who=Who(doctors=frozenset({"d0", "d1"})))
    other = need.changed(id="b", who=Who(doctors=frozenset({"d2", "d3"})))
    problem = base.changed(cover=(need, other))
    first = told(problem)
    only = first.changed(published=tuple(s for s in first.published if s.doctor in ("d0", "d1")))
    draft = solve(only, EXACT)
    assert new_breaches(only, draft) == []
    figures = {m.word.value: v for m, v in readings(Placed(only, draft.slots, draft.events))}
    assert next(o.value for o in draft.objectives if o.name == Goal.CHANGE) == figures[Goal.CHANGE] == 2


def crowd(*doctors: int, quorum: int) -> Scenario:
    """Some of three doctors who may be spared one at a time, and an event on the first day."""
    base = scenario(*(Shift(n, 0) for n in doctors), doctors=3, owed=0, minimum=len(doctors) - 1)
    return with_events(base.changed(cover=(base.cover[0].changed(start=time(9), end=time(13)),)), forum(quorum))


def test_who_was_told_to_come_comes_where_another_could_as_well() -> None:
    problem = crowd(0, 1, 2, quorum=1)
    first = told(problem)
    (slot,) = first.published
    for who in ("d0", "d1", "d2"):
        duty = next(d for d in problem.rota.duties if d.doctor == who)
        other = slot.changed(doctor=who, duty=duty.id, source=duty.source)
        draft = solve(first.changed(published=(other,)), EXACT)
        assert draft.events[0].attending == (who,)
        assert not draft.slots[0].pinned


def test_an_event_without_its_quorum_lets_go_of_who_was_to_come() -> None:
    base = with_events(scenario(Shift(0, 0), Shift(1, 0), doctors=2, owed=60), forum(2))
    first = told(base)
    alone = first.changed(rota=first.rota.changed(duties=first.rota.duties[1:]))
    draft = solve(alone, EXACT)
    assert draft.status is PlanStatus.OPTIMAL
    assert draft.events[0].span is None
    assert new_breaches(alone, draft) == []
