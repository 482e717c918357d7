"""Drawn sickness of one doctor: each has a stream of draws of their own, so that colleagues never change it."""

import random
from collections.abc import Iterator, Sequence
from datetime import date

from rotaengage.domain.robustness import Sickness


def sick_days(doctor: str, days: Sequence[date], sickness: Sickness) -> Iterator[frozenset[date]]:
    """The dates on which a doctor is sick, draw by draw. Spells start evenly and last geometrically many days."""
    draw = random.Random(f"{sickness.seed}|{doctor}")  # noqa: S311 - a simulation, not a secret
    stay = 1 - 1 / sickness.mean_days
    start = min(1.0, sickness.share / (sickness.mean_days * (1 - sickness.share)))
    for _ in range(sickness.draws):
        found: list[date] = []
        ill = draw.random() < sickness.share
        for day in days:
            if ill:
                found.append(day)
            ill = draw.random() < (stay if ill else start)
        yield frozenset(found)
