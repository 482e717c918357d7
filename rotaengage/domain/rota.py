"""The rota of a department: its people and their duties over a period."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from rotaengage.domain.codes import TRAITS, DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.duty import Duty
from rotaengage.domain.duty_table import Duties, large_table
from rotaengage.domain.noun import Noun
from rotaengage.domain.people import Doctor


class SourceFile(Noun):
    """A workbook that the rota was read from."""

    name: str
    sha256: str
    format: str


class Rota(Noun):
    """People and duties from the first day to the last, in one zone. Duties and people are in a stable order."""

    first_day: date
    last_day: date
    zone_key: str = "Europe/London"
    doctors: tuple[Doctor, ...]
    duties: Duties
    codes: tuple[ShiftCode, ...] = ()
    sources: tuple[SourceFile, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The zone of every clock on the rota."""
        return ZoneInfo(self.zone_key)

    @cached_property
    def code_of(self) -> dict[str, ShiftCode]:
        """Shift codes by their text."""
        return {c.code: c for c in self.codes}

    @cached_property
    def doctor_of(self) -> dict[str, Doctor]:
        """Doctors by id."""
        return {d.id: d for d in self.doctors}

    @cached_property
    def duty_of(self) -> Mapping[str, Duty]:
        """Duties by id."""
        table = large_table(self.duties)
        return {d.id: d for d in self.duties} if table is None else table.by_id()

    @cached_property
    def duties_by_doctor(self) -> Mapping[str, tuple[Duty, ...]]:
        """Each doctor's duties in the order of the rota; a doctor with none has an empty tuple."""
        table = large_table(self.duties)
        if table is not None:
            return table.by_doctor(d.id for d in self.doctors)
        found: defaultdict[str, list[Duty]] = defaultdict(list)
        for duty in self.duties:
            found[duty.doctor].append(duty)
        return {d.id: tuple(found[d.id]) for d in self.doctors}

    @cached_property
    def duties_by_day(self) -> Mapping[date | None, Sequence[Duty]]:
        """The duties that begin on each day, in the order of the rota; those without a date under None."""
        table = large_table(self.duties)
        if table is not None:
            return table.by_day()
        found: defaultdict[date | None, list[Duty]] = defaultdict(list)
        for duty in self.duties:
            found[duty.day].append(duty)
        return dict(found)

    def cut(self, **parts: Any) -> "Rota":
        """The rota with fewer duties or people, or over fewer days: they were checked when the whole one was made."""
        return Rota.model_construct(None, **{name: getattr(self, name) for name in Rota.model_fields} | parts)

    def counts_to_cover(self, duty: Duty) -> bool:
        """Whether the doctor counts to cover on this duty: the code says, else the kind; supernumeraries never do."""
        return duty.span is not None and self.covers(duty.doctor, duty.code, duty.kind)

    def covers(self, doctor: str, code: str | None, kind: DutyKind) -> bool:
        """Whether the doctor counts to cover while at work on a duty of this code and kind."""
        known = self.code_of.get(code or "")
        by_code = TRAITS[kind].covers if known is None else known.counts_to_cover
        return self.doctor_of[doctor].counts_to_cover and by_code

    def can_release(self, duty: Duty) -> bool:
        """Whether protected time may be taken out of this duty."""
        code = self.code_of.get(duty.code or "") or ShiftCode(code="", kind=duty.kind)
        return duty.span is not None and duty.day is not None and code.can_release

    def needs_stand_in(self, duty: Duty) -> bool:
        """Whether somebody must take over while protected time is taken out of this duty."""
        return self.hands_over(duty) is not None

    def hands_over(self, duty: Duty) -> ReleaseClass | None:
        """C2 for a post that a colleague covers meanwhile, C3 for a bleep that one takes; None for neither."""
        code = self.code_of.get(duty.code or "")
        return code.release if code is not None and code.needs_stand_in else None

    def is_list(self, duty: Duty) -> bool:
        """Whether the duty is a clinic or list that is given up with notice: only where the class was said (C4)."""
        code = self.code_of.get(duty.code or "")
        return code is not None and code.release is ReleaseClass.C4
