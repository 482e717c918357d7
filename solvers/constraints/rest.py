"""Nobody is given protected time until the rest after a night is over."""

from solvers.facts import Facts
from solvers.room import Room
from solvers.stretch import merged


class Rest:
    """Cuts limits.after_night_minutes after the end of each of the doctor's nights."""

    word = "rest"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room after the rest."""
        wanted = facts.limits.after_night_minutes
        if not wanted:
            return room
        return room.less(merged((end, end + wanted) for end in facts.night_ends[room.doctor]))
