"""Names that differ by a letter from one sheet to the next: perhaps one person, so a question, never a guess."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from importers.issues import issue
from importers.names import plain
from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import SheetRota
from rotaengage.domain.issue import Issue
from rotaengage.domain.people import Doctor

MOST_ROTAS = 60
LONG_NAME = 8


def tell_variants(rotas: Sequence[SheetRota], answers: Answers) -> Iterator[Issue]:
    """One question for each spelling on a later sheet that is close to a name of an earlier one with the same people.

    Sheets are compared where at least half of the people of the smaller one are on both.
    """
    people = [{plain(d.name): d for d in rota.people} for rota in rotas[:MOST_ROTAS]]
    asked: set[str] = set()
    for first, second in combinations(people, 2):
        shared = first.keys() & second.keys()
        if len(shared) * 2 < min(len(first), len(second)) or not shared:
            continue
        for doctor, other in _pairs(first, second):
            if doctor.name not in asked and doctor.name not in answers.aliases and doctor.source is not None:
                asked.add(doctor.name)
                where = f"{doctor.source}, {other.source}"
                words = {"name": doctor.name, "other": other.name}
                yield issue("IM403", where, f"alias:{doctor.name}", (other.name,), **words)


def _pairs(first: dict[str, Doctor], second: dict[str, Doctor]) -> Iterator[tuple[Doctor, Doctor]]:
    """People of the second sheet only, with the one of the first sheet only whose name is closest, if it is close."""
    from rapidfuzz.distance import OSA

    mine = [n for n in first if n not in second and not any(ch.isdigit() for ch in n)]
    for name, doctor in second.items():
        if name in first or any(ch.isdigit() for ch in name):
            continue
        most = 1 if len(name) < LONG_NAME else 2
        near = [(d, n) for n in mine if n[:1] == name[:1] and (d := OSA.distance(name, n, score_cutoff=most)) <= most]
        if near:
            yield doctor, first[min(near)[1]]
