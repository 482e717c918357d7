"""Days that a rota should be seen to have: bank holidays and changeovers."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class DayKind(StrEnum):
    """Why a day is marked."""

    HOLIDAY = "holiday"
    CHANGEOVER = "changeover"


class DayMark(NamedTuple):
    """A marked day, with what it is in words."""

    day: date
    kind: DayKind
    title: str
