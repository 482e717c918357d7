"""What a person wants of a file that is handed out."""

from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.privacy import Privacy


class Wish(NamedTuple):
    """privacy: what it says about people; sheets: which are added to a workbook; doctor: a name, for one alone.

    poster asks for the events in place of timetables; key is where to write who is who, apart from the file; folder
    asks for a folder of calendars.
    """

    privacy: Privacy = Privacy.FULL
    sheets: str = "engagement"
    doctor: str = ""
    poster: bool = False
    key: Path | None = None
    folder: bool = False


PLAIN = Wish()
