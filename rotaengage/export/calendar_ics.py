"""Calendars of protected time: for one doctor, for the whole department, and for an event.

Nothing is sent to anybody: no organiser, no attendees, and each entry is marked private. An entry keeps its identity
and its number grows with the plan, so that a second import updates; what an earlier export held and this plan does not
is written as cancelled.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from rotaengage.domain.plan import EventOutcome, Plan, Slot
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span
from rotaengage.export.calendar_ids import event_uid, uids
from rotaengage.export.ics_zone import zone_rules
from rotaengage.export.marks import doctor_name, method_words
from rotaengage.export.timetable_sheet import who_comes

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//RotaEngage//protected engagement time//EN"
_MARGIN = timedelta(days=400)


class Entry(NamedTuple):
    """One entry before it is written. who is a Doctor.id, or empty for an event."""

    uid: str
    who: str
    activity: str
    span: Span
    first_line: str
    cancelled: bool = False


def calendar(plan: Plan, scenario: Scenario, earlier: Sequence[Plan] = ()) -> bytes:
    """One calendar with every slot of the plan. earlier are the plans that were exported as calendars before."""
    return _calendar("Protected engagement time", slot_entries(plan, scenario, earlier), plan, scenario)


def calendars(plan: Plan, scenario: Scenario, earlier: Sequence[Plan] = ()) -> dict[str, bytes]:
    """A calendar for each doctor who has or had a slot, by Doctor.id."""
    own: dict[str, list[Entry]] = {}
    for entry in slot_entries(plan, scenario, earlier):
        own.setdefault(entry.who, []).append(entry)
    return {d: _calendar(f"Protected time, {doctor_name(d, scenario)}", own[d], plan, scenario) for d in sorted(own)}


def event_calendar(
    plan: Plan, scenario: Scenario, privacy: Privacy = Privacy.FULL, earlier: Sequence[Plan] = ()
) -> bytes:
    """One calendar with every event, an entry each, whoever attends."""
    return _calendar("Engagement events", event_entries(plan, privacy, earlier), plan, scenario)


def event_calendars(
    plan: Plan, scenario: Scenario, privacy: Privacy = Privacy.FULL, earlier: Sequence[Plan] = ()
) -> dict[str, bytes]:
    """A calendar for each event, by the name of the event's activity and its day."""
    found = {}
    for entry in event_entries(plan, privacy, earlier):
        title = _title(entry.activity, scenario)
        found[f"{entry.span.start:%Y-%m-%d} {title}"] = _calendar(title, [entry], plan, scenario)
    return found


def slot_entries(plan: Plan, scenario: Scenario, earlier: Sequence[Plan]) -> list[Entry]:
    """The slots of the plan and the cancelled ones of earlier plans, by time."""
    now = {uid: slot for slot, uid in uids(plan.slots).items()}
    gone: dict[str, Slot] = {}
    for old in sorted(earlier, key=lambda p: p.version):
        gone |= {uid: slot for slot, uid in uids(old.slots).items() if uid not in now}
    found = [_slot_entry(uid, slot, scenario) for uid, slot in now.items()]
    found += [_slot_entry(uid, slot, scenario)._replace(cancelled=True) for uid, slot in gone.items()]
    return sorted(found, key=_by_time)


def _slot_entry(uid: str, slot: Slot, scenario: Scenario) -> Entry:
    line = f"{doctor_name(slot.doctor, scenario)}: protected time ({method_words(slot)})"
    return Entry(uid, slot.doctor, slot.activity, slot.span, line)


def event_entries(plan: Plan, privacy: Privacy, earlier: Sequence[Plan]) -> list[Entry]:
    """The events of the plan that have a time, and those of earlier plans that have none any more."""
    now = {event_uid(e.event): entry for e in plan.events for entry in _event_entry(e, privacy)}
    gone: dict[str, Entry] = {}
    for old in sorted(earlier, key=lambda p: p.version):
        for event in old.events:
            uid = event_uid(event.event)
            if uid not in now:
                gone.update((uid, entry._replace(cancelled=True)) for entry in _event_entry(event, privacy))
    return sorted([*now.values(), *gone.values()], key=_by_time)


def _event_entry(event: EventOutcome, privacy: Privacy) -> Iterator[Entry]:
    if event.span is not None:
        coming = who_comes(event, privacy)
        line = f"Time is protected for {coming}" if coming else "In protected time"
        yield Entry(event_uid(event.event), "", event.activity, event.span, line)


def _by_time(entry: Entry) -> tuple[float, str]:
    return entry.span.start.timestamp(), entry.uid


def _calendar(title: str, entries: Iterable[Entry], plan: Plan, scenario: Scenario) -> bytes:
    from icalendar import Calendar

    book, written = Calendar(), list(entries)
    for name, value in {"PRODID": PRODUCT, "VERSION": "2.0", "METHOD": "PUBLISH", "X-WR-CALNAME": title}.items():
        book.add(name, value)
    rota = scenario.rota
    days = [rota.first_day, rota.last_day, *(e.span.start.date() for e in written)]
    book.add_component(zone_rules(rota.zone_key, min(days) - _MARGIN, max(days) + _MARGIN))
    for entry in written:
        book.add_component(_event(entry, plan, scenario))
    return bytes(book.to_ical())


def _event(entry: Entry, plan: Plan, scenario: Scenario) -> "Event":
    from icalendar import Event

    activity, event = scenario.activity_of.get(entry.activity), Event()
    event.add("UID", entry.uid)
    event.add("SEQUENCE", plan.version)
    event.add("DTSTAMP", _stamp(plan, scenario))
    event.add("DTSTART", entry.span.start)
    event.add("DTEND", entry.span.end)
    title = _title(entry.activity, scenario)
    event.add("SUMMARY", f"Cancelled: {title}" if entry.cancelled else title)
    event.add("DESCRIPTION", _description(entry, scenario))
    if activity is not None and activity.place:
        event.add("LOCATION", activity.place)
    state = ("CANCELLED", "TRANSPARENT") if entry.cancelled else ("CONFIRMED", "OPAQUE")
    for name, value in {"CLASS": "PRIVATE", "STATUS": state[0], "TRANSP": state[1]}.items():
        event.add(name, value)
    return event


def _title(activity: str, scenario: Scenario) -> str:
    known = scenario.activity_of.get(activity)
    return known.title if known else activity


def _description(entry: Entry, scenario: Scenario) -> str:
    activity = scenario.activity_of.get(entry.activity)
    lines = [entry.first_line]
    if activity is not None:
        said = {
            "What for": activity.purpose,
            "How to contribute": activity.how_to_contribute,
            "Decision": activity.decision_date.isoformat() if activity.decision_date else "",
            "Feedback": activity.feedback_date.isoformat() if activity.feedback_date else "",
        }
        lines += [f"{label}: {words}" for label, words in said.items() if words]
    return "\n".join(lines)


def _stamp(plan: Plan, scenario: Scenario) -> datetime:
    """When the plan was made, else the rota's first day: the same plan gives the same bytes."""
    try:
        made = datetime.fromisoformat(plan.made_at)
    except ValueError:
        return datetime.combine(scenario.rota.first_day, time(), tzinfo=UTC)
    return made.astimezone(UTC) if made.tzinfo else made.replace(tzinfo=UTC)
