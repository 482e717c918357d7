"""How much protected time a doctor is owed."""

from enum import StrEnum
from fractions import Fraction

from pydantic import Field

from rotaengage.domain.noun import Noun
from rotaengage.domain.people import Who
from rotaengage.domain.refs import CellRef


class Per(StrEnum):
    """What the minutes are counted by."""

    WEEK = "week"
    PERIOD = "period"


class Accrual(StrEnum):
    """Which weeks count; domain notes D.1."""

    CYCLE_AVERAGE = "cycle_average"
    EXCLUDES_LEAVE = "excludes_leave"


class Entitlement(Noun):
    """Protected minutes a week or a period for these doctors, pro rata by WTE where said.

    citation names the document and clause, or says that it is a local figure or this program's own default.
    """

    id: str
    activity: str
    who: Who = Who()
    minutes: int = Field(ge=0)
    per: Per = Per.WEEK
    pro_rata: bool = True
    accrual: Accrual = Accrual.EXCLUDES_LEAVE
    citation: str = ""
    assumed: bool = False
    source: CellRef | None = None


class Debt(Noun):
    """Minutes of an activity that an earlier period left owing to a doctor; basis says which."""

    doctor: str
    activity: str
    minutes: int = Field(ge=0)
    basis: str = ""
    source: CellRef | None = None


class Due(Noun):
    """What one doctor is owed for one activity over the rota, in minutes; standing is what the rota already holds."""

    doctor: str
    activity: str
    entitled_minutes: int = Field(ge=0)
    standing_minutes: int = Field(default=0, ge=0)
    because: str = ""

    @property
    def open_minutes(self) -> int:
        """What is still to be planned."""
        return max(0, self.entitled_minutes - self.standing_minutes)


def fulfilment(planned_minutes: int, entitled_minutes: int) -> Fraction:
    """Share of the entitlement that is met, at most 1; 1 where nothing is owed."""
    return Fraction(1) if entitled_minutes <= 0 else min(Fraction(1), Fraction(planned_minutes, entitled_minutes))
