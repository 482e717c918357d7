"""The search for cycles is put off for a while, and is afterwards what it was before."""

import gc

import pytest

from rotaengage.domain.collector import collector_at_rest


def test_it_goes_on_afterwards_whatever_happens_meanwhile() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="meanwhile"), collector_at_rest():
        assert not gc.isenabled()
        raise ValueError("meanwhile")
    assert gc.isenabled()


def test_one_within_another_does_not_switch_it_on() -> None:
    with collector_at_rest():
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_kept_is_not_where_the_next_search_begins() -> None:
    with collector_at_rest(kept=True):
        made = [[0]]
    young = gc.get_objects(generation=0)
    assert not any(value is made for value in young)
    assert gc.get_freeze_count() == 0
