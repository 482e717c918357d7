"""clash: nobody is in two places."""

from collections.abc import Iterator
from itertools import combinations

from rotaengage.rules.base import Breach, Placed


class Clash:
    """No two slots of one doctor overlap."""

    word = "clash"
    code = "RE109"
    sentence = "No doctor has two slots at the same time."
    cure = "Move one of the two slots."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a pair of slots."""
        by_doctor: dict[str, list[int]] = {}
        for n, slot in enumerate(placed.slots):
            by_doctor.setdefault(slot.doctor, []).append(n)
        for doctor, numbers in by_doctor.items():
            for one, two in combinations((placed.slots[n] for n in numbers), 2):
                if one.span.overlaps(two.span):
                    yield Breach(
                        rule=self.word,
                        code=self.code,
                        key=f"clash|{doctor}|{one.span.start.isoformat()}|{two.span.start.isoformat()}",
                        says=f"{one.span.wall()} overlaps {two.span.wall()}",
                        where=(one.source, two.source),
                        doctor=doctor,
                    )
