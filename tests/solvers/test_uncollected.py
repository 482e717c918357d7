"""The search for cycles is put off for a while, and is afterwards what it was before."""

import gc

import pytest

from solvers.uncollected import uncollected


def test_it_goes_on_afterwards_whatever_happens_meanwhile() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="meanwhile"), uncollected():
        assert not gc.isenabled()
        raise ValueError("meanwhile")
    assert gc.isenabled()


def test_one_within_another_does_not_switch_it_on() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
