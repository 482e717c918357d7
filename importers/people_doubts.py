"""Doubts about who counts: lines that nobody holds, staff who are no doctors, a surname that two people have."""

from importers.issues import issue, where_of
from importers.names import plain
from importers.reading import Desk, Sink
from importers.settling import COUNTS, COUNTS_NOT, SOMEONE_ELSE
from rotaengage.domain.codes import TRAITS, DutyKind
from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Doctor

VACANT = "vacant"
MOST_CHOICES = 6


def tell_people(sink: Sink, desk: Desk) -> None:
    """Settle or tell all of it for one block."""
    _unmet(sink)
    _others(sink, desk)
    if all(duty.code is None for duty in sink.duties):
        _surnames(sink, desk)


def _unmet(sink: Sink) -> None:
    """The work of lines that nobody holds is unmet cover."""
    vacant = {d.id for d in sink.people if VACANT in d.roles}
    for n, duty in enumerate(sink.duties if vacant else ()):
        if duty.doctor in vacant and (TRAITS[duty.kind].works or duty.kind is DutyKind.UNKNOWN):
            sink.duties[n] = duty._replace(kind=DutyKind.VACANT)


def _others(sink: Sink, desk: Desk) -> None:
    """Staff who are no doctors count to cover only where a person has said so."""
    groups: dict[str, list[int]] = {}
    for n, doctor in enumerate(sink.people):
        if doctor.grade is Grade.NON_MEDICAL:
            groups.setdefault(doctor.grade_text, []).append(n)
    for text, numbers in groups.items():
        said = desk.answers.kept.get(f"cover:{text}")
        if said is None:
            where = where_of(sink.sheet, _places([sink.people[n] for n in numbers]))
            words = {"text": text, "count": len(numbers)}
            sink.issues.append(issue("IM415", where, f"cover:{text}", (COUNTS, COUNTS_NOT), **words))
        for n in numbers if said == COUNTS else ():
            sink.people[n] = sink.people[n].model_copy(update={"counts_to_cover": True})


def _places(doctors: list[Doctor]) -> list[tuple[int, int]]:
    return [(d.source.row, d.source.column) for d in doctors if d.source is not None]


def _surnames(sink: Sink, desk: Desk) -> None:
    """A bare name that is the first or last name of others may be one of them."""
    for doctor in sink.people:
        name = plain(doctor.name)
        same = [d.name for d in sink.people if " " not in name and name in _ends(d.name)]
        if same and doctor.name not in desk.answers.aliases:
            places = [(d.source.row, d.source.column) for d in sink.duties if d.doctor == doctor.id]
            choices = (*same[:MOST_CHOICES], SOMEONE_ELSE)
            where = where_of(sink.sheet, places)
            words = {"name": doctor.name, "others": " or ".join(same[:MOST_CHOICES])}
            sink.issues.append(issue("IM418", where, f"alias:{doctor.name}", choices, **words))


def _ends(name: str) -> set[str]:
    words = plain(name).replace(",", " ").split()
    return {words[0], words[-1]} if len(words) > 1 else set()
