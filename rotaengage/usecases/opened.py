"""A workspace as the doors see it."""

import getpass
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.department import Department
from rotaengage.domain.journal import NO_JOURNAL, Journal
from rotaengage.domain.marks import Mark
from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import PlanSettings


class Opened(NamedTuple):
    """A workspace's facts, latest plan and what is on record. locked_by is empty unless another window holds it.

    mark is how the department marks its workbook, as it was last written.
    """

    path: Path
    department: Department
    plan: Plan | None
    read_only: bool = False
    locked_by: str = ""
    settings: PlanSettings = PlanSettings()
    mark: Mark = Mark.NOTE
    journal: Journal = NO_JOURNAL


MARK_SETTING = "export.mark"


def mark_of(kept: str | None) -> Mark:
    """The mark that a workspace keeps; a note where it keeps none."""
    return Mark(kept) if kept in set(Mark) else Mark.NOTE


def who_am_i() -> str:
    """The name of the account, for the trail."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
