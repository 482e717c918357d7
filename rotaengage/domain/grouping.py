"""Groups of doctors between whom time is to be shared fairly, where a department asks for that."""

from collections.abc import Iterable
from enum import StrEnum

from rotaengage.domain.people import Doctor


class Grouping(StrEnum):
    """Which groups count: doctors of one grade, full and less than full time (LTFT), of one site, of one rota line."""

    NONE = "none"
    GRADE = "grade"
    LTFT = "ltft"
    SITE = "site"
    LINE = "line"


def group_of(doctor: Doctor, grouping: Grouping) -> str:
    """The group that a doctor is in, in words; everybody is in one where no grouping is asked for."""
    match grouping:
        case Grouping.GRADE:
            return doctor.grade.value
        case Grouping.LTFT:
            return "less than full time" if doctor.less_than_full_time else "full time"
        case Grouping.SITE:
            return doctor.site or "no site named"
        case Grouping.LINE:
            return doctor.line or "no line named"
        case _:
            return "everybody"


def grouped(doctors: Iterable[Doctor], grouping: Grouping) -> dict[str, tuple[str, ...]]:
    """The ids of each group's doctors, groups by name; none at all where no grouping is asked for."""
    found: dict[str, list[str]] = {}
    for doctor in doctors if grouping is not Grouping.NONE else ():
        found.setdefault(group_of(doctor, grouping), []).append(doctor.id)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}
