"""Whole numbers in arrays are put in order as numpy's own stable sort would, digit by digit."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from solvers.arrays import ints, order_of


@given(st.lists(st.one_of(st.integers(0, 5), st.integers(0, 1 << 40))))
def test_numbers_are_put_in_order_and_equals_stay_as_they_come(numbers: list[int]) -> None:
    assert order_of(ints(numbers)).tolist() == np.argsort(ints(numbers), kind="stable").tolist()
