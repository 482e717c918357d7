"""Kinds of duty and the shift codes that stand for them."""

from datetime import date, time
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from rotaengage.domain.noun import Noun
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import Span


class DutyKind(StrEnum):
    """What a cell of the rota means; domain notes F.2."""

    STANDARD_DAY = "standard_day"
    LONG_DAY = "long_day"
    EARLY = "early"
    LATE = "late"
    TWILIGHT = "twilight"
    NIGHT = "night"
    WEEKEND = "weekend"
    RESIDENT_ON_CALL = "resident_on_call"
    NON_RESIDENT_ON_CALL = "non_resident_on_call"
    CLINIC = "clinic"
    THEATRE = "theatre"
    TEACHING = "teaching"
    SELF_DEVELOPMENT = "self_development"
    SPA = "spa"
    ADMIN = "admin"
    INDUCTION = "induction"
    ENGAGEMENT = "engagement"
    OTHER_WORK = "other_work"
    REST = "rest"
    OFF = "off"
    NON_WORKING_DAY = "non_working_day"
    ANNUAL_LEAVE = "annual_leave"
    STUDY_LEAVE = "study_leave"
    PROFESSIONAL_LEAVE = "professional_leave"
    SICK = "sick"
    PARENTAL = "parental"
    LIEU = "lieu"
    BANK_HOLIDAY = "bank_holiday"
    UNAVAILABLE = "unavailable"
    VACANT = "vacant"
    UNKNOWN = "unknown"


class ReleaseClass(StrEnum):
    """What it costs to let a doctor go from a duty; domain notes H (design)."""

    C0 = "C0"  # no cover effect
    C1 = "C1"  # uses surplus above the minimum
    C2 = "C2"  # a post that a colleague of the same or a greater tier covers beside their own
    C3 = "C3"  # bleep holder: only when the bleep is handed to such a colleague who holds none, default forbidden
    C4 = "C4"  # clinic or list: cancelled with notice, default forbidden
    C5 = "C5"  # night, rest, leave, non-working day: never


FREELY = frozenset({ReleaseClass.C0, ReleaseClass.C1})
HANDED = frozenset({ReleaseClass.C2, ReleaseClass.C3})
SAID = HANDED | {ReleaseClass.C4}
"""Classes that open a duty only where the department gives them to its code."""


class Traits(NamedTuple):
    """What follows from a kind: is it paid work, does it count to cover, what does a release cost."""

    works: bool
    covers: bool
    release: ReleaseClass


_COVERING = Traits(works=True, covers=True, release=ReleaseClass.C1)
_BLEEP = Traits(works=True, covers=True, release=ReleaseClass.C3)
_LIST = Traits(works=True, covers=False, release=ReleaseClass.C4)
_QUIET = Traits(works=True, covers=False, release=ReleaseClass.C0)
_NEVER = Traits(works=True, covers=True, release=ReleaseClass.C5)
_AWAY = Traits(works=False, covers=False, release=ReleaseClass.C5)
_TAKEN = Traits(works=True, covers=False, release=ReleaseClass.C5)

TRAITS: dict[DutyKind, Traits] = dict.fromkeys(DutyKind, _AWAY) | {
    DutyKind.STANDARD_DAY: _COVERING,
    DutyKind.EARLY: _COVERING,
    DutyKind.LATE: _COVERING,
    DutyKind.TWILIGHT: _BLEEP,
    DutyKind.WEEKEND: _BLEEP,
    DutyKind.LONG_DAY: _BLEEP,
    DutyKind.RESIDENT_ON_CALL: _BLEEP,
    DutyKind.NON_RESIDENT_ON_CALL: Traits(works=True, covers=False, release=ReleaseClass.C5),
    DutyKind.NIGHT: _NEVER,
    DutyKind.CLINIC: _LIST,
    DutyKind.THEATRE: _LIST,
    DutyKind.ADMIN: _QUIET,
    DutyKind.OTHER_WORK: _NEVER,
    DutyKind.TEACHING: _TAKEN,
    DutyKind.SELF_DEVELOPMENT: _TAKEN,
    DutyKind.SPA: _TAKEN,
    DutyKind.INDUCTION: _TAKEN,
    DutyKind.ENGAGEMENT: _TAKEN,
}
"""Teaching, self-development, SPA and engagement that stand in the rota are protected already: not taken again."""

LEAVE = frozenset({DutyKind.ANNUAL_LEAVE, DutyKind.STUDY_LEAVE, DutyKind.PROFESSIONAL_LEAVE, DutyKind.SICK,
                   DutyKind.PARENTAL, DutyKind.LIEU, DutyKind.BANK_HOLIDAY, DutyKind.UNAVAILABLE})  # fmt: skip
REST = frozenset({DutyKind.REST, DutyKind.OFF, DutyKind.NON_WORKING_DAY})
STANDING = frozenset({DutyKind.SELF_DEVELOPMENT, DutyKind.SPA, DutyKind.ENGAGEMENT})


class CodeSource(StrEnum):
    """Where the meaning of a code comes from."""

    LEGEND = "legend"
    CELL = "cell"
    ANSWER = "answer"
    SETUP = "setup"
    DEFAULT = "default"
    QUESTION = "question"


class ShiftCode(Noun):
    """A code of the rota and what it means; times are wall clock, an end not after the start is on the next day.

    covers, releasable and release override what follows from the kind; None means the kind decides.
    """

    code: str
    kind: DutyKind
    start: time | None = None
    end: time | None = None
    source: CodeSource = CodeSource.DEFAULT
    confidence: float = 1.0
    title: str = ""
    covers: bool | None = None
    releasable: bool | None = None
    release: ReleaseClass | None = None
    count: int = 0
    cell: CellRef | None = None

    @property
    def counts_to_cover(self) -> bool:
        """Whether a doctor on this duty counts to cover."""
        if self.covers is None:
            return TRAITS[self.kind].covers and self.release is not ReleaseClass.C0
        return self.covers

    @property
    def can_release(self) -> bool:
        """Whether protected time may be taken out of this duty."""
        if not TRAITS[self.kind].works or self.release is ReleaseClass.C5:
            return False
        if self.releasable is not None:
            return self.releasable
        return (self.release in SAID) or (self.release or TRAITS[self.kind].release) in FREELY

    @property
    def needs_stand_in(self) -> bool:
        """Whether a colleague must take over while the doctor is away: only where the class was said."""
        return self.release in HANDED

    def span_on(self, day: date, zone: ZoneInfo) -> Span | None:
        """The time of the duty on a day; None where the times are not known."""
        return None if self.start is None or self.end is None else Span.on(day, self.start, self.end, zone)
