"""quorum: an event that is held can decide."""

from typing import Any

import pytest

from rotaengage.domain.activity import Activity, ActivityForm, Quorum
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.people import Who
from rotaengage.domain.plan import EventOutcome
from tests import build
from tests.rules.say import found

NAMES = ("amy", "ben", "dee")
DOCTORS = (build.doctor("amy"), build.doctor("ben"), build.doctor("dee", tier=Tier.REGISTRAR, grade=Grade.HST))
DUTIES = tuple(build.duty(n, 0) for n in NAMES)
SLOTS = tuple(build.slot(d, "12:00", "13:00", activity="forum", event="forum") for d in DUTIES)


def forum(**more: Any) -> Activity:
    return Activity(id="forum", title="Forum", form=ActivityForm.EVENT, **more)


def held(*names: str) -> EventOutcome:
    return EventOutcome(event="forum", activity="forum", span=build.span(0, "12:00", "13:00"), attending=names)


def faults(activity: Activity, *names: str) -> list[str]:
    scenario = build.scenario(build.rota(DOCTORS, DUTIES), activities=(activity,))
    slots = [s for s in SLOTS if s.doctor in names]
    return [b.says for b in found("quorum", scenario, *slots, events=(held(*names),))]


def test_the_total_is_reached_or_not() -> None:
    assert faults(forum(quorum=Quorum(total=2)), "amy", "ben") == []
    assert faults(forum(quorum=Quorum(total=3)), "amy", "ben") == ["forum has 2 of 3 for a quorum"]


def test_each_group_is_reached_by_grade_or_tier() -> None:
    both = forum(quorum=Quorum(by_group={"HST": 1, "sho": 2}))
    assert faults(both, *NAMES) == []
    assert faults(both, "amy", "ben") == ["forum has 0 of 1 from HST"]
    assert faults(both, "amy", "dee") == ["forum has 1 of 2 from sho"]


ALIKE = {"site": "North", "line": "3", "team": "Red"}


@pytest.mark.parametrize("group", ["site North", "line 3", "team Red", "skill airway", "role chair", "LTFT"])
def test_a_group_shares_a_site_a_line_a_team_a_skill_a_role_or_works_less(group: str) -> None:
    one = DOCTORS[0].changed(**ALIKE, skills=frozenset({"airway"}), roles=frozenset({"chair"}), wte=0.8)
    event = forum(quorum=Quorum(by_group={group: 1}))
    scenario = build.scenario(build.rota((one, *DOCTORS[1:]), DUTIES), activities=(event,))

    def says(*names: str) -> list[str]:
        slots = [s for s in SLOTS if s.doctor in names]
        return [b.says for b in found("quorum", scenario, *slots, events=(held(*names),))]

    assert says("amy") == []
    assert says("ben", "dee") == [f"forum has 0 of 1 from {group}"]
    two = event.changed(quorum=Quorum(by_group={"full time": 2}))
    scenario = scenario.changed(activities=(two,))
    assert says("ben", "dee") == []
    assert says("amy", "ben") == ["forum has 1 of 2 from full time"]


def test_only_the_invited_attend_and_each_has_the_slot() -> None:
    seniors = forum(invited=Who(tiers=frozenset({Tier.REGISTRAR})))
    assert faults(seniors, "dee") == []
    assert faults(seniors, "amy") == ["forum is attended by somebody who is not invited"]
    scenario = build.scenario(build.rota(DOCTORS, DUTIES), activities=(forum(),))
    assert found("quorum", scenario, SLOTS[0], events=(held("amy", "ben"),))
    late = SLOTS[1].model_copy(update={"span": build.span(0, "12:30", "13:30")})
    assert found("quorum", scenario, SLOTS[0], late, events=(held("amy", "ben"),))
    assert found("quorum", scenario, SLOTS[0])


def test_who_must_be_there_is_or_a_deputy() -> None:
    must = forum(must_attend=(frozenset({"amy", "ben"}), frozenset({"chair"})))
    assert faults(must, "ben") == ["forum is without chair"]
    assert faults(must, "dee") == ["forum is without Amy or Ben", "forum is without chair"]
    assert faults(forum(must_attend=(frozenset({"amy", "ben"}),)), "ben") == []
    roles = [d.changed(roles=frozenset({"chair"})) if d.id == "dee" else d for d in DOCTORS]
    scenario = build.scenario(build.rota(roles, DUTIES), activities=(must,))
    both = [s for s in SLOTS if s.doctor in ("ben", "dee")]
    assert found("quorum", scenario, *both, events=(held("ben", "dee"),)) == []
