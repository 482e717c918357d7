"""Nobody is given protected time until the rest after a night is over."""

from solvers.facts import Facts
from solvers.room import Room


class Rest:
    """Cuts each of the doctor's nights and limits.after_night_minutes after its end."""

    word = "rest"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room after the rest."""
        return room.less(facts.resting[room.doctor])
