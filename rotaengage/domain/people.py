"""The people of a rota."""

from datetime import date

from pydantic import Field

from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.noun import Noun
from rotaengage.domain.preferred import Preferred
from rotaengage.domain.refs import CellRef


class Doctor(Noun):
    """One person on the rota. Grade, cover tier and contract are three fields (domain notes F.5).

    wte is a share of full time in (0, 1.5]; non_working_days are 0 (Monday) to 6; a missing start or end
    of the post means the whole period.
    """

    id: str
    name: str
    grade: Grade = Grade.UNKNOWN
    grade_text: str = ""
    tier: Tier = Tier.UNKNOWN
    contract: str = ""
    wte: float = Field(default=1.0, gt=0, le=1.5)
    non_working_days: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    team: str = ""
    site: str = ""
    line: str = ""
    post_from: date | None = None
    post_to: date | None = None
    counts_to_cover: bool = True
    prefers: Preferred = Preferred()
    source: CellRef | None = None

    @property
    def less_than_full_time(self) -> bool:
        """Whether the doctor works less than full time (LTFT)."""
        return self.wte < 1.0


class Who(Noun):
    """A choice of doctors: each field that is not empty must match; all empty means everybody."""

    tiers: frozenset[Tier] = frozenset()
    grades: frozenset[Grade] = frozenset()
    skills: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    doctors: frozenset[str] = frozenset()

    def matches(self, doctor: Doctor) -> bool:
        """Whether the doctor is one of these; of skills and roles one in common is enough."""
        return (
            (not self.tiers or doctor.tier in self.tiers)
            and (not self.grades or doctor.grade in self.grades)
            and (not self.skills or bool(self.skills & doctor.skills))
            and (not self.roles or bool(self.roles & doctor.roles))
            and (not self.teams or doctor.team in self.teams)
            and (not self.sites or doctor.site in self.sites)
            and (not self.doctors or doctor.id in self.doctors)
        )
