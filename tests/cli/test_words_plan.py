"""What the command line says of a plan whose cover pools were planned apart."""

from rotaengage.cli.words_plan import amount, plan_lines
from rotaengage.domain.activity import Quorum
from rotaengage.domain.plan import PoolOutcome
from tests.export.plans import plan, problem, slots


def pools(*gaps: float) -> tuple[PoolOutcome, ...]:
    return tuple(PoolOutcome(doctors=(f"d{n}",), gap=gap, goal="delivered") for n, gap in enumerate(gaps))


def test_the_pool_that_is_farthest_from_its_bound_is_told() -> None:
    said = "  3 cover pools, planned apart: the farthest is 1.8% from its bound (protected time delivered)"
    assert said in list(plan_lines(plan(pools=pools(0.004, 0.018, 0.0)), problem()))
    assert "  2 cover pools, planned apart: each proved best" in list(plan_lines(plan(pools=pools(0, 0)), problem()))


def test_an_event_tells_how_many_of_each_group_of_its_quorum_come() -> None:
    wanted = problem().activities[1].changed(quorum=Quorum(by_group={"LTFT": 1}))
    asked = problem().changed(activities=(problem().activities[0], wanted))
    held = plan().events[0].changed(attending=("ann okoro", "ben =cmd"))
    assert "  1 of LTFT, where 1 is needed" in list(plan_lines(plan(events=(held,)), asked))
    assert not any("needed" in told for told in plan_lines(plan(events=(held,)), problem()))


def test_one_of_something_is_said_in_the_singular() -> None:
    assert (amount(1, "stretches"), amount(2, "stretches"), amount(1.5, "days")) == (
        "1 stretch",
        "2 stretches",
        "1.5 days",
    )


def test_a_plan_of_one_slot_has_one_slot() -> None:
    said = list(plan_lines(plan(slots=slots()[:1]), problem()))
    assert said[0].startswith("Plan 7: 1 slot in 3.1 s")
    assert any(told.startswith("Cover: 1 requirement,") for told in said)


def test_nothing_is_said_of_pools_where_there_is_one() -> None:
    assert not any("cover pools" in told for told in plan_lines(plan(), problem()))
