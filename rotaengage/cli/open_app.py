"""rotaengage open: the screens."""

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("open", help="open the terminal application (also: rotaengage without a command)")
    own.add_argument("workspace", type=Path, nargs="?", metavar="WORKSPACE")
    own.add_argument(
        "--as",
        dest="viewer",
        metavar="WHO",
        default="",
        help="show only what a doctor (by name) may see, or 'representative': figures of groups, no names",
    )
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open a workspace, the last one, or the welcome screen."""
    from rotaengage.usecases.recent import recent_workspaces

    workspace = getattr(arguments, "workspace", None) or next(iter(recent_workspaces()), None)
    return open_screens(workspace, getattr(arguments, "viewer", ""))


def open_screens(workspace: Path | None, who: str = "") -> int:
    """Hand over to the screens; says so and returns 2 where there is no terminal. UserError: no doctor of that name."""
    from rotaengage.tui.app import run_app

    if not who:
        return run_app(workspace)
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.viewer import viewer_of

    if workspace is None:
        raise UserError("there is no workspace to look into", cure="name one: rotaengage open WORKSPACE --as WHO")
    return run_app(workspace, viewer_of(workspace, who))
