"""On-call calendars: clock changes, whole days, repeats and exceptions, and files that mean harm."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.calendar_file import CalendarReading, read_calendar
from importers.calendar_guard import MOST_BYTES, MOST_COMPONENTS
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.issue import UserError
from rotaengage.domain.span import LONDON

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 30)
CORPUS = sorted((Path(__file__).resolve().parents[3] / "shared" / "corpus" / "ics").glob("*.ics"))


def event(*lines: str, start: str = "DTSTART:20261005T170000", summary: str = "On call - Amy Bell") -> str:
    return "\r\n".join(("BEGIN:VEVENT", "UID:a@b", f"SUMMARY:{summary}", start, *lines, "END:VEVENT"))


def read(path: Path, *events: str, head: Sequence[str] = ()) -> CalendarReading:
    file = path / "oncall.ics"
    text = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *head, *events, "END:VCALENDAR", ""))
    file.write_bytes(text.encode())
    return read_calendar(file, FIRST, LAST, LONDON)


def days(found: CalendarReading) -> list[str]:
    return [f"{e.span.start:%m-%d %H:%M}" if e.span else f"{e.days[0]:%m-%d}" for e in found.entries]


def codes(found: CalendarReading) -> list[str]:
    return [i.code for i in found.issues]


def test_an_entry_without_a_zone_is_on_the_rotas_clock(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, event("DTEND:20261006T080000")).entries
    assert entry.span is not None
    assert (entry.span.wall(), entry.span.minutes) == ("Mon 5 Oct 17:00-08:00", 900)
    assert (entry.kind, entry.names) == (DutyKind.NON_RESIDENT_ON_CALL, ("On call - Amy Bell",))
    assert str(entry.source) == "'[oncall.ics]entries'!A1"


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("DTSTART;TZID=Europe/London:20261024T200000", "DTEND;TZID=Europe/London:20261025T080000", 13 * 60),
        ("DTSTART:20261024T190000Z", "DTEND:20261025T080000Z", 13 * 60),
        ("DTSTART;TZID=Europe/London:20261025T200000", "DURATION:PT12H", 12 * 60),
    ],
)
def test_the_night_when_the_clocks_go_back_is_an_hour_longer(
    tmp_path: Path, start: str, end: str, minutes: int
) -> None:
    (entry,) = read(tmp_path, event(end, start=start)).entries
    assert entry.span is not None
    assert entry.span.minutes == minutes
    assert f"{entry.span.start:%H:%M}-{entry.span.end:%H:%M}" == "20:00-08:00"


def test_a_series_keeps_its_wall_clock_over_the_change(tmp_path: Path) -> None:
    start = "DTSTART;TZID=Europe/London:20261019T170000"
    found = read(tmp_path, event("DTEND;TZID=Europe/London:20261020T080000", "RRULE:FREQ=WEEKLY;COUNT=3", start=start))
    assert days(found) == ["10-19 17:00", "10-26 17:00", "11-02 17:00"]


def test_a_zone_abroad_is_told_on_the_rotas_clock(tmp_path: Path) -> None:
    found = read(tmp_path, event("DURATION:PT1H", start="DTSTART;TZID=America/New_York:20261005T120000"))
    assert days(found) == ["10-05 17:00"]
    unknown = read(tmp_path, event("DURATION:PT1H", start="DTSTART;TZID=Mars/Base:20261005T120000"))
    assert (days(unknown), codes(unknown)) == (["10-05 12:00"], ["IC207"])


def test_whole_days_end_before_the_day_that_is_named_as_their_end(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, event("DTEND;VALUE=DATE:20261012", start="DTSTART;VALUE=DATE:20261009")).entries
    assert entry.span is None
    assert entry.days == (date(2026, 10, 9), date(2026, 10, 10), date(2026, 10, 11))
    (single,) = read(tmp_path, event(start="DTSTART;VALUE=DATE:20261009")).entries
    assert single.days == (date(2026, 10, 9),)


def test_only_days_of_the_rota_are_kept(tmp_path: Path) -> None:
    over = read(tmp_path, event("DTEND;VALUE=DATE:20261003", start="DTSTART;VALUE=DATE:20260928"))
    assert over.entries[0].days == (date(2026, 10, 1), date(2026, 10, 2))
    out = read(tmp_path, event(start="DTSTART;VALUE=DATE:20261201"), event(start="DTSTART;VALUE=DATE:20261130"))
    assert (days(out), codes(out)) == (["11-30"], ["IC206"])


def test_days_taken_out_added_and_moved(tmp_path: Path) -> None:
    series = event("DURATION:PT15H", "RRULE:FREQ=WEEKLY;UNTIL=20261102T235959", "EXDATE:20261012T170000",
                   "RDATE:20261007T170000")  # fmt: skip
    moved = event("DURATION:PT15H", "RECURRENCE-ID:20261019T170000", start="DTSTART:20261020T180000")
    found = read(tmp_path, series, moved)
    assert sorted(days(found)) == ["10-05 17:00", "10-07 17:00", "10-20 18:00", "10-26 17:00", "11-02 17:00"]


def test_an_old_series_reaches_into_the_rota(tmp_path: Path) -> None:
    found = read(tmp_path, event("RRULE:FREQ=MONTHLY;BYDAY=1MO", "DURATION:PT12H", start="DTSTART:19700105T080000"))
    assert days(found) == ["10-05 08:00", "11-02 08:00"]


def test_cancelled_entries_are_counted_and_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, event("STATUS:CANCELLED"), event())
    assert (len(found.entries), codes(found)) == (1, ["IC203"])
    assert read(tmp_path, event(), head=["METHOD:CANCEL"]).entries == ()


def test_entries_that_make_no_sense_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, event("DTEND:20261005T160000"), event(start="DTSTART:rubbish"), event(start="X-NO:1"))
    assert (found.entries, sorted(codes(found))) == ((), ["IC201", "IC204"])


def test_people_are_taken_from_title_guests_and_calendar(tmp_path: Path) -> None:
    guest = 'ATTENDEE;CN="Bo Cole":mailto:bo@example.org'
    (entry,) = read(tmp_path, event(guest, summary="Consultant on call"), head=["X-WR-CALNAME:Amy Bell"]).entries
    assert entry.names == ("Consultant on call", "Bo Cole", "Amy Bell")


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("Resident on call: Amy Bell", DutyKind.RESIDENT_ON_CALL),
        ("Non-resident on call: Amy Bell", DutyKind.NON_RESIDENT_ON_CALL),
        ("Amy Bell annual leave", DutyKind.ANNUAL_LEAVE),
        ("Al Khan", DutyKind.NON_RESIDENT_ON_CALL),
    ],
)
def test_what_an_entry_is(tmp_path: Path, summary: str, kind: DutyKind) -> None:
    assert read(tmp_path, event(summary=summary)).entries[0].kind is kind


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYHOUR=1,2,3",
        "FREQ=DAILY;BYSETPOS=5",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=NEVER",
        "COUNT=3",
    ],
)
def test_a_rule_that_is_not_read_or_never_comes_true_is_asked_about_at_once(tmp_path: Path, rule: str) -> None:
    started = monotonic()
    found = read(tmp_path, *[event(f"RRULE:{rule}")] * 50)
    assert found.entries == ()
    assert set(codes(found)) <= {"IC202", "IC201"}
    assert monotonic() - started < 5


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no calendar"),
        (b"<html>sign in</html>", "no calendar"),
        (b"BEGIN:VCALENDAR\x00\x01", "no calendar"),
        (b"BEGIN:VCALENDAR\r\nNONSENSE\r\nEND:VCALENDAR", "damaged"),
        (b"BEGIN:VCALENDAR\r\n" + b"X:1\r\n" * (MOST_BYTES // 5), "far larger"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * (MOST_COMPONENTS + 1), "far more"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 20 + b"END:X\r\n" * 20, "far more"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT", "repeats within a day"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nRRULE:FREQ=DAILY\r\nEND:VTIMEZONE", "time zones"),
    ],
)
def test_a_file_that_means_harm_is_refused_in_one_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "bad.ics"
    file.write_bytes(data)
    with pytest.raises(UserError, match=says):
        read_calendar(file, FIRST, LAST, LONDON)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.ics", tmp_path):
        with pytest.raises(UserError):
            read_calendar(path, FIRST, LAST, LONDON)


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_hard_calendars_give_a_result_or_one_sentence(path: Path) -> None:
    try:
        found = read_calendar(path, date(2000, 1, 1), date(2026, 12, 31), LONDON)
    except UserError as told:
        assert told.sentence.endswith(".")
    else:
        assert found.entries or found.issues


SERIES = event("DTEND:20261006T080000", "RRULE:FREQ=WEEKLY;COUNT=9;BYDAY=MO,TU")
WHOLE_DAYS = event("DTEND;VALUE=DATE:20261012", start="DTSTART;VALUE=DATE:20261009")
BASE = "\r\n".join(("BEGIN:VCALENDAR", SERIES, WHOLE_DAYS, "END:VCALENDAR")).encode()


@given(st.lists(st.tuples(st.integers(0, len(BASE) - 1), st.integers(0, 255)), max_size=8), st.integers(0, len(BASE)))
@settings(max_examples=60, deadline=timedelta(seconds=10), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_calendar_with_changed_bytes_gives_a_result_or_one_sentence(
    tmp_path: Path, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(BASE)
    for place, value in changes:
        data[place] = value
    file = tmp_path / "changed.ics"
    file.write_bytes(bytes(data[:cut]) if cut > 20 else bytes(data))
    try:
        read_calendar(file, FIRST, LAST, LONDON)
    except UserError as told:
        assert told.sentence
