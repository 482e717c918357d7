"""stand_in: as many may leave a bleep at once as there are colleagues who could take it."""

from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rotaengage.domain.backfill import Backfill
from rotaengage.domain.codes import DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.grades import Tier
from rotaengage.domain.plan import PlanStatus
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.rules.base import Placed
from rotaengage.rules.stand_in import StandIn as Plain
from solvers.constraints.stand_in import StandIn
from solvers.outcome import slots_of
from solvers.search import solve
from tests.solvers.boards import allows, block_at, board_with
from tests.solvers.departments import EXACT, Shift, clock, forum, new_breaches, scenario, span, with_events

BLEEP = ShiftCode(code="lo", kind=DutyKind.LONG_DAY, release=ReleaseClass.C3)


POST = ShiftCode(code="ea", kind=DutyKind.EARLY, release=ReleaseClass.C2)


def ward(*people: tuple[DutyKind, Tier], hours: int = 4, owed: int = 60) -> Scenario:
    """One day from nine; a long day is a bleep, an early one a post."""
    shifts = [Shift(n, 0, kind, time(9), time(9 + hours)) for n, (kind, _) in enumerate(people)]
    base = scenario(*shifts, doctors=len(people), owed=owed)
    doctors = tuple(d.changed(tier=tier) for d, (_, tier) in zip(base.rota.doctors, people, strict=True))
    return base.changed(rota=base.rota.changed(doctors=doctors, codes=(BLEEP, POST)))


HOLDS, FREE, STAYS = DutyKind.LONG_DAY, DutyKind.STANDARD_DAY, DutyKind.EARLY


@pytest.mark.parametrize(("tier", "fits"), [(Tier.SHO, True), (Tier.REGISTRAR, True), (Tier.FIRST, False)])
def test_a_bleep_is_left_to_the_same_or_a_greater_tier(tier: Tier, fits: bool) -> None:
    problem = ward((HOLDS, Tier.SHO), (FREE, tier))
    board = board_with(StandIn(), problem)
    bleep = [b for b in board.blocks if b.doctor == "d0"]
    assert bool(bleep) is fits
    assert all(allows(board, [b]) for b in bleep)


def test_two_bleeps_at_once_need_two_colleagues_and_a_colleague_away_is_none() -> None:
    board = board_with(StandIn(), ward((HOLDS, Tier.SHO), (HOLDS, Tier.SHO), (FREE, Tier.SHO)))
    nine = [block_at(board, f"d{n}", clock(0, time(9))) for n in range(3)]
    ten = [block_at(board, f"d{n}", clock(0, time(10))) for n in range(3)]
    assert not allows(board, [nine[0], nine[1]])
    assert allows(board, [nine[0], ten[1]])
    assert not allows(board, [nine[0], nine[2]])
    assert allows(board, [nine[0], ten[2]])


def test_a_registrar_who_is_needed_for_a_registrar_is_not_counted_twice() -> None:
    board = board_with(StandIn(), ward((HOLDS, Tier.SHO), (HOLDS, Tier.REGISTRAR), (FREE, Tier.REGISTRAR)))
    nine = [block_at(board, f"d{n}", clock(0, time(9))) for n in range(2)]
    assert allows(board, nine[:1])
    assert allows(board, nine[1:])
    assert not allows(board, nine)


def test_a_post_is_left_to_a_bleep_holder_and_a_bleep_is_not() -> None:
    posts = board_with(StandIn(), ward((STAYS, Tier.SHO), (HOLDS, Tier.SHO)))
    assert allows(posts, [block_at(posts, "d0", clock(0, time(9)))])
    assert list(board_with(StandIn(), ward((HOLDS, Tier.SHO), (HOLDS, Tier.SHO))).blocks) == []


def test_whoever_leaves_a_post_covers_none() -> None:
    board = board_with(StandIn(), ward((STAYS, Tier.SHO), (STAYS, Tier.SHO)))
    nine = [block_at(board, f"d{n}", clock(0, time(9))) for n in range(2)]
    assert allows(board, nine[:1])
    assert allows(board, nine[1:])
    assert not allows(board, nine)


TIERS = (Tier.FIRST, Tier.SHO, Tier.REGISTRAR)
PERSON = st.tuples(st.sampled_from((HOLDS, HOLDS, STAYS, FREE)), st.sampled_from(TIERS))
SLOW = (HealthCheck.too_slow,)


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(st.lists(PERSON, min_size=1, max_size=5), st.integers(1, 2))
def test_whole_plans_keep_the_plain_rule_and_are_proved(people: list[tuple[DutyKind, Tier]], hours: int) -> None:
    problem = ward(*people, hours=hours)
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    assert draft.status is PlanStatus.OPTIMAL


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(st.lists(PERSON, min_size=2, max_size=6), st.data())
def test_the_rows_allow_just_what_the_plain_rule_does(people: list[tuple[DutyKind, Tier]], data: st.DataObject) -> None:
    problem = ward(*people, hours=2)
    board = board_with(StandIn(), problem)
    if not len(board.blocks):
        return
    drawn = data.draw(st.lists(st.integers(0, len(board.blocks) - 1), max_size=6))
    chosen = list({board.blocks[n].doctor: n for n in drawn}.values())
    blocks = [board.blocks[n] for n in chosen]
    slots = slots_of(board.facts, blocks, ())
    assert allows(board, blocks) is (not list(Plain().check(Placed(problem, slots))))


def test_an_event_leaves_a_colleague_for_each_bleep() -> None:
    """Two bleeps and two colleagues: two can come, whoever they are."""
    people = ((HOLDS, Tier.SHO), (HOLDS, Tier.SHO), (FREE, Tier.SHO), (FREE, Tier.SHO))
    problem = with_events(ward(*people, hours=1, owed=0), forum(2))
    draft = solve(problem, EXACT)
    assert new_breaches(problem, draft) == []
    assert [len(e.attending) for e in draft.events] == [2]
    assert draft.status is PlanStatus.OPTIMAL


def test_a_redundant_colleague_never_makes_a_plan_worse() -> None:
    order = PlanSettings(seconds=20.0, gap=0.0, order=(Goal.DELIVERED,))
    few = solve(ward((HOLDS, Tier.SHO), (HOLDS, Tier.SHO), hours=1), order)
    more = solve(ward((HOLDS, Tier.SHO), (HOLDS, Tier.SHO), (FREE, Tier.SENIOR), hours=1), order)
    assert (few.objectives[0].value, more.objectives[0].value) == (0, 60)


def test_whoever_is_bought_takes_over_from_one_while_they_are_there() -> None:
    bought = Backfill(tier=Tier.SHO, span=span(0, time(9), time(11)))
    board = board_with(StandIn(), ward((HOLDS, Tier.SHO), (HOLDS, Tier.SHO)).changed(bought=(bought,)))
    nine = [block_at(board, f"d{n}", clock(0, time(9))) for n in range(2)]
    ten = [block_at(board, f"d{n}", clock(0, time(10))) for n in range(2)]
    assert {b.end <= clock(0, time(11)) for b in board.blocks} == {True}
    assert allows(board, [nine[0], ten[1]])
    assert not allows(board, nine)
