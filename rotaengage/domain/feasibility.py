"""Supply against demand, counted without a solver."""

from datetime import date

from rotaengage.domain.noun import Noun


class DayBalance(Noun):
    """One requirement on one day: doctors at its tightest, and the doctor-minutes that could be released on it within
    the hours in which somebody of its members could be let go; releasable_minutes is the same without looking at cover,
    taken_minutes what the plan uses.
    """

    day: date
    requirement: str
    minimum: int
    present_least: int
    spare_minutes: int
    releasable_minutes: int = 0
    taken_minutes: int = 0
    gap_minutes: int = 0


class GroupBalance(Noun):
    """A tier or a requirement over the whole rota: what its doctors are still owed against the most they could get.

    impossible is a proof: supply_minutes is a true upper bound. That it is not impossible is no promise.
    """

    group: str
    doctors: int
    owed_minutes: int
    supply_minutes: int
    says: str = ""

    @property
    def impossible(self) -> bool:
        """Whether no plan can give everybody of the group all that is owed."""
        return self.owed_minutes > self.supply_minutes

    @property
    def short_minutes(self) -> int:
        """The least that any plan must leave out."""
        return max(0, self.owed_minutes - self.supply_minutes)


class DoctorBalance(Noun):
    """One doctor: what is still owed against what the doctor's own duties could hold at best."""

    doctor: str
    owed_minutes: int
    supply_minutes: int

    @property
    def impossible(self) -> bool:
        """Whether no plan can give the doctor all that is owed."""
        return self.owed_minutes > self.supply_minutes


class FeasibilityBoard(Noun):
    """The balance by day and requirement, by tier, by requirement and by doctor."""

    days: tuple[DayBalance, ...] = ()
    tiers: tuple[GroupBalance, ...] = ()
    requirements: tuple[GroupBalance, ...] = ()
    doctors: tuple[DoctorBalance, ...] = ()
    everybody: GroupBalance
    seconds: float = 0.0

    @property
    def impossible(self) -> bool:
        """Whether it is proved that somebody must go short."""
        groups = (*self.tiers, *self.requirements, self.everybody)
        return any(g.impossible for g in groups) or any(d.impossible for d in self.doctors)
