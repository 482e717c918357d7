"""rotaengage open: the screens."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rotaengage.cli.typed import LAST


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("open", help="open the terminal application (also: rotaengage without a command)")
    own.add_argument("workspace", type=Path, nargs="?", metavar="WORKSPACE", help=LAST)
    own.add_argument(
        "--as",
        dest="viewer",
        metavar="WHO",
        default="",
        help="show only what a doctor (by name) may see, or 'representative': figures of groups, no names",
    )
    own.add_argument(
        "--do", action="append", default=[], metavar="ACTION",
        help="do this once it is open; rotaengage keys lists all actions; may be given more than once",
    )  # fmt: skip
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open a workspace, the last one, or the welcome screen. UserError for an action that is none."""
    do: Sequence[str] = getattr(arguments, "do", [])
    check_actions(do)
    return open_screens(getattr(arguments, "workspace", None), getattr(arguments, "viewer", ""), do)


def check_actions(do: Sequence[str]) -> None:
    """UserError for the first that is no action."""
    from rotaengage.domain.issue import UserError
    from rotaengage.tui.actions import ACTIONS

    known = {action.id for action in ACTIONS}
    for name in do:
        if name not in known:
            raise UserError(f"there is no action {name}", cure="rotaengage keys lists them all")


def open_screens(workspace: Path | None, who: str = "", do: Sequence[str] = ()) -> int:
    """Hand over to the screens; says so and returns 2 where there is no terminal. UserError: no doctor of that name."""
    from rotaengage.tui.app import run_app

    if not who:
        return run_app(workspace, do=do)
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.recent import recent_workspaces
    from rotaengage.usecases.viewer import viewer_of

    chosen = workspace or next(iter(recent_workspaces()), None)
    if chosen is None:
        raise UserError("there is no workspace to look into", cure="name one: rotaengage open WORKSPACE --as WHO")
    return run_app(chosen, viewer_of(chosen, who), do)
