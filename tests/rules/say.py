"""How the rule tests ask a rule."""

from rotaengage.domain.plan import EventOutcome, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.rules import RULES, Breach, Placed


def found(word: str, scenario: Scenario, *slots: Slot, events: tuple[EventOutcome, ...] = ()) -> list[Breach]:
    """What the rule of that word finds in these slots."""
    (rule,) = [r for r in RULES if r.word == word]
    return list(rule.check(Placed(scenario, slots, events)))
