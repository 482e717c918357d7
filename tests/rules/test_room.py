"""room: a room holds one meeting at a time, when it is open, and no more people than it has seats."""

from datetime import time

import pytest

from rotaengage.domain.activity import Activity, ActivityForm, Method
from rotaengage.domain.plan import EventOutcome
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.scenario import Scenario
from tests import build
from tests.rules.say import found


def meeting(name: str, place: str = "Library") -> Activity:
    return Activity(id=name, title=name, form=ActivityForm.EVENT, method=Method.FORMAL_MEETING, place=place)


def held(name: str, start: str, end: str, *people: str) -> EventOutcome:
    return EventOutcome(event=name, activity=name, span=build.span(0, start, end), attending=people)


def of(*rooms: MeetingRoom, **more: object) -> Scenario:
    activities = (meeting("rdf"), meeting("qi", " library"), meeting("mm", "Hall"))
    rota = build.rota([build.doctor("amy")], [])
    return build.scenario(rota, activities=activities, rooms=rooms, **more)


@pytest.mark.parametrize(("start", "minutes"), [("12:00", [60]), ("12:59", [1]), ("13:00", []), ("11:00", [])])
def test_two_events_in_one_room_whatever_case_its_name_is_written_in(start: str, minutes: list[int]) -> None:
    hour = f"{int(start[:2]) + 1}{start[2:]}"
    events = (held("rdf", "12:00", "13:00"), held("qi", start, hour))
    assert [b.amount for b in found("room", of(), events=events)] == minutes


def test_another_room_and_a_virtual_meeting_do_not_clash() -> None:
    assert found("room", of(), events=(held("rdf", "12:00", "13:00"), held("mm", "12:00", "13:00"))) == []
    virtual = build.scenario(
        of().rota, activities=(meeting("rdf"), meeting("qi").changed(method=Method.VIRTUAL))
    )  # fmt: skip
    assert found("room", virtual, events=(held("rdf", "12:00", "13:00"), held("qi", "12:00", "13:00"))) == []


@pytest.mark.parametrize(
    ("room", "fits"),
    [
        (MeetingRoom(name="Library", earliest=time(12), latest=time(13)), True),
        (MeetingRoom(name="Library", earliest=time(12, 1)), False),
        (MeetingRoom(name="Library", latest=time(12, 59)), False),
        (MeetingRoom(name="Library", weekdays=frozenset({0})), True),
        (MeetingRoom(name="Library", weekdays=frozenset({1})), False),
        (MeetingRoom(name="Library", seats=1), True),
        (MeetingRoom(name="Library", seats=0), False),
        (MeetingRoom(name="Hall", seats=0), True),
    ],
)
def test_a_room_is_open_and_has_a_seat_for_each(room: MeetingRoom, fits: bool) -> None:
    assert (found("room", of(room), events=(held("rdf", "12:00", "13:00", "amy"),)) == []) is fits
