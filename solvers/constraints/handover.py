"""The handover time at both ends of a duty stays free."""

from solvers.facts import Facts
from solvers.room import Room


class Handover:
    """Cuts limits.handover_minutes at the start and the end of the duty."""

    word = "handover"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The middle of the duty."""
        free = facts.limits.handover_minutes
        low, high = room.work.start + free, room.work.end - free
        return room.only([(low, high)]) if low < high else room.none()
