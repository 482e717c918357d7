"""What drawn sickness would leave of a plan."""

from pydantic import Field

from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import Slot


class Sickness(Noun):
    """How sickness is drawn: the share of working days lost and the mean length of a spell in days.

    The default share is a round figure of this program, to be replaced by the department's own.
    """

    share: float = Field(default=0.03, ge=0, lt=1)
    mean_days: float = Field(default=3.0, ge=1)
    draws: int = Field(default=200, ge=1)
    seed: int = 1


class Survival(Noun):
    """One slot: in how many of the draws it stands, and what took it in the others."""

    slot: Slot
    survived: int
    own_sickness: int = 0
    called_back: int = 0
    tightest: str = ""

    def share(self, draws: int) -> float:
        """The share of draws in which the slot stands."""
        return self.survived / draws


class Robustness(Noun):
    """Every slot's fate over the draws, the weakest first; minutes are means over the draws."""

    sickness: Sickness
    slots: tuple[Survival, ...] = ()
    planned_minutes: int = 0
    kept_minutes: float = 0.0
    weakest_requirement: str = ""
    seconds: float = 0.0

    @property
    def kept_share(self) -> float:
        """The share of planned minutes that stands, over all draws."""
        return self.kept_minutes / self.planned_minutes if self.planned_minutes else 1.0
