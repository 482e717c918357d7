"""What a goal is: a term over the board's columns, and how its whole units read in a user's unit."""

from typing import NamedTuple, Protocol

from rotaengage.domain.scenario import Goal as Word
from solvers.board import Board
from solvers.facts import Facts
from solvers.model import Term


class Scale(NamedTuple):
    """A value in the user's unit is the term's value divided by per; less_is_better as in the term."""

    unit: str
    per: int = 1
    less_is_better: bool = False


class Goal(Protocol):
    """Something that a plan is judged by."""

    word: Word

    def term(self, board: Board) -> Term:
        """The goal in whole units."""
        ...

    def scale(self, facts: Facts) -> Scale:
        """How those units read."""
        ...
