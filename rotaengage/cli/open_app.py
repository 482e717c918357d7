"""rotaengage open_app."""

from typing import Any


def add(commands: Any) -> None:
    """The command's arguments."""
