"""Time outside the weekdays and hours that are preferred."""

from rotaengage.domain.preferred import Preferred
from rotaengage.domain.scenario import Goal as Word
from rotaengage.domain.span import at_minute
from solvers.board import Block, Board
from solvers.facts import Facts
from solvers.goals.base import Scale
from solvers.model import Term


class Preference:
    """Minutes of individual pieces that are not wholly when their activity and their doctor prefer; less is better."""

    word = Word.PREFERENCE

    def term(self, board: Board) -> Term:
        """Each unwelcome block by its length."""
        columns = tuple(c for c, b in enumerate(board.blocks) if not b.event and _unwelcome(b, board.facts))
        return Term(columns, tuple(board.blocks[c].minutes for c in columns), less_is_better=True)

    def scale(self, board: Board) -> Scale:
        """Minutes."""
        return Scale("minutes")


def _unwelcome(block: Block, facts: Facts) -> bool:
    both = (facts.scenario.activity_of[block.activity].preferred, facts.doctor_of(block.doctor).prefers)
    return any(p.asks and not _holds(p, block, facts) for p in both)


def _holds(preferred: Preferred, block: Block, facts: Facts) -> bool:
    start, end = at_minute(block.start, facts.zone), at_minute(block.end, facts.zone)
    if preferred.weekdays and start.weekday() not in preferred.weekdays:
        return False
    if preferred.earliest is not None and start.time() < preferred.earliest:
        return False
    return preferred.latest is None or (start.date() == end.date() and end.time() <= preferred.latest)
