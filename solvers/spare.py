"""Who could be let go at a time, worked out once: every start of every event asks for it again and again."""

from typing import TYPE_CHECKING

from solvers.bought import helpers_at

if TYPE_CHECKING:
    from solvers.facts import Facts


class Spare:
    """What each requirement leaves; members are those of each, in the order of the facts' requirements."""

    def __init__(self, facts: "Facts") -> None:
        self.members = tuple(frozenset(need.members) for need in facts.demands)
        self._demands, self._offers = facts.demands, facts.offers
        self._known: dict[tuple[int, int], tuple[int, ...]] = {}

    def between(self, start: int, end: int) -> tuple[int, ...]:
        """How many of each could be released at any instant between two minutes, with all who could be bought then."""
        if (start, end) not in self._known:
            self._known[start, end] = tuple(
                need.spare(start, end) + helpers_at(self._offers, need.requirement, start, end)
                for need in self._demands
            )
        return self._known[start, end]
