"""Calendars of protected time: for one doctor, and for the whole department.

Nothing is sent to anybody: no organiser, no attendees, and each entry is marked private.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.export.ics_zone import zone_rules
from rotaengage.export.marks import doctor_name, method_words

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//RotaEngage//protected engagement time//EN"
_MARGIN = timedelta(days=400)


def calendar(plan: Plan, scenario: Scenario) -> bytes:
    """One calendar with every slot of the plan."""
    return _calendar("Protected engagement time", _events(plan, scenario), scenario)


def calendars(plan: Plan, scenario: Scenario) -> dict[str, bytes]:
    """A calendar for each doctor who has a slot, by Doctor.id."""
    own: dict[str, list[tuple[str, Event]]] = {}
    for doctor, event in _events(plan, scenario):
        own.setdefault(doctor, []).append((doctor, event))
    return {d: _calendar(f"Protected time, {doctor_name(d, scenario)}", own[d], scenario) for d in sorted(own)}


def uids(slots: Iterable[Slot]) -> dict[Slot, str]:
    """An identity for each slot that stays from plan to plan, so that a calendar updates instead of doubling.

    A doctor's place at an event is the same entry wherever the event moves; individual time is the same entry as long
    as it is on the same day for the same activity. Names cannot be read out of it.
    """
    seen: Counter[str] = Counter()
    found = {}
    for slot in sorted(slots, key=lambda s: s.span.start.timestamp()):
        what = f"event {slot.event}" if slot.event else f"{slot.activity} {slot.span.start:%Y-%m-%d}"
        key = f"{slot.doctor}|{what}"
        seen[key] += 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:32]
        found[slot] = f"{digest}@rotaengage"
    return found


def _events(plan: Plan, scenario: Scenario) -> "list[tuple[str, Event]]":
    """Each slot's doctor and entry, by time."""
    known = sorted(uids(plan.slots).items(), key=lambda pair: (pair[0].span.start.timestamp(), pair[1]))
    return [(slot.doctor, _event(slot, uid, plan, scenario)) for slot, uid in known]


def _calendar(title: str, events: "list[tuple[str, Event]]", scenario: Scenario) -> bytes:
    from icalendar import Calendar

    book = Calendar()
    for name, value in {"PRODID": PRODUCT, "VERSION": "2.0", "METHOD": "PUBLISH", "X-WR-CALNAME": title}.items():
        book.add(name, value)
    rota = scenario.rota
    book.add_component(zone_rules(rota.zone_key, rota.first_day - _MARGIN, rota.last_day + _MARGIN))
    for _, event in events:
        book.add_component(event)
    return bytes(book.to_ical())


def _event(slot: Slot, uid: str, plan: Plan, scenario: Scenario) -> "Event":
    from icalendar import Event

    activity = scenario.activity_of.get(slot.activity)
    event = Event()
    event.add("UID", uid)
    event.add("SEQUENCE", plan.version)
    event.add("DTSTAMP", _stamp(plan, scenario))
    event.add("DTSTART", slot.span.start)
    event.add("DTEND", slot.span.end)
    event.add("SUMMARY", activity.title if activity else slot.activity)
    event.add("DESCRIPTION", _description(slot, scenario))
    if activity is not None and activity.place:
        event.add("LOCATION", activity.place)
    for name, value in {"CLASS": "PRIVATE", "STATUS": "CONFIRMED", "TRANSP": "OPAQUE"}.items():
        event.add(name, value)
    return event


def _description(slot: Slot, scenario: Scenario) -> str:
    activity = scenario.activity_of.get(slot.activity)
    lines = [f"{doctor_name(slot.doctor, scenario)}: protected time ({method_words(slot)})"]
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
