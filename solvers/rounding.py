"""Values of a goal that whole columns can reach."""

from math import ceil, floor

import numpy as np

from solvers.arrays import ints
from solvers.model import Term

NEARLY = 1e-6


def rounded(term: Term, bound: float) -> float:
    """The bound moved to the nearest value that whole columns could reach."""
    step = step_of(term)
    units = (bound - term.constant) / step
    ease = NEARLY * max(1, abs(units))
    whole = ceil(units - ease) if term.less_is_better else floor(units + ease)
    return float(term.constant + whole * step)


def step_of(term: Term) -> int:
    """What values of the goal differ by at least."""
    return int(np.gcd.reduce(np.abs(ints(term.weights)))) or 1
