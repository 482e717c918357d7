"""Inferred cover: the lowest presence regularly seen, marked as assumed, and never above what the rota holds often."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.grades import Tier
from rotaengage.domain.rota import Rota
from rotaengage.usecases.infer_cover import infer_cover
from tests import build

NAMES = ("amy", "ben", "caz")


def weeks(numbers: list[int]) -> Rota:
    """One Monday a week; so many of three doctors are at work on it."""
    duties = [build.duty(name, 7 * week) for week, number in enumerate(numbers) for name in NAMES[:number]]
    return build.rota([build.doctor(n) for n in NAMES], duties, days=7 * len(numbers))


def test_one_odd_week_in_eight_does_not_lower_the_minimum_and_two_do() -> None:
    assert [r.minimum for r in infer_cover(weeks([3, 3, 3, 1, 3, 3, 3, 3]))] == [3]
    assert [r.minimum for r in infer_cover(weeks([3, 3, 3, 1, 3, 1, 3, 3]))] == [1]


def test_the_requirement_says_what_it_is_for_and_that_it_is_assumed() -> None:
    (only,) = infer_cover(weeks([2, 2, 2, 2]))
    assert (only.weekdays, f"{only.start:%H:%M}", f"{only.end:%H:%M}") == (frozenset({0}), "08:00", "17:00")
    assert only.assumed
    assert only.who.tiers == {Tier.SHO}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=10))
def test_at_most_a_quarter_of_the_weeks_lie_below_what_is_inferred(numbers: list[int]) -> None:
    inferred = max((r.minimum for r in infer_cover(weeks(numbers))), default=0)
    assert inferred in {0, *numbers}
    assert sum(n < inferred for n in numbers) <= len(numbers) / 4
