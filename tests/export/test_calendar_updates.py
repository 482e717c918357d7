"""Calendars that are imported again: what moved moves, what is gone is cancelled, and a strict reader is content."""

import re
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from rotaengage.domain.privacy import Privacy
from rotaengage.export.calendar_ics import calendar, calendars, event_calendar, event_calendars
from tests.build import slot, span
from tests.export.people import DUTIES, made, own_slots, people, problem


class Entry(NamedTuple):
    """A component as it is written: its kind, properties by name, and what it holds."""

    kind: str
    said: dict[str, str]
    within: list["Entry"]


def read(data: bytes) -> Entry:
    """A reader of our own that is as strict as RFC 5545: line ends, lengths, nesting, names."""
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    text = b"\r\n".join(lines).replace(b"\r\n ", b"").decode()
    open_ones: list[Entry] = [Entry("", {}, [])]
    for line in text.split("\r\n"):
        found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)", line, re.DOTALL)
        assert found, line
        name, value = found[1], found[3]
        if name == "BEGIN":
            open_ones.append(Entry(value, {}, []))
            open_ones[-2].within.append(open_ones[-1])
        elif name == "END":
            assert open_ones.pop().kind == value
        else:
            assert name not in open_ones[-1].said, f"{name} twice"
            open_ones[-1].said[name] = f"{found[2]}:{value}" if name in {"DTSTART", "DTEND"} else value
    (root,) = open_ones[0].within
    assert len(open_ones) == 1
    return root


def entries(data: bytes) -> dict[str, Entry]:
    found = [e for e in read(data).within if e.kind == "VEVENT"]
    assert len({e.said["UID"] for e in found}) == len(found), "an identity twice"
    return {e.said["UID"]: e for e in found}


def moment(words: str) -> datetime:
    found = re.fullmatch(r";TZID=([^:]+):(\d{8}T\d{6})", words)
    assert found
    return datetime.strptime(found[2], "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(found[1]))


def test_a_strict_reader_finds_every_slot_with_its_zone_and_class() -> None:
    data = calendar(made(), problem())
    root = read(data)
    assert (root.kind, root.said["VERSION"], root.said["METHOD"]) == ("VCALENDAR", "2.0", "PUBLISH")
    assert root.within[0].kind == "VTIMEZONE"
    found = list(entries(data).values())
    assert sorted((moment(e.said["DTSTART"]), moment(e.said["DTEND"])) for e in found) == sorted(
        (s.span.start, s.span.end) for s in made().slots
    )
    assert {e.said["CLASS"] for e in found} == {"PRIVATE"}
    assert {e.said["STATUS"] for e in found} == {"CONFIRMED"}
    assert all({"UID", "DTSTAMP", "SUMMARY", "SEQUENCE"} <= e.said.keys() for e in found)


def test_a_slot_that_moved_in_its_day_is_the_same_entry_with_a_higher_number() -> None:
    old = made(version=1)
    new = made((slot(DUTIES[0], "09:00", "11:00"), *own_slots()[1:]), version=3)
    before, after = entries(calendar(old, problem())), entries(calendar(new, problem(), [old]))
    assert before.keys() == after.keys()
    changed = [u for u in before if before[u].said["DTSTART"] != after[u].said["DTSTART"]]
    assert len(changed) == 1
    assert {e.said["SEQUENCE"] for e in after.values()} == {"3"}


def test_a_slot_that_is_gone_is_cancelled_for_its_doctor_alone() -> None:
    old, new = made(version=1), made(own_slots()[1:], version=2)
    own = calendars(new, problem(), [old])
    ann = entries(own[people()[0].id])
    assert sorted(e.said["STATUS"] for e in ann.values()) == ["CANCELLED", "CONFIRMED"]
    (gone,) = (e for e in ann.values() if e.said["STATUS"] == "CANCELLED")
    assert gone.said["SUMMARY"] == "Cancelled: Self-development time"
    assert (gone.said["TRANSP"], gone.said["SEQUENCE"]) == ("TRANSPARENT", "2")
    assert {e.said["STATUS"] for e in entries(own[people()[1].id]).values()} == {"CONFIRMED"}


def test_a_doctor_who_has_nothing_left_still_gets_a_calendar_that_cancels() -> None:
    old, new = made(version=1), made(own_slots()[:-1], version=2)
    own = calendars(new, problem(), [old])
    assert {e.said["STATUS"] for e in entries(own[people()[11].id]).values()} == {"CANCELLED"}


def test_what_was_gone_in_between_and_came_back_is_not_cancelled() -> None:
    first, second, third = made(version=1), made(own_slots()[1:], version=2), made(version=3)
    found = entries(calendar(third, problem(), [second, first]))
    assert {e.said["STATUS"] for e in found.values()} == {"CONFIRMED"}


def test_an_event_is_one_entry_whoever_comes_and_names_nobody() -> None:
    data = event_calendar(made(), problem())
    (only,) = entries(data).values()
    assert only.said["SUMMARY"] == "Rota forum"
    assert "6 of the 12 invited" in only.said["DESCRIPTION"]
    assert not any(word in data for word in (b"Okoro", b"Ben", b"Raman"))


def test_an_event_that_moved_to_another_day_keeps_its_identity() -> None:
    (forum,) = made().events
    moved = made(events=(forum.changed(span=span(3, "13:00", "14:00")),), version=3)
    assert entries(event_calendar(moved, problem())).keys() == entries(event_calendar(made(), problem())).keys()


def test_an_event_without_a_time_any_more_is_cancelled() -> None:
    (forum,) = made().events
    lost = made(events=(forum.changed(span=None),), version=3)
    (only,) = entries(event_calendar(lost, problem(), earlier=[made()])).values()
    assert only.said["STATUS"] == "CANCELLED"


def test_each_event_has_a_calendar_named_by_day_and_title() -> None:
    assert list(event_calendars(made(), problem())) == ["2027-01-05 Rota forum"]


@pytest.mark.parametrize(("coming", "told"), [(4, False), (5, True), (7, True), (8, False), (12, True)])
def test_totals_tell_no_number_under_five_nor_one_that_leaves_so_few(coming: int, told: bool) -> None:
    (forum,) = made().events
    some = made(events=(forum.changed(attending=tuple(d.id for d in people()[:coming])),))
    (only,) = entries(event_calendar(some, problem(), Privacy.TOTALS)).values()
    assert ("invited" in only.said["DESCRIPTION"]) is told


def test_lines_with_wide_letters_are_folded_between_letters() -> None:
    wide = problem(activities=tuple(a.changed(title="Füße 😀 " * 20) for a in problem().activities))
    for entry in entries(calendar(made(), wide)).values():
        assert entry.said["SUMMARY"].startswith("Füße 😀 Füße")
