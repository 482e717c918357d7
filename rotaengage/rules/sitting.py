"""sitting: who was at one sitting of a meeting leaves the other to others."""

from collections.abc import Iterator
from itertools import combinations

from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.rules.base import Breach, Placed


class Sitting:
    """Nobody has time for two sittings of one meeting, and no two sittings are at once (product, principle 6)."""

    word = "sitting"
    code = "RE117"
    sentence = "Nobody attends two sittings of one meeting, and its sittings are at different times."
    cure = "Take the doctor out of one of the sittings, or move one."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a doctor at two sittings, one a pair of sittings at once."""
        attending = [s for s in placed.slots if s.event is not None]
        for one, two in combinations(attending, 2):
            if one.doctor == two.doctor and _together(placed.scenario, one.activity, two.activity):
                yield self._breach(f"{one.doctor}|{one.event}|{two.event}", "attends both sittings", one, two)
        held = [e for e in placed.events if e.span is not None]
        for first, second in combinations(held, 2):
            if first.span is None or second.span is None:
                continue
            if _together(placed.scenario, first.activity, second.activity) and first.span.overlaps(second.span):
                key, says = f"{first.event}|{second.event}", f"{first.event} and {second.event} are at once"
                yield Breach(rule=self.word, code=self.code, key=f"sitting|{key}", says=says, unit="sittings")

    def _breach(self, key: str, says: str, one: Slot, two: Slot) -> Breach:
        return Breach(
            rule=self.word,
            code=self.code,
            key=f"sitting|{key}",
            says=f"{says}: {one.span.wall()} and {two.span.wall()}",
            where=(one.source, two.source),
            doctor=one.doctor,
            unit="sittings",
        )


def _together(scenario: Scenario, one: str, two: str) -> bool:
    first, second = scenario.activity_of.get(one), scenario.activity_of.get(two)
    return first is not None and second is not None and first.sits_with(second)
