"""Nothing is placed before the date up to which the rota is frozen."""

from solvers.facts import Facts
from solvers.room import Room


class Frozen:
    """Cuts all time before scenario.frozen_until."""

    word = "frozen"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room after the freeze."""
        if facts.frozen_minute is None or facts.frozen_minute <= room.work.start:
            return room
        return room.less([(room.work.start, facts.frozen_minute)])
