"""Time out of a clinic or list lies as far ahead as its notice, or where it was told already."""

from datetime import time, timedelta

from rotaengage.domain.span import instant, minute_of
from solvers.facts import Facts
from solvers.room import Room
from solvers.stretch import merged


class ListNotice:
    """Cuts duties of class C4 up to the day on which notice is over; whole ones where notice counts from no day."""

    word = "list_notice"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room from that day on, and what was published for the doctor."""
        if not facts.rota.is_list(room.work.duty):
            return room
        told = [(low, high) for who, _, _, low, high in facts.told if who == room.doctor]
        days, first = facts.limits.list_notice_days, facts.scenario.notice_from
        if days is None or first is None:
            return room.only(merged(told))
        opens = minute_of(instant(first + timedelta(days=days), time(0), facts.zone))
        return room.only(merged([*told, (opens, max(opens, room.work.end) + 1)]))
