"""Protected time lies inside one duty that may be released."""

from solvers.facts import Facts
from solvers.room import Room


class Inside:
    """Only within the duty's own time, and only where the duty may be released."""

    word = "inside"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The duty's time, or none."""
        return room.only([(room.work.start, room.work.end)]) if room.work.releasable else room.none()
