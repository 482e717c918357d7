"""Parts of a pool that are improved one at a time while the rest stands: some weeks of all doctors, or some doctors.

A part of about this many columns is solved in a fraction of a second; the whole takes many times as long for little.
"""

from collections.abc import Iterator

from solvers.state import State

COLUMNS = 1100
BESIDE = 10


def parts(state: State, columns: set[int]) -> list[list[set[int]]]:
    """Two ways to divide columns: by time, with each part sharing half with the next, and by doctor."""
    count = max(1, round(len(columns) / COLUMNS))
    if count == 1:
        return [[columns]]
    return [list(_by_time(state, columns, count)), list(_by_doctor(state, columns, count))]


def _by_time(state: State, columns: set[int], count: int) -> Iterator[set[int]]:
    days = sorted({state.days[c] for c in columns})
    half = max(1, -(-len(days) // (2 * count)))
    for at in range(0, max(1, len(days) - half), half):
        chosen = set(days[at : at + 2 * half])
        yield {c for c in columns if state.days[c] in chosen}


def _by_doctor(state: State, columns: set[int], count: int) -> Iterator[set[int]]:
    doctors = sorted({state.doctors[c] for c in columns} - {""})
    for at in range(count):
        chosen = {"", *doctors[at::count]}
        yield {c for c in columns if state.doctors[c] in chosen}


def around(state: State, columns: set[int], missing: set[str]) -> Iterator[set[int]]:
    """All columns of the doctors who miss something, each time with the given columns of a few others."""
    own = {c for c, doctor in enumerate(state.doctors) if doctor in missing}
    others = sorted({state.doctors[c] for c in columns} - missing - {""})
    count = max(1, -(-len(others) // BESIDE))
    for at in range(count):
        chosen = {"", *others[at::count]}
        yield own | {c for c in columns if state.doctors[c] in chosen}
