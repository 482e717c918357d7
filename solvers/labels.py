"""The groups of a quorum that a doctor belongs to."""

from rotaengage.domain.people import Doctor
from rotaengage.domain.quorum_groups import FULL_TIME, LTFT, Shared


def labels_of(doctor: Doctor) -> frozenset[str]:
    """Tier, grade, whether full time, and each thing that the doctor may share with others."""
    own = {
        Shared.SITE: [doctor.site], Shared.LINE: [doctor.line], Shared.TEAM: [doctor.team],
        Shared.SKILL: doctor.skills, Shared.ROLE: doctor.roles,
    }  # fmt: skip
    shared = (f"{word} {name}" for word, names in own.items() for name in names if name)
    return frozenset((doctor.tier.value, doctor.grade.value, LTFT if doctor.wte < 1 else FULL_TIME, *shared))
