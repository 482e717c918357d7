"""Boards with one rule alone on them, and the question whether chosen blocks may stand together."""

from collections.abc import Iterable

from rotaengage.domain.scenario import Scenario
from solvers.board import Block, Board, Seating
from solvers.constraints.base import Posts
from solvers.facts import Facts
from solvers.variables import individual_blocks, seats_of


def board_with(rule: Posts, problem: Scenario, event_start: int | None = None) -> Board:
    """Every block of a scenario, with the rows of one rule."""
    facts = Facts(problem)
    own = individual_blocks(facts)
    seats = [b for a in facts.events for b in seats_of(facts, a).get(event_start or 0, [])]
    board = Board(facts, [*own, *seats])
    if seats:
        columns = tuple(range(len(own), len(board.blocks)))
        board.seatings.append(Seating(seats[0].activity, seats[0].start, seats[0].end, columns))
    rule.post(board)
    return board


def allows(board: Board, chosen: Iterable[Block]) -> bool:
    """Whether these blocks, and no others, satisfy the board's rows, helpers being as kind as they can."""
    wanted = set(chosen)
    assert wanted <= set(board.blocks)
    x = [int(b in wanted) for b in board.blocks] + board.model.high[len(board.blocks) :].tolist()
    return board.model.broken(x) is None


def block_at(board: Board, doctor: str, start: int, minutes: int = 60) -> Block:
    """The block of a doctor at a minute."""
    return next(b for b in board.blocks if (b.doctor, b.start, b.minutes) == (doctor, start, minutes))
