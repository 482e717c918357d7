"""rotaengage open: the screens."""

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("open", help="open the terminal application (also: rotaengage without a command)")
    own.add_argument("workspace", type=Path, nargs="?", metavar="WORKSPACE")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open a workspace, the last one, or the welcome screen."""
    from rotaengage.usecases.recent import recent_workspaces

    return open_screens(getattr(arguments, "workspace", None) or next(iter(recent_workspaces()), None))


def open_screens(workspace: Path | None) -> int:
    """Hand over to the screens; says so and returns 2 where there is no terminal."""
    from rotaengage.tui.app import run_app

    return run_app(workspace)
