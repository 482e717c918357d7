"""sitting: who was at one sitting of a meeting leaves the other to others."""

from rotaengage.domain.activity import Activity, ActivityForm
from rotaengage.domain.plan import EventOutcome
from tests import build
from tests.rules.say import found


def sitting(number: int, of_round: int = 0) -> Activity:
    name = f"town-{of_round}-{number}"
    return Activity(id=name, title=name, form=ActivityForm.EVENT, series="town", sitting=number, round=of_round)


MORNING, NOON = build.duty("amy", 0), build.duty("ben", 0)
ROTA = build.rota([build.doctor("amy"), build.doctor("ben")], [MORNING, NOON])


def test_nobody_attends_two_sittings() -> None:
    one, two = sitting(1), sitting(2)
    of = build.scenario(ROTA, activities=(one, two))
    first = build.slot(MORNING, "09:00", "10:00", activity=one.id, event=one.id)
    again = build.slot(MORNING, "12:00", "13:00", activity=two.id, event=two.id)
    other = build.slot(NOON, "12:00", "13:00", activity=two.id, event=two.id)
    assert [b.doctor for b in found("sitting", of, first, again)] == ["amy"]
    assert found("sitting", of, first, other) == []


def test_a_second_round_is_not_a_second_sitting() -> None:
    one, two = sitting(1, 1), sitting(1, 2)
    of = build.scenario(ROTA, activities=(one, two))
    first = build.slot(MORNING, "09:00", "10:00", activity=one.id, event=one.id)
    later = build.slot(MORNING, "12:00", "13:00", activity=two.id, event=two.id)
    assert found("sitting", of, first, later) == []


def test_two_sittings_are_not_at_once() -> None:
    one, two = sitting(1), sitting(2)
    of = build.scenario(ROTA, activities=(one, two))
    events = [
        EventOutcome(event=a.id, activity=a.id, span=build.span(0, start, end))
        for a, start, end in ((one, "09:00", "10:00"), (two, "09:30", "10:30"))
    ]
    assert len(found("sitting", of, events=tuple(events))) == 1
    later = events[1].changed(span=build.span(0, "10:00", "11:00"))
    assert found("sitting", of, events=(events[0], later)) == []
