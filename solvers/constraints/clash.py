"""No doctor has two slots at the same time."""

from collections import defaultdict

from solvers.board import Block, Board


class Clash:
    """One row a doctor and minute at which a block starts; blocks of one date with one block a day clash already."""

    word = "clash"

    def post(self, board: Board) -> None:
        """Of the blocks that hold the start of one of them, at most one."""
        for columns in board.of_doctor.values():
            for group in _overlapping(board, columns):
                _post_group(board, group)


def _overlapping(board: Board, columns: list[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    until = -1
    for column in sorted(columns, key=lambda c: (board.blocks[c].start, board.blocks[c].end, c)):
        block = board.blocks[column]
        if block.start >= until or not groups:
            groups.append([])
        groups[-1].append(column)
        until = max(until, block.end)
    return groups


def _post_group(board: Board, group: list[int]) -> None:
    own_day = board.facts.limits.blocks_a_day == 1
    if len(group) < 2 or (own_day and _one_day(board, group)):
        return
    seen: set[tuple[int, ...]] = set()
    for minute in sorted({board.blocks[c].start for c in group}):
        holding = tuple(c for c in group if _holds(board.blocks[c], minute))
        if len(holding) > 1 and holding not in seen:
            seen.add(holding)
            board.model.row(holding, high=1, why="clash")


def _one_day(board: Board, group: list[int]) -> bool:
    days: defaultdict[int, int] = defaultdict(int)
    for column in group:
        if board.blocks[column].event:
            return False
        days[board.blocks[column].day] += 1
    return len(days) == 1


def _holds(block: Block, minute: int) -> bool:
    return block.start <= minute < block.end
