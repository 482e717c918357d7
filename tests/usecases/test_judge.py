"""The judge: a draft is a claim, and nothing is shown on a claim."""

import pytest

from rotaengage.domain.department import Department
from rotaengage.domain.grades import Tier
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Draft, Objective, PlanStatus, Slot
from rotaengage.domain.scenario import PlanSettings, Scenario
from rotaengage.usecases.cover import CoverBoard
from rotaengage.usecases.judge import PlanRefusedError, judge
from rotaengage.usecases.reasons import Reasons
from tests import build

DUTIES = [build.duty(n, d) for n in ("amy", "ben") for d in range(3)]
TUESDAY = build.need(2, weekdays=frozenset({1}), title="Ward Tuesday")
MONDAY = build.need(1, weekdays=frozenset({0}), id="mon", title="Ward Monday")


def scenario(cover: object = (TUESDAY, MONDAY)) -> Scenario:
    of = build.rota([build.doctor("amy"), build.doctor("ben")], DUTIES)
    return build.scenario(of, cover=cover, dues=build.owed(240, "amy", "ben"))


def judged(*slots: Slot, objectives: tuple[Objective, ...] = ()) -> object:
    draft = Draft(status=PlanStatus.OPTIMAL, slots=slots, objectives=objectives)
    return judge(Department(scenario=scenario()), draft, PlanSettings())


def test_a_plan_without_a_breach_is_measured_and_verified() -> None:
    claim = Objective(name="delivered", value=120, bound=120, unit="minutes")
    draft = Draft(status=PlanStatus.OPTIMAL, slots=(build.slot(DUTIES[0], "10:00", "12:00"),), objectives=(claim,))
    plan = judge(Department(scenario=scenario()), draft, PlanSettings())
    assert plan.verified
    assert {d.doctor: d.planned_minutes for d in plan.doctors} == {"amy": 120, "ben": 0}
    assert {c.requirement: (c.tightest_margin, c.made_worse_minutes) for c in plan.cover} == {
        "ward": (0, 0),
        "mon": (0, 0),
    }


def test_a_breach_or_a_false_figure_throws_the_plan_away() -> None:
    with pytest.raises(PlanRefusedError, match="RE101 cover"):
        judged(build.slot(DUTIES[1], "10:00", "12:00"))
    with pytest.raises(PlanRefusedError, match="claimed 180"):
        judged(
            build.slot(DUTIES[0], "10:00", "12:00"),
            objectives=(Objective(name="delivered", value=180, bound=180, unit="minutes"),),
        )


def test_clashing_pins_are_named() -> None:
    draft = Draft(status=PlanStatus.INFEASIBLE, clash=("pin of Amy on Monday", "cover of the ward"))
    with pytest.raises(UserError, match="pin of Amy on Monday; cover of the ward"):
        judge(Department(scenario=scenario()), draft, PlanSettings())


def test_reasons_name_the_cover_that_has_nobody_to_spare_and_the_colleagues() -> None:
    """Ben: Tuesday holds both doctors to the ward, on Monday Amy has the one that could go, Wednesday is free."""
    slots = (build.slot(DUTIES[0], "08:00", "12:00"), build.slot(DUTIES[0], "12:00", "17:00"))
    told = Reasons(scenario(), slots).of("ben")
    assert told[0] == "3 days in duties that may be released, 0 used"
    assert "1 day: Ward Tuesday has nobody to spare" in told
    assert "1 day: colleagues have the cover that could be spared" in told
    assert any("a piece would fit" in reason for reason in told)


def test_a_rest_too_short_for_a_piece_is_its_own_reason() -> None:
    slots = (build.slot(DUTIES[0], "08:00", "11:30"),)
    assert Reasons(scenario(), slots).of("amy") == (
        "what is left is shorter than the shortest piece that its activity allows",
    )


def test_cover_before_and_after_at_one_place_tightest_first() -> None:
    slot = build.slot(DUTIES[0], "10:00", "12:00")
    board = CoverBoard(scenario(), (slot,))
    (reading,) = board.at(slot.span)
    assert (reading.requirement.id, reading.before, reading.after, reading.margin) == ("mon", 2, 1, 0)
    assert [r.after for r in board.at(build.span(0, "13:00", "14:00"))] == [2]
    assert board.at(build.span(2, "10:00", "11:00")) == ()
    consultant = build.doctor("con", tier=Tier.SENIOR)
    assert board.at(slot.span, consultant) == board.at(slot.span)
    shos = build.scenario(scenario().rota, cover=(MONDAY.changed(who=build.who(Tier.SHO)),))
    assert CoverBoard(shos, (slot,)).at(slot.span, consultant) == ()


def test_a_piece_too_near_another_is_a_reason() -> None:
    weekly = scenario(()).changed(activities=(build.SDT.changed(least_days_apart=7),))
    slots = (build.slot(DUTIES[1], "10:00", "11:00"),)
    told = Reasons(weekly, slots).of("amy")
    assert any("another piece too near" in words and words.startswith("2 days") for words in told)
    assert any("a piece would fit" in words for words in Reasons(scenario(()), slots).of("amy"))
