"""Open a workspace."""

from pathlib import Path

from rotaengage.usecases.opened import Opened


def open_workspace(path: Path) -> Opened:
    """Its facts and latest plan. UserError where it is not there, damaged or from a newer program."""
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        return Opened(path, workspace.department(), workspace.plan(), workspace.read_only, workspace.locked_by)
