"""Groups of doctors for figures in totals: none so small that it tells about a person."""

from collections import defaultdict
from collections.abc import Iterable

from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Doctor
from rotaengage.domain.privacy import LEAST_GROUP

OTHERS = "other grades"

_ORDER = {grade.value: number for number, grade in enumerate(Grade)}


def by_grade(doctors: Iterable[Doctor]) -> dict[str, tuple[str, ...]]:
    """Doctor ids by grade, in the order of grades."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for doctor in doctors:
        found[doctor.grade.value].append(doctor.id)
    return {g: tuple(found[g]) for g in sorted(found, key=lambda g: _ORDER[g])}


def large_enough(groups: dict[str, tuple[str, ...]], least: int = LEAST_GROUP) -> dict[str, tuple[str, ...]]:
    """Groups under five put together; the smallest other group joins them until they are five.

    So no figure can be worked out by taking the others from a total. Empty where there are fewer than five in all.
    """
    big = {name: ids for name, ids in groups.items() if len(ids) >= least}
    small = [i for name, ids in groups.items() if name not in big for i in ids]
    while small and len(small) < least and big:
        name = min(big, key=lambda g: len(big[g]))
        small += big.pop(name)
    if not small:
        return big
    return big | {OTHERS: tuple(small)} if len(small) >= least else {}
