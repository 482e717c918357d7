"""A duty keeps its break time free beside the slots in it."""

from collections import defaultdict

from solvers.board import Board
from solvers.facts import Facts, Work
from solvers.room import Room


class BreakTime:
    """The slots in a duty leave the break minutes that limits.breaks asks of a duty of that length."""

    word = "break_time"

    def narrow(self, room: Room, facts: Facts) -> Room:
        """None where the breaks leave no minute of the duty."""
        return room if allowance(room.work, facts) > 0 else room.none()

    def post(self, board: Board) -> None:
        """One row a duty whose blocks could together eat into its breaks."""
        duties: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for column, block in enumerate(board.blocks):
            duties[block.doctor, block.duty].append(column)
        if not board.facts.limits.breaks:
            return
        works = {w.duty.id: w for found in board.facts.works.values() for w in found}
        for (_, duty), columns in sorted(duties.items()):
            most, work = allowance(works[duty], board.facts), works[duty]
            if most < work.end - work.start:
                board.model.row(columns, [board.blocks[c].minutes for c in columns], high=most, why=self.word)


def allowance(work: Work, facts: Facts) -> int:
    """The minutes of a duty that slots may take."""
    length = work.end - work.start
    return length - sum(free for longer_than, free in facts.limits.breaks if length > longer_than)
