"""rotaengage template."""

from typing import Any


def add(commands: Any) -> None:
    """The command's arguments."""
