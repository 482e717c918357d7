"""The relaxation: an end that is asked for, or of the time, comes at once and harms no later answer; costs may be of
any size.
"""

import numpy as np
import pytest

from benchmarks.instances import Size, department
from rotaengage.domain.progress import Stop
from solvers import lp
from solvers.clock import Clock
from solvers.desk.scene import Base
from solvers.goals.delivered import Delivered
from solvers.lp import Relaxation
from solvers.model import Term
from solvers.seat import board_of


def test_a_stop_ends_a_question_within_it_and_the_next_one_is_answered() -> None:
    base = Base(department(Size(14, 4, 0.95, 0)), (), ())
    board = board_of(base.facts, base.blocks)
    every = np.arange(board.model.width)
    term, stop, never = Delivered().term(board), Stop(), Clock(None, None, lambda progress: None)
    plain = Relaxation(board.model, every).best(term, never)
    relaxation = Relaxation(board.model, every, prompt=True)
    stop.request()
    assert relaxation.best(term, Clock(None, stop, lambda progress: None)) is None
    again = relaxation.best(term, never)
    assert plain is not None
    assert again is not None
    assert abs(again.bound - plain.bound) < 1e-4 * plain.bound


def test_time_that_is_up_ends_a_question_within_it_and_the_next_one_is_answered() -> None:
    base = Base(department(Size(14, 4, 0.95, 0)), (), ())
    board = board_of(base.facts, base.blocks)
    every = np.arange(board.model.width)
    term, never = Delivered().term(board), Clock(None, None, lambda progress: None)
    relaxation = Relaxation(board.model, every)
    assert relaxation.best(term, Clock(0.0, None, lambda progress: None)) is None
    again, plain = relaxation.best(term, never), Relaxation(board.model, every).best(term, never)
    assert plain is not None
    assert again is not None
    assert abs(again.bound - plain.bound) < 1e-4 * plain.bound


def test_huge_costs_are_as_good_as_small_ones() -> None:
    base = Base(department(Size(14, 4, 0.95, 0)), (), ())
    board = board_of(base.facts, base.blocks)
    every, never, times = np.arange(board.model.width), Clock(None, None, lambda progress: None), 10**9
    term = Delivered().term(board)
    huge = Term(term.columns, np.asarray(term.weights) * times)
    plain, large = (Relaxation(board.model, every).best(t, never) for t in (term, huge))
    assert plain is not None
    assert large is not None
    assert abs(large.bound / times - plain.bound) < 1e-4 * plain.bound
    assert abs(float(huge.dense(len(large.x)) @ large.x) / times - plain.bound) < 1e-4 * plain.bound


def test_columns_that_were_let_go_come_back_where_they_gain() -> None:
    base = Base(department(Size(14, 4, 0.95, 0)), (), ())
    board, never = board_of(base.facts, base.blocks), Clock(None, None, lambda progress: None)
    term, width = Delivered().term(board), board.model.width
    other = Term(np.arange(width), np.arange(width) % 7)
    relaxation = Relaxation(board.model, np.arange(width))
    assert relaxation.best(term, never) is not None
    relaxation.trim(np.arange(3))
    trimmed, plain = (r.best(other, never) for r in (relaxation, Relaxation(board.model, np.arange(width))))
    assert trimmed is not None
    assert plain is not None
    assert abs(trimmed.bound - plain.bound) < 1e-4 * plain.bound


def test_columns_are_taken_in_whatever_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the pins of a what-if are, which come day by day and not by number."""
    monkeypatch.setattr(lp, "ALL_UP_TO", 0)
    base = Base(department(Size(14, 4, 0.95, 0)), (), ())
    board, never = board_of(base.facts, base.blocks), Clock(None, None, lambda progress: None)
    term, width = Delivered().term(board), board.model.width
    mixed, plain = Relaxation(board.model), Relaxation(board.model, np.arange(width)).best(term, never)
    mixed.include(np.append(np.arange(width // 2)[::-1], 3))
    found = mixed.best(term, never)
    assert found is not None
    assert plain is not None
    assert abs(found.bound - plain.bound) < 1e-4 * plain.bound
