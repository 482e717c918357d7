"""Open a workspace."""

from pathlib import Path

from rotaengage.usecases.opened import Opened
from rotaengage.usecases.plan_settings import open_again


def open_workspace(path: Path) -> Opened:
    """Its facts and latest plan. UserError where it is not there, damaged or from a newer program."""
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        return open_again(workspace, path)


def look_at(path: Path) -> Opened:
    """The same for whoever only reads: no other window has to wait, and a file of an older format stays as it is."""
    from rotaengage.store import Workspace

    with Workspace.open(path, read_only=True) as workspace:
        return open_again(workspace, path)
