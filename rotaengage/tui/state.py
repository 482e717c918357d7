"""What is open, for all screens to look at. Only the app changes it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rotaengage.domain.answers import Answers
    from rotaengage.domain.picture import Picture
    from rotaengage.domain.progress import Stop
    from rotaengage.tui.present.course import Course
    from rotaengage.tui.present.reading import ReadingView
    from rotaengage.tui.present.sheet import Sheet
    from rotaengage.usecases.opened import Opened


@dataclass
class State:
    """number grows with each change of rota or plan; course is None unless a search runs.

    workbook is a file that was read but not kept yet, workspace the path offered for it, answers what was said about
    it and said the keys of these in their order; pictures are the sheets with their reading; started is the monotonic
    clock in seconds at which the search began; viewer is a doctor's id or REPRESENTATIVE where this window
    only shows what they may see, empty for the coordinator.
    """

    number: int = 0
    opened: "Opened | None" = None
    sheet: "Sheet | None" = None
    reading: "ReadingView | None" = None
    pictures: "tuple[Picture, ...]" = ()
    answers: "Answers | None" = None
    said: tuple[str, ...] = ()
    workbook: Path | None = None
    workspace: Path | None = None
    course: "Course | None" = None
    started: float = 0.0
    stop: "Stop | None" = None
    viewer: str = ""
