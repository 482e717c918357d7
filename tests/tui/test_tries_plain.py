"""The plain twin of what-if says what its screen says."""

from pathlib import Path

import pytest

from rotaengage.domain.change import CHANGES, CloseDay
from rotaengage.tui.plain import tries
from rotaengage.tui.plain.facts import Facts
from tests.tui import values
from tests.tui.explored import Asked

FACTS = Facts(values.opened(Path("ward.rota"), values.plan()))


def kept(patch: pytest.MonkeyPatch, plan: int) -> None:
    """A sitting in which a day was closed on a plan."""
    tried = CHANGES.dump_json((CloseDay(day=values.FIRST),)).decode()
    patch.setattr(tries, "session_of", lambda path: {"what_if": {"tried": tried, "plan": plan}})


def test_what_is_tried_and_what_it_meets(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(monkeypatch, 1)
    told = list(tries.what_if_view(FACTS))
    assert told[0] == "Tried: No protected time on Mon 3 Aug."
    assert "Not possible" in told
    assert asked.desks[0].closed


def test_nothing_tried_on_this_plan_says_what_can_be(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(monkeypatch, 2)
    told = list(tries.what_if_view(FACTS))
    assert told[0].startswith("Nothing is tried")
    assert "Close a day: No protected time starts on it." in told
    assert asked.desks == []
