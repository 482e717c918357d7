"""room: a room holds one meeting at a time, when it is open, and no more people than it has seats."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations

from rotaengage.domain.plan import EventOutcome
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.span import Span
from rotaengage.rules.base import Breach, Placed

Held = tuple[EventOutcome, Span, str]


class Room:
    """Events with a place need that room; a room not on the sheet Rooms is open all day and has seats for all."""

    word = "room"
    code = "RE116"
    sentence = "No room has two events at once, an event when it is closed, or more people than seats."
    cure = "Choose another room or another time for the event."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a pair of events at once, a closed room, or a full one; amount is minutes or people."""
        held = list(_held(placed))
        for (one, first, key), (two, second, other) in combinations(held, 2):
            if key == other and first.overlaps(second):
                says = f"{one.event} ({first.wall()}) and {two.event} ({second.wall()}) are in one room"
                shared = Span(max(first.start, second.start), min(first.end, second.end))
                yield self._breach(f"{one.event}|{two.event}", says, shared.minutes, "minutes")
        for event, span, key in held:
            room = placed.scenario.room_of.get(key)
            if room is None:
                continue
            if not _open(room, span, placed):
                yield self._breach(f"{event.event}|closed", f"{event.event}: {room.name} is closed {span.wall()}",
                                   span.minutes, "minutes")  # fmt: skip
            if room.seats is not None and len(event.attending) > room.seats:
                says = f"{event.event}: {len(event.attending)} people, {room.name} seats {room.seats}"
                yield self._breach(f"{event.event}|full", says, len(event.attending) - room.seats, "people")

    def _breach(self, key: str, says: str, amount: int, unit: str) -> Breach:
        return Breach(rule=self.word, code=self.code, key=f"room|{key}", says=says, amount=amount, unit=unit)


def _held(placed: Placed) -> Iterator[Held]:
    for event in placed.events:
        activity = placed.scenario.activity_of.get(event.activity)
        if event.span is not None and activity is not None and activity.room:
            yield event, event.span, activity.room


def _open(room: MeetingRoom, span: Span, placed: Placed) -> bool:
    zone = placed.scenario.rota.zone
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    return start.weekday() in room.weekdays and start.time() >= room.earliest and _before(end, start, room)


def _before(end: datetime, start: datetime, room: MeetingRoom) -> bool:
    if room.latest is None:
        return True
    return end.date() == start.date() and end.time() <= room.latest
