"""A fact of the rota: who, when, what, and from which cell."""

from datetime import date
from typing import NamedTuple

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span


class Duty(NamedTuple):
    """One understood cell: duty, leave or rest. A tuple, since a trust's year holds hundreds of thousands.

    doctor is Doctor.id; code is as written (trimmed), None where the cell holds a name; span is None where the
    times are not known; week (from 1) and weekday (0 Monday) are for patterns without dates.
    """

    id: str
    doctor: str
    day: date | None
    code: str | None
    kind: DutyKind
    span: Span | None
    source: CellRef
    post: str | None = None
    note: str = ""
    week: int | None = None
    weekday: int | None = None
