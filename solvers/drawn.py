"""What a step frees: columns drawn by what they lose, and the helpers of the rows that they touch."""

import numpy as np

from solvers.arrays import Floats, Ints, ints
from solvers.state import State

ANYWHERE = 0.5
"""The share of draws that go anywhere, whatever is lost there."""


def drawn(kind: Ints, columns: Ints, lost: Floats, most: int, draw: np.random.Generator) -> Ints:
    """The columns of some doctors (or days), drawn by what they lose, as many as a step can take."""
    _, place, counts = np.unique(kind, return_inverse=True, return_counts=True)
    weights = np.bincount(place.reshape(-1), weights=lost, minlength=len(counts))
    total = float(weights.sum())
    even = np.full(len(counts), 1.0 / max(1, len(counts)))
    chance = even if total <= 0 else (1 - ANYWHERE) * weights / total + ANYWHERE * even
    order = np.argsort(-(np.log(chance) + draw.gumbel(size=len(counts))), kind="stable")
    many = max(1, int(np.searchsorted(np.cumsum(counts[order]), most)))
    return columns[np.isin(place.reshape(-1), order[:many])]


def helpers_of(state: State, columns: Ints) -> Ints:
    """The helpers of all rows that hold any of these columns."""
    rows = state.model.arrays
    touched = np.unique(np.searchsorted(rows.starts, state.model.entries_of(columns), side="right") - 1)
    return ints(rows.columns[rows.starts[touched[rows.helper[touched]] + 1] - 1])
