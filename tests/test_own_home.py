"""What the program keeps for a person is kept in the test's own home, never in that of whoever runs the tests."""

from pathlib import Path

import pytest

from rotaengage.usecases.crash import keep_crash
from rotaengage.usecases.own_keys import write_keys
from rotaengage.usecases.recent import recent_workspaces, remember
from rotaengage.usecases.session import keep_session


@pytest.fixture(scope="module")
def opened_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that a fixture of the whole module has opened."""
    path = tmp_path_factory.mktemp("once") / "once.rota"
    path.touch()
    remember(path)
    return path


def test_all_that_is_kept_is_below_the_tests_own_home(tmp_path: Path, own_home: Path) -> None:
    (tmp_path / "ward.rota").touch()
    remember(tmp_path / "ward.rota")
    keep_session(tmp_path / "ward.rota", {"app": {"screen": "rota"}})
    kept = [write_keys("[keys]\n"), keep_crash(ValueError("a fault"))]
    assert all(path.is_relative_to(own_home) for path in kept)
    assert {path.name for path in own_home.rglob("*.json")} >= {"recent.json"}
    assert Path.home() == own_home


def test_a_test_finds_nothing_that_another_one_or_its_module_has_kept(opened_once: Path) -> None:
    assert opened_once.exists()
    assert recent_workspaces() == ()
