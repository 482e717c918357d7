"""What workers tell the app. None holds a widget; handlers own those."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rotaengage.domain.answers import Answers
    from rotaengage.domain.change import Change
    from rotaengage.domain.frontier import Alternative, Axis, Frontier, Limit, Point
    from rotaengage.domain.picture import Picture
    from rotaengage.domain.plan import Plan, Slot
    from rotaengage.domain.progress import Progress
    from rotaengage.domain.what_if import WhatIf
    from rotaengage.domain.why import EventWhy, Why
    from rotaengage.tui.present.cover import CoverStory
    from rotaengage.tui.present.export_choices import Wanted
    from rotaengage.tui.present.reading import ReadingView
    from rotaengage.tui.present.sheet import Sheet
    from rotaengage.usecases.check import Checked
    from rotaengage.usecases.cover import CoverRow
    from rotaengage.usecases.day_desk import DayLine
    from rotaengage.usecases.export import Exported
    from rotaengage.usecases.export_preview import Preview
    from rotaengage.usecases.history import History
    from rotaengage.usecases.opened import Opened
    from rotaengage.usecases.samples import Sample
    from rotaengage.usecases.session import Session


@dataclass
class PlacesFound(Message):
    """What the first screen offers; saved holds the moment (seconds since 1970) at which a workspace was saved last."""

    recent: "tuple[Path, ...]"
    samples: "tuple[Sample, ...]"
    saved: dict[Path, float] = field(default_factory=dict)


@dataclass
class KeysFound(Message):
    """The person's own keys by action; mistake is a sentence where the file of keys is not understood."""

    keys: dict[str, str]
    mistake: str = ""


@dataclass
class WorkbookRead(Message):
    """A workbook was read; nothing was written."""

    path: Path
    reading: "ReadingView"
    workspace: Path
    pictures: "tuple[Picture, ...]" = ()
    answers: "Answers | None" = None
    said: tuple[str, ...] = ()


@dataclass
class PicturesRead(Message):
    """The sheets of a workspace, with their reading."""

    path: Path
    pictures: "tuple[Picture, ...]"


@dataclass
class AnswersKept(Message):
    """Answers were written for next month's workbook."""

    path: Path


@dataclass
class WorkspaceOpened(Message):
    """A workspace was opened or made; fresh says made, answered that it was read again where it is shown."""

    opened: "Opened"
    sheet: "Sheet"
    reading: "ReadingView"
    fresh: bool
    session: "Session" = field(default_factory=dict)
    answered: bool = False


@dataclass
class PlanRescued(Message):
    """A plan that could not be stored in an earlier sitting is there."""

    path: Path
    plan: "Plan"


@dataclass
class PlanStep(Message):
    """A step of the search."""

    step: "Progress"


@dataclass
class PlanMade(Message):
    """The search ended with a plan; sheet has it laid over the rota."""

    plan: "Plan"
    sheet: "Sheet | None"


@dataclass
class CoverRead(Message):
    """Cover of one cell; doctor and column say which."""

    doctor: str
    column: int
    story: "CoverStory"


@dataclass
class ChecksDone(Message):
    """Rules were checked; number is that of the state they were checked in."""

    number: int
    checked: "Checked"


@dataclass
class ExportSeen(Message):
    """What an export would touch; seen is None where it would be refused, with the sentence that says why."""

    wanted: "Wanted"
    seen: "Preview | None"
    refused: str = ""


@dataclass
class StripRead(Message):
    """The margins of cover, day by day."""

    rows: "Sequence[CoverRow]"


@dataclass
class DayRead(Message):
    """Cover through a day with one slot changed from old to new, and the rules that the change would break."""

    day: "date"
    old: "Slot | None"
    new: "Slot | None"
    lines: "Sequence[DayLine]"
    says: tuple[str, ...]


@dataclass
class ExportMade(Message):
    """A file was written."""

    exported: "Exported"


@dataclass
class ExportTaken(Message):
    """A file of that name stands there already; nothing was written."""

    to: Path


@dataclass
class FaultKept(Message):
    """A fault of the program was written down; log is None where even that failed."""

    doing: str
    log: Path | None


@dataclass
class HistoryRead(Message):
    """Versions, deeds and trail of the workspace."""

    history: "History"


@dataclass
class Kept(Message):
    """Something was done to the workspace, taken back or done again; says tells what."""

    opened: "Opened"
    says: str
    sheet: "Sheet"


@dataclass
class DraftChanged(Message):
    """Other changes are being tried, or none any more."""


@dataclass
class WhatIfAnswered(Message):
    """What follows from changes."""

    changes: "tuple[Change, ...]"
    answer: "WhatIf"


@dataclass
class WhyFound(Message):
    """Why a doctor is short (event is empty), or an event has its time; opened says in which plan."""

    opened: "Opened"
    doctor: str
    event: str
    why: "Why | EventWhy"


@dataclass
class FrontierPart(Message):
    """One point of the outline or one alternative, as soon as it is found."""

    opened: "Opened"
    part: "Point | Alternative"


@dataclass
class StandingMeasured(Message):
    """The figures of the plan that opened holds, one for each axis, in the axis's unit."""

    opened: "Opened"
    figures: "dict[Axis, float]"


@dataclass
class FrontierFound(Message):
    """All alternatives to the plan that opened holds; None where the search ended without any being told."""

    opened: "Opened"
    axes: "tuple[Axis, ...]"
    held: "tuple[Limit, ...]"
    frontier: "Frontier | None"


@dataclass
class NoAnswer(Message):
    """The desk could not answer: what was asked is what_if, why or frontier."""

    asked: str
