"""Nobody is given protected time on a date of leave or rest."""

from solvers.facts import Facts
from solvers.room import Room


class Leave:
    """Cuts out every date, midnight to midnight, on which the doctor is away or does not work."""

    word = "leave"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room without such dates."""
        return room.less(facts.absent[room.doctor])
