"""A desk that is closed ends at once, also while somebody waits for its answer, and is not started again."""

import sys
import threading

import pytest

from rotaengage.domain.issue import UserError
from solvers.desk.child import ChildDesk
from solvers.desk.orders import AskWhatIf, Standing
from tests.store.made import department

DEAF = (
    sys.executable,
    "-c",
    "import sys; sys.stdin.readline(); sys.stdin.readline(); print(flush=True); sys.stdin.read()",
)


def desk() -> ChildDesk:
    """A desk whose process hears an order and never answers it."""
    return ChildDesk(Standing(scenario=department().scenario), DEAF)


def test_closing_frees_whoever_waits() -> None:
    held, told = desk(), list[UserError]()

    def ask() -> None:
        try:
            held.answer(AskWhatIf(changes=()))
        except UserError as error:
            told.append(error)

    waiting = threading.Thread(target=ask)
    waiting.start()
    held.close()
    waiting.join(30)
    assert not waiting.is_alive()
    assert len(told) == 1


def test_a_closed_desk_answers_nothing_and_starts_no_process() -> None:
    held = desk()
    held.close()
    held.close()
    with pytest.raises(UserError, match="closed"):
        held.answer(AskWhatIf(changes=()))
    assert held._child is None
