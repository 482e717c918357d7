"""Working-time rules: what a doctor's contract says of hours and rest, held against the rota as it stands."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from rotaengage.domain.codes import TRAITS, DutyKind
from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import CellRef
from rotaengage.domain.rota import Rota
from rotaengage.domain.span import minute_of
from rotaengage.rules.base import Breach

TRAINING_CONTRACT = frozenset(
    {Grade.F1, Grade.F2, Grade.CORE, Grade.IMT3, Grade.GPST, Grade.HST, Grade.LED, Grade.UNKNOWN}
)
"""Whom the 2016 TCS pack is held against: doctors in training, and locally employed ones, often the same (B.1)."""


class Worked(NamedTuple):
    """A rostered duty in elapsed minutes since 1970, labelled by its local start date."""

    start: int
    end: int
    label: date
    kind: DutyKind
    cell: CellRef

    @property
    def minutes(self) -> int:
        """Real length, whatever the clock did."""
        return self.end - self.start


class HoursRule(NamedTuple):
    """A rule over one doctor's duties in order; table names its numbers in the pack."""

    word: str
    code: str
    table: str
    sentence: str
    check: Callable[[Sequence[Worked], dict[str, Any], ZoneInfo], Iterator[tuple[Worked, int, str]]]


def worked(rota: Rota, doctor: Doctor) -> list[Worked]:
    """The doctor's rostered work in order of start; non-resident on-call is left out (its work is not known)."""
    found = [
        Worked(minute_of(d.span.start), minute_of(d.span.end), d.day, d.kind, d.source)
        for d in rota.duties_by_doctor[doctor.id]
        if d.span is not None
        and d.day is not None
        and TRAITS[d.kind].works
        and d.kind is not DutyKind.NON_RESIDENT_ON_CALL
    ]
    return sorted(found)


def applies(doctor: Doctor, pack: str) -> bool:
    """Whether a pack is this doctor's: their contract names it, or names none and the grade has it."""
    return doctor.contract == pack or (not doctor.contract and doctor.grade in TRAINING_CONTRACT)


def hours_breaches(rota: Rota, rules: Sequence[HoursRule], pack: dict[str, Any]) -> Iterator[Breach]:
    """Every place where a rule of the pack does not hold, by doctor."""
    for doctor in rota.doctors:
        if not applies(doctor, pack["pack"]):
            continue
        duties = worked(rota, doctor)
        for rule in rules:
            for duty, amount, says in rule.check(duties, pack[rule.table], rota.zone):
                yield Breach(
                    rule=rule.word,
                    code=rule.code,
                    key=f"{rule.word}|{doctor.id}|{duty.start}",
                    says=f"{doctor.name}, {duty.label:%a %d %b}: {says}",
                    where=(duty.cell,),
                    doctor=doctor.id,
                    amount=amount,
                )
