"""Who attends an event at one start: the most people whom cover lets go, with every quorum."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from solvers.arrays import Ints, ints
from solvers.board import Block, Board, Seating
from solvers.clock import Clock
from solvers.constraints.quorum import is_one_of
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


def board_of(facts: Facts, blocks: Iterable[Block]) -> Board:
    """A board with every rule posted over these blocks; blocks of one event all have its one start."""
    board = Board(facts, blocks)
    found, event = board.blocks, np.flatnonzero(board.blocks.event)
    for activity in np.unique(found.activity[event]).tolist():
        columns = event[found.activity[event] == activity]
        start, end = int(found.start[columns[0]]), int(found.end[columns[0]])
        board.seatings.append(Seating(found.names.activities[activity], start, end, tuple(columns.tolist())))
    for rule in POSTING:
        rule.post(board)
    return board


def seat(facts: Facts, held: Sequence[Block], seats: Sequence[Block], clock: Clock, seed: int) -> Seats:
    """The best attendance of the events that these seats belong to, while held blocks stay as they are."""
    others = [b for b in held if b not in seats]
    board = board_of(facts, [*others, *seats])
    model, fixed = _model(board, ints([int(b in held) for b in board.blocks]))
    short = []
    for row in (r for r in board.model.rows if r.why == "quorum"):
        column = model.column(0, row.low or 0)
        model.row([*row.columns, column], low=row.low, why="quorum")
        short.append(column)
    people = np.arange(len(others), len(board.blocks))
    weights = np.append(np.ones(len(people), dtype=np.int64), np.full(len(short), -HUGE))
    term = Term(np.append(people, ints(short)), weights)
    start = np.append(fixed, model.high[short])
    best = finish(model, term, start, range(model.width), Effort(WORK, 0.0, seed), clock, lambda value, bound: None)
    return Seats(tuple(board.blocks[c] for c in people.tolist() if best.x[c]), int(best.x[short].sum()))


def _model(board: Board, fixed: Ints) -> tuple[Model, Ints]:
    """The board's model without quorum and pin rows, what is held fixed, and the point of what is held."""
    model = Model()
    point = np.append(fixed, np.zeros(board.model.width - len(fixed), dtype=np.int64))
    model.columns_of(point, board.model.high.copy())
    for row in board.model.rows:
        if row.why not in ("quorum", "pin"):
            model.add(row)
    return model, settle(model, point)


def shortage(facts: Facts, activity: str, attending: Sequence[Block]) -> str:
    """What a set of attendees misses of an event's quorum, in a user's words; empty where nothing."""
    wanted, there = max(1, facts.scenario.activity_of[activity].quorum.total), {b.doctor for b in attending}
    total = [f"{len(there)} of {wanted} for a quorum"] if len(there) < wanted else []
    return ", ".join([*total, *(words for _, words in _absent(facts, activity, there))])


def wanting(facts: Facts, activity: str, attending: Sequence[Block]) -> int:
    """How many people a set of attendees lacks of an event's groups and of those who must be there."""
    return sum(count for count, _ in _absent(facts, activity, {b.doctor for b in attending}))


def _absent(facts: Facts, activity: str, there: set[str]) -> Iterator[tuple[int, str]]:
    event, known = facts.scenario.activity_of[activity], facts.rota.doctor_of
    for group, wanted in sorted(event.quorum.by_group.items()):
        count = len(there & facts.labelled.get(group, frozenset()))
        if count < wanted:
            yield wanted - count, f"{count} of {wanted} from {group}"
    for names in event.must_attend:
        if not any(is_one_of(facts.doctor_of(d), names) for d in there):
            yield 1, f"without {' or '.join(sorted(known[n].name if n in known else n for n in names))}"
