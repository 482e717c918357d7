"""The groups of a quorum, as a person writes them: registrar, SAS, LTFT, site North, line 3, team Red, skill airway."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from rotaengage.domain.people import Doctor

LTFT = "LTFT"
FULL_TIME = "full time"


class Shared(StrEnum):
    """What the doctors of a group share; the value is the word before its name."""

    SITE = "site"
    LINE = "line"
    TEAM = "team"
    SKILL = "skill"
    ROLE = "role"


class Named(NamedTuple):
    """A group in two parts; shared is None for a tier, a grade, LTFT or full time, which have no name of their own."""

    shared: Shared | None
    name: str


def named(group: str) -> Named:
    """The two parts of a group."""
    word, _, name = group.partition(" ")
    known = name and word in frozenset(s.value for s in Shared)
    return Named(Shared(word), name) if known else Named(None, group)


class GroupCount(NamedTuple):
    """How many of a group a quorum wants, and how many there are."""

    group: str
    wanted: int
    there: int


def counted(groups: Mapping[str, int], doctors: Sequence[Doctor]) -> tuple[GroupCount, ...]:
    """Each group of a quorum, and how many of some doctors count to it."""
    return tuple(GroupCount(g, wanted, sum(in_group(d, g) for d in doctors)) for g, wanted in groups.items())


def in_group(doctor: Doctor, group: str) -> bool:
    """Whether a doctor counts to a group of a quorum."""
    shared, name = named(group)
    if shared is not None:
        return name in names_of(doctor, shared)
    return name in (doctor.grade.value, doctor.tier.value, LTFT if doctor.less_than_full_time else FULL_TIME)


def names_of(doctor: Doctor, shared: Shared) -> frozenset[str]:
    """The names of the sites, lines and so on that a doctor belongs to."""
    match shared:
        case Shared.SITE:
            found = frozenset({doctor.site})
        case Shared.LINE:
            found = frozenset({doctor.line})
        case Shared.TEAM:
            found = frozenset({doctor.team})
        case Shared.SKILL:
            found = doctor.skills
        case Shared.ROLE:
            found = doctor.roles
    return found - {""}
