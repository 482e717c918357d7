"""The command line in a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A temporary working folder."""
    monkeypatch.chdir(tmp_path)
