"""A department as its workspace holds it."""

from rotaengage.domain.answers import Answers
from rotaengage.domain.fact import FactKind
from rotaengage.domain.inspection import CellTally
from rotaengage.domain.issue import Issue
from rotaengage.domain.noun import Noun
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.setup import Setup


class Department(Noun):
    """The facts as imported and the problem made of them.

    by_hand: entitlement, event or cover, where a person has changed any of these since; reading anew leaves them.
    """

    scenario: Scenario
    issues: tuple[Issue, ...] = ()
    cells: CellTally = CellTally()
    setup: Setup = Setup()
    answers: Answers = Answers()
    by_hand: frozenset[FactKind] = frozenset()


class TrailEntry(Noun):
    """One line of the append-only trail: who did what, when (UTC, ISO 8601) and why."""

    number: int
    when: str
    who: str
    what: str
    why: str = ""
    hash: str = ""
