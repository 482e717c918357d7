"""clash: nobody is in two places."""

from collections.abc import Iterator
from itertools import islice

from rotaengage.domain.plan import Slot
from rotaengage.rules.base import Breach, Placed


class Clash:
    """No two slots of one doctor overlap."""

    word = "clash"
    code = "RE109"
    sentence = "No doctor has two slots at the same time."
    cure = "Move one of the two slots."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a pair of slots."""
        by_doctor: dict[str, list[Slot]] = {}
        for slot in placed.slots:
            by_doctor.setdefault(slot.doctor, []).append(slot)
        for doctor, slots in by_doctor.items():
            for one, two in _overlapping(slots):
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"clash|{doctor}|{one.span.start.isoformat()}|{two.span.start.isoformat()}",
                    says=f"{one.span.wall()} overlaps {two.span.wall()}",
                    where=(one.source, two.source),
                    doctor=doctor,
                )


def _overlapping(slots: list[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Every pair that shares a moment: each slot with those after it that begin before it ends."""
    spans = [(s.span.start.timestamp(), s.span.end.timestamp(), n) for n, s in enumerate(slots)]
    spans.sort()
    for at, (_, end, n) in enumerate(spans):
        for begins, _, other in islice(spans, at + 1, None):
            if begins >= end:
                break
            yield slots[n], slots[other]
