"""What a rule and a measure are. A rule is a plain check; the solver's twin of the same word knows nothing of it."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.refs import CellRef
from rotaengage.domain.scenario import Scenario


class Placed(NamedTuple):
    """What is judged: the problem, and the slots and events laid into it (none for the rota as it came in)."""

    scenario: Scenario
    slots: tuple[Slot, ...] = ()
    events: tuple[EventOutcome, ...] = ()


class Breach(Noun):
    """A rule that does not hold. key names the place, so that the same breach before and after is known as one.

    amount is in unit (minutes, doctors); a breach whose amount grew counts as new.
    """

    rule: str
    code: str
    key: str
    says: str
    where: tuple[CellRef, ...] = ()
    doctor: str | None = None
    amount: int = 1
    unit: str = "minutes"


class Rule(Protocol):
    """Something that must be true of a plan."""

    @property
    def word(self) -> str:
        """The rule's name in code, tests and documents."""
        ...

    @property
    def code(self) -> str:
        """Its stable number: RE101."""
        ...

    @property
    def sentence(self) -> str:
        """What must hold, in a user's words."""
        ...

    @property
    def cure(self) -> str:
        """What to do about a breach."""
        ...

    def check(self, placed: Placed) -> Iterator[Breach]:
        """Every place where it does not hold."""
        ...
