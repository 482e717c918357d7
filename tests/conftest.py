"""No test touches what the tester keeps: the program's state, settings and log are in a home that only the test has."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

HOMES = ("HOME", "USERPROFILE")
FOLDERS = (
    "XDG_STATE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "LOCALAPPDATA",
    "APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",  # Windows itself knows better than the two above where they are
    "WIN_PD_OVERRIDE_APPDATA",
)
_number = count(1)


def move_into(home: Path, patch: pytest.MonkeyPatch) -> None:
    """Let the program, and whatever it starts, find everything that it keeps below this folder."""
    home.mkdir()
    for name in HOMES:
        patch.setenv(name, str(home))
    for name in FOLDERS:
        patch.setenv(name, str(home / name.lower()))


@pytest.fixture(scope="session", autouse=True)
def home_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for what is made once for many tests; those of single tests are in it."""
    home = tmp_path_factory.getbasetemp() / "homes"
    with pytest.MonkeyPatch.context() as patch:
        move_into(home, patch)
        yield home


@pytest.fixture(autouse=True)
def own_home(home_of_all: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that nobody has lived in."""
    home = home_of_all / str(next(_number))
    move_into(home, monkeypatch)
    return home
