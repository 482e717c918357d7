"""Made-up use cases for the screens."""

import pytest

from tests.tui import values
from tests.tui.explored import Asked, explore
from tests.tui.stage import Called, fakes


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Called:
    """A workspace with a plan."""
    explore(monkeypatch)
    return fakes(monkeypatch, values.plan())


@pytest.fixture
def unplanned(monkeypatch: pytest.MonkeyPatch) -> Called:
    """A workspace without one."""
    explore(monkeypatch)
    return fakes(monkeypatch, None)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, planned: Called) -> Asked:
    """A workspace with a plan, and a desk that answers at once."""
    return explore(monkeypatch)
