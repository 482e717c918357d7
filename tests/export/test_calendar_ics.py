"""A calendar that updates instead of doubling, keeps to the wall clock and tells nobody else."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from rotaengage.export.calendar_ics import calendar, calendars
from rotaengage.export.calendar_ids import uids
from rotaengage.export.ics_zone import changes, zone_rules
from tests.build import day, slot
from tests.export.plans import DUTIES, plan, problem


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_every_slot_is_an_entry_on_the_wall_clock() -> None:
    found = events(calendar(plan(), problem()))
    assert [(str(e["SUMMARY"]), f"{e['DTSTART'].dt:%d %H:%M}", f"{e['DTEND'].dt:%H:%M}") for e in found] == [
        ("Self-development time", "04 14:00", "16:00"),
        ("Rota forum", "05 13:00", "14:00"),
        ("Rota forum", "05 13:00", "14:00"),
    ]
    assert {e["DTSTART"].params["TZID"] for e in found} == {"Europe/London"}
    assert found[0]["DTSTART"].dt.tzinfo == ZoneInfo("Europe/London")


def test_an_entry_is_private_and_invites_nobody() -> None:
    for entry in events(calendar(plan(), problem())):
        assert entry["CLASS"] == "PRIVATE"
        assert "ATTENDEE" not in entry
        assert "ORGANIZER" not in entry
        assert entry["SEQUENCE"] == 7
        assert entry["DTSTAMP"].dt == datetime(2027, 1, 2, 9, 30, tzinfo=UTC)


def test_each_doctor_has_a_calendar_of_their_own() -> None:
    found = calendars(plan(), problem())
    assert {name: len(events(data)) for name, data in found.items()} == {"ann okoro": 2, "ben =cmd": 1}
    assert b"Ben" not in found["ann okoro"]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert calendar(plan(), problem()) == calendar(plan(slots=tuple(reversed(plan().slots))), problem())


def test_an_entry_keeps_its_identity_when_it_moves_within_its_day() -> None:
    early, late = slot(DUTIES[0], "09:00", "11:00"), slot(DUTIES[0], "14:00", "16:00")
    assert set(uids([early]).values()) == set(uids([late]).values())
    assert set(uids([early]).values()) != set(uids([slot(DUTIES[1], "09:00", "11:00")]).values())
    assert len(set(uids([early, late]).values())) == 2


def test_a_place_at_an_event_keeps_its_identity_on_any_day() -> None:
    first, moved = (slot(DUTIES[n], "13:00", "14:00", activity="rdf", event="rdf-jan") for n in (0, 3))
    other = slot(DUTIES[5], "13:00", "14:00", activity="rdf", event="rdf-jan")
    assert set(uids([first]).values()) == set(uids([moved]).values())
    assert set(uids([first]).values()) != set(uids([other]).values())


def test_an_identity_does_not_tell_a_name() -> None:
    assert not any("okoro" in uid.casefold() for uid in uids(plan().slots).values())


@pytest.mark.parametrize("made_at", ["", "2027-01-02T09:30:00"])
def test_a_plan_without_a_full_date_has_a_stamp(made_at: str) -> None:
    assert events(calendar(plan(made_at=made_at), problem()))[0]["DTSTAMP"].dt.tzinfo is not None


def test_the_zone_changes_when_the_clocks_do() -> None:
    text = zone_rules("Europe/London", day(0), day(365)).to_ical().decode()
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20270328T010000\r\nTZNAME:BST\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100" in text
    assert "BEGIN:STANDARD\r\nDTSTART:20271031T020000\r\nTZNAME:GMT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000" in text


@pytest.mark.parametrize("key", ["Europe/London", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"])
def test_every_change_of_a_zone_is_found_to_the_minute(key: str) -> None:
    zone, start = ZoneInfo(key), datetime(2026, 1, 1, tzinfo=UTC)
    found = changes(zone, start, start + timedelta(days=366))
    hours = [start + timedelta(minutes=30 * n) for n in range(366 * 48)]
    offsets = [h.astimezone(zone).utcoffset() for h in hours]
    assert found == [h for h, a, b in zip(hours[1:], offsets, offsets[1:], strict=False) if a != b]
