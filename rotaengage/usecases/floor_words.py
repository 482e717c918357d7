"""Whether an answer leaves somebody worse off than the plan that stands leaves anybody, in words that name nobody."""

from collections.abc import Callable

from rotaengage.domain.what_if import WhatIf


def floor_words(answer: WhatIf, hours: Callable[[float], str]) -> str:
    """One clause, no full stop; empty where nobody is. hours says minutes in words."""
    if answer.below_floor_minutes <= 0:
        return ""
    short = hours(answer.below_floor_minutes)
    return f"somebody is left with less than the smallest share in the plan that stands, {short} short of it in all"
