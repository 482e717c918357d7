"""A scheduled event meets its quorum, in total and of every group, and has one of each set who must be there."""

from rotaengage.domain.activity import Activity
from rotaengage.domain.people import Doctor
from solvers.board import Board, Seating


class Quorum:
    """Rows over the attendance of each event that has its time."""

    word = "quorum"

    def post(self, board: Board) -> None:
        """At least so many in total and of each group, and one of each set."""
        for seating in board.seatings:
            activity = board.facts.scenario.activity_of[seating.activity]
            for wanted, columns in demands(board, seating, activity):
                board.model.row(columns, low=wanted, why=self.word)


def demands(board: Board, seating: Seating, activity: Activity) -> list[tuple[int, list[int]]]:
    """How many are wanted out of which columns; a quorum of nobody still wants one person there."""
    total = [(max(1, activity.quorum.total), list(seating.columns))]
    groups = [
        (wanted, [c for c in seating.columns if group in board.facts.labels[board.blocks[c].doctor]])
        for group, wanted in sorted(activity.quorum.by_group.items())
        if wanted > 0
    ]
    needed = [
        (1, [c for c in seating.columns if is_one_of(board.facts.doctor_of(board.blocks[c].doctor), names)])
        for names in activity.must_attend
    ]
    return total + groups + needed


def is_one_of(doctor: Doctor, names: frozenset[str]) -> bool:
    """Whether a doctor is one of those of whom one must be there: by id, or by a role."""
    return doctor.id in names or bool(doctor.roles & names)
