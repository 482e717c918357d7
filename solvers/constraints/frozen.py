"""Nothing is placed before the date up to which the rota is frozen."""

from solvers.facts import Facts
from solvers.room import Room


class Frozen:
    """Cuts all time before scenario.frozen_until but the published slots that are held there."""

    word = "frozen"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room after the freeze."""
        if facts.frozen_minute is None or facts.frozen_minute <= room.work.start:
            return room
        held = [(low, high) for low, high in facts.held(room.doctor, room.activity.id) if low < facts.frozen_minute]
        return room.only([*held, (max([facts.frozen_minute, *(high for _, high in held)]), room.work.end)])
