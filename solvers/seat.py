"""Who attends an event at one start: the most people whom cover lets go, with every quorum."""

from collections.abc import Sequence
from typing import NamedTuple

from solvers.board import Block, Board, Seating
from solvers.clock import Clock
from solvers.constraints.quorum import in_group, is_one_of
from solvers.constraints.registry import POSTING
from solvers.facts import Facts
from solvers.finish import Effort, finish
from solvers.greedy import settle
from solvers.model import Model, Term

WORK = 0.5
HUGE = 1000


class Seats(NamedTuple):
    """Events with their starts, the attendances chosen, and how many the quorums still miss (0: they are met)."""

    attendances: tuple[Block, ...]
    missing: int


def board_of(facts: Facts, blocks: Sequence[Block]) -> Board:
    """A board with every rule posted over these blocks; blocks of one event all have its one start."""
    board = Board(facts, blocks)
    events: dict[str, list[int]] = {}
    for column, block in enumerate(board.blocks):
        if block.event:
            events.setdefault(block.activity, []).append(column)
    for activity, columns in sorted(events.items()):
        first = board.blocks[columns[0]]
        board.seatings.append(Seating(activity, first.start, first.end, tuple(columns)))
    for rule in POSTING:
        rule.post(board)
    return board


def seat(facts: Facts, held: Sequence[Block], seats: Sequence[Block], clock: Clock, seed: int) -> Seats:
    """The best attendance of the events that these seats belong to, while held blocks stay as they are."""
    others = [b for b in held if b not in seats]
    board = board_of(facts, [*others, *seats])
    model, fixed = _model(board, [int(b in held) for b in board.blocks])
    short = []
    for row in (r for r in board.model.rows if r.why == "quorum"):
        column = model.column(0, row.low or 0)
        model.row([*row.columns, column], low=row.low, why="quorum")
        short.append(column)
    people = list(range(len(others), len(board.blocks)))
    term = Term((*people, *short), (1,) * len(people) + (-HUGE,) * len(short))
    start = [*fixed, *(model.high[c] for c in short)]
    best = finish(model, term, start, range(model.width), Effort(WORK, 0.0, seed), clock, lambda value, bound: None)
    return Seats(tuple(board.blocks[c] for c in people if best.x[c]), sum(best.x[c] for c in short))


def _model(board: Board, fixed: list[int]) -> tuple[Model, list[int]]:
    """The board's model without quorum and pin rows, what is held fixed, and the point of what is held."""
    model, point = Model(), fixed + [0] * (board.model.width - len(fixed))
    for low, high in zip(point, board.model.high, strict=True):
        model.column(low, high)
    for row in board.model.rows:
        if row.why not in ("quorum", "pin"):
            model.add(row)
    return model, settle(model, point)


def shortage(facts: Facts, activity: str, attending: Sequence[Block]) -> str:
    """What a set of attendees misses of an event's quorum, in a user's words; empty where nothing."""
    quorum, there = facts.scenario.activity_of[activity].quorum, {b.doctor for b in attending}
    words = []
    if len(there) < max(1, quorum.total):
        words.append(f"{len(there)} of {max(1, quorum.total)} for a quorum")
    for group, wanted in sorted(quorum.by_group.items()):
        count = sum(in_group(facts.doctor_of(d), group) for d in there)
        if count < wanted:
            words.append(f"{count} of {wanted} from {group}")
    for names in facts.scenario.activity_of[activity].must_attend:
        if not any(is_one_of(facts.doctor_of(d), names) for d in there):
            known = facts.rota.doctor_of
            words.append(f"without {' or '.join(sorted(known[n].name if n in known else n for n in names))}")
    return ", ".join(words)
