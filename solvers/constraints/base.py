"""What a constraint is: it narrows the room of single blocks, or posts rows over several, or both."""

from typing import Protocol, runtime_checkable

from solvers.board import Board
from solvers.facts import Facts
from solvers.room import Room


@runtime_checkable
class Narrows(Protocol):
    """A rule about one block alone."""

    word: str

    def narrow(self, room: Room, facts: Facts) -> Room:
        """The room without the time that the rule forbids."""
        ...


@runtime_checkable
class Posts(Protocol):
    """A rule about several blocks together."""

    word: str

    def post(self, board: Board) -> None:
        """Write the rows that hold the rule."""
        ...
