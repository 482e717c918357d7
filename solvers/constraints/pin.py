"""Every slot that a person pinned is in the plan, and none that a person refused."""

from rotaengage.domain.scenario import Pin as PinWord
from rotaengage.domain.span import minute_of
from solvers.board import Board
from solvers.facts import Facts
from solvers.room import Room

PROMISED = "published"
"""Who a wanted pin is by that stands for a published slot (see short_notice.py)."""


class Pin:
    """Refused time is cut out of the room; of the blocks that meet a wanted pin, one is chosen."""

    word = "pin"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room without refused time."""
        return room.less(facts.refused(room.doctor, room.activity.id))

    def post(self, board: Board) -> None:
        """A wanted pin that no block meets is a row that cannot hold."""
        for pin in board.facts.pins:
            if pin.wanted and pin.by != PROMISED:
                board.model.row(meeting(board, pin), low=1, why=self.word)


def meeting(board: Board, pin: PinWord) -> list[int]:
    """The columns that meet a wanted pin."""
    blocks, names = board.blocks, board.blocks.names
    doctor, activity = names.doctor_number.get(pin.doctor), names.activity_number.get(pin.activity)
    if doctor is None or activity is None:
        return []
    own = board.of_number[doctor]
    there = (blocks.activity[own] == activity) & (blocks.start[own] == minute_of(pin.span.start))
    found: list[int] = own[there & (blocks.end[own] == minute_of(pin.span.end))].tolist()
    return found
