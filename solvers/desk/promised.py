"""A what-if on a published plan keeps what people were told, exactly as planning anew does (promises.py)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rotaengage.domain.scenario import Scenario
from solvers.board import Block
from solvers.clash import hold_pins
from solvers.desk.scene import facts_with_pins
from solvers.facts import Facts
from solvers.promises import with_promises


class Told(NamedTuple):
    """Facts with the promises that can stand, and the blocks that pins and promises hold."""

    facts: Facts
    held: Sequence[Block]


def told(start: Told) -> Iterator[Told]:
    """With every promise; then without those of places at events, for where an event would lack its quorum by them."""
    facts, scenario = start.facts, start.facts.scenario
    if not any(scenario.is_live(s) for s in scenario.published):
        yield start
        return

    known = facts

    def with_pins(other: Scenario) -> Facts:
        nonlocal known  # what one problem worked out, the next need not
        known = facts_with_pins(known, other)
        return known

    for attendance in (True, False):
        twin = with_pins(with_promises(scenario, attendance=attendance, facts_of=with_pins))
        yield Told(twin, hold_pins(twin).blocks)
        if not any(s.event for s in scenario.published):
            return
