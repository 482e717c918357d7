"""stand_in: whoever leaves a bleep, or a post that must be filled, hands it to somebody."""

import pytest

from rotaengage.domain.backfill import Backfill
from rotaengage.domain.codes import DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import Tier
from rotaengage.domain.people import Doctor
from rotaengage.domain.scenario import Scenario
from rotaengage.rules import Placed
from rotaengage.rules.stand_in import stand_ins
from tests import build
from tests.rules.say import found

BLEEP = ShiftCode(code=DutyKind.LONG_DAY.value, kind=DutyKind.LONG_DAY, release=ReleaseClass.C3)


def bleep(name: str) -> Duty:
    return build.duty(name, 0, "08:00", "20:00", kind=DutyKind.LONG_DAY)


def of(doctors: list[Doctor], duties: list[Duty], code: ShiftCode = BLEEP) -> Scenario:
    return build.scenario(build.rota(doctors, duties).changed(codes=(code,)))


POST = ShiftCode(code=DutyKind.STANDARD_DAY.value, kind=DutyKind.STANDARD_DAY, release=ReleaseClass.C2)


def test_a_post_is_covered_beside_a_bleep_or_another_post_and_a_bleep_only_by_somebody_without_one() -> None:
    people = [build.doctor(n) for n in ("amy", "ben", "cat", "dan")]
    duties = [bleep("amy"), bleep("ben"), build.duty("cat", 0), build.duty("dan", 0)]
    scenario = build.scenario(build.rota(people, duties).changed(codes=(BLEEP, POST)))
    slots = [build.slot(d, "10:00", "11:00") for d in duties]
    assert found("stand_in", scenario, slots[2]) == []
    assert found("stand_in", scenario, slots[2], slots[3]) == []  # two posts beside two bleeps
    assert found("stand_in", scenario, slots[0], slots[2]) == []  # the bleep to one post, the post beside the other
    assert len(found("stand_in", scenario, slots[0], slots[2], slots[3])) == 2  # Ben, who has a bleep, covers one post
    only = build.scenario(build.rota(people[:2], duties[:2]).changed(codes=(BLEEP, POST)))
    assert len(found("stand_in", only, slots[0])) == 1


AMY = build.doctor("amy")


@pytest.mark.parametrize(
    ("taker", "free"),
    [
        (build.doctor("ben"), True),
        (build.doctor("ben", Tier.REGISTRAR), True),
        (build.doctor("ben", Tier.FIRST), False),
        (build.doctor("ben", Tier.NONE), False),
        (build.doctor("ben", team="other"), False),
        (build.doctor("ben", counts_to_cover=False), False),
    ],
)
def test_a_colleague_of_the_same_or_a_greater_tier_and_the_same_team_takes_over(taker: Doctor, free: bool) -> None:
    duties = [bleep("amy"), build.duty("ben", 0)]
    assert (found("stand_in", of([AMY, taker], duties), build.slot(duties[0], "10:00", "11:00")) == []) is free


def test_the_whole_of_the_slot_is_taken_over() -> None:
    """Ben goes home at 17:00."""
    duties = [bleep("amy"), build.duty("ben", 0)]
    scenario = of([AMY, build.doctor("ben")], duties)
    assert found("stand_in", scenario, build.slot(duties[0], "16:00", "17:00")) == []
    assert sum(b.amount for b in found("stand_in", scenario, build.slot(duties[0], "16:30", "18:00"))) == 60


def test_one_colleague_takes_over_from_one_at_a_time_and_not_while_away() -> None:
    people = [AMY, build.doctor("cat"), build.doctor("ben")]
    duties = [bleep("amy"), bleep("cat"), build.duty("ben", 0)]
    scenario = of(people, duties)
    first = build.slot(duties[0], "10:00", "11:00")
    assert found("stand_in", scenario, first, build.slot(duties[1], "11:00", "12:00")) == []
    assert len(found("stand_in", scenario, first, build.slot(duties[1], "10:00", "11:00"))) == 1
    assert len(found("stand_in", scenario, first, build.slot(duties[2], "10:30", "11:30"))) == 1


def test_the_senior_is_kept_for_whom_only_the_senior_can_help() -> None:
    people = [AMY, build.doctor("reg", Tier.REGISTRAR), build.doctor("ben"), build.doctor("top", Tier.SENIOR)]
    duties = [bleep("amy"), bleep("reg"), build.duty("ben", 0), build.duty("top", 0)]
    slots = (build.slot(duties[0], "10:00", "11:00"), build.slot(duties[1], "10:00", "11:00"))
    scenario = of(people, duties)
    assert found("stand_in", scenario, *slots) == []
    handed = {h.leaver.id: h.taker.id for h in stand_ins(Placed(scenario, slots)) if h.taker}
    assert handed == {"amy": "ben", "reg": "top"}


def test_other_classes_and_time_that_keeps_the_doctor_on_the_ward_need_nobody() -> None:
    duties = [bleep("amy")]
    slot = build.slot(duties[0], "10:00", "11:00")
    assert found("stand_in", of([AMY], duties), slot)
    assert found("stand_in", of([AMY], duties, BLEEP.changed(release=ReleaseClass.C1)), slot) == []
    virtual = build.SDT.changed(counts_to_cover=True)
    assert found("stand_in", of([AMY], duties).changed(activities=(virtual,)), slot) == []


@pytest.mark.parametrize(
    ("release", "releasable", "can", "covers"),
    [
        (None, None, False, True),
        (ReleaseClass.C0, None, True, False),
        (ReleaseClass.C1, None, True, True),
        (ReleaseClass.C2, None, True, True),
        (ReleaseClass.C3, None, True, True),
        (ReleaseClass.C3, False, False, True),
        (ReleaseClass.C4, None, True, True),  # with notice: list_notice
        (ReleaseClass.C4, True, True, True),
        (ReleaseClass.C5, None, False, True),
    ],
)
def test_what_a_release_class_means_for_a_long_day(
    release: ReleaseClass | None, releasable: bool | None, can: bool, covers: bool
) -> None:
    code = ShiftCode(code="LD", kind=DutyKind.LONG_DAY, release=release, releasable=releasable)
    assert (code.can_release, code.counts_to_cover) == (can, covers)
    assert code.needs_stand_in is (release in (ReleaseClass.C2, ReleaseClass.C3))


@pytest.mark.parametrize(
    ("tier", "team", "start", "free"),
    [(Tier.SHO, "", "10:00", True), (Tier.SHO, "", "10:30", False), (Tier.FIRST, "", "10:00", False),
     (Tier.SHO, "other", "10:00", False)],
)  # fmt: skip
def test_whoever_is_bought_takes_over_while_they_are_there(tier: Tier, team: str, start: str, free: bool) -> None:
    bought = Backfill(tier=tier, team=team, span=build.span(0, start, "12:00"))
    alone = of([AMY], [bleep("amy")]).changed(bought=(bought,))
    assert (found("stand_in", alone, build.slot(bleep("amy"), "10:00", "11:00")) == []) is free
