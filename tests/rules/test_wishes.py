"""Wishes, measured from the slots alone: gaps, preferred times, pieces, changes to what was published."""

from datetime import time

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.plan import Slot
from rotaengage.domain.preferred import Preferred
from rotaengage.domain.scenario import Goal
from rotaengage.rules import Placed
from tests import build
from tests.rules.test_measures import figure

DAYS = [build.duty("amy", n) for n in range(28)]
ROTA = build.rota([build.doctor("amy")], DAYS, days=28)


def slots(*days: int) -> tuple[Slot, ...]:
    return tuple(build.slot(DAYS[n], "10:00", "11:00") for n in days)


@pytest.mark.parametrize(("days", "empty"), [((), 3), ((13,), 1), ((6,), 2), ((7, 14), 0), ((0, 27), 1)])
def test_a_stretch_of_a_fortnight_begins_each_week(days: tuple[int, ...], empty: int) -> None:
    """Days 0-13, 7-20 and 14-27 of four weeks."""
    fortnightly = build.SDT.changed(longest_gap_days=14)
    of = build.scenario(ROTA, activities=(fortnightly,), dues=build.owed(240, "amy"))
    assert figure(Goal.GAPS, Placed(of, slots(*days))) == empty


def test_time_that_stands_in_the_rota_ends_a_gap_and_a_post_bounds_it() -> None:
    standing = [*DAYS[:13], build.duty("amy", 13, kind=DutyKind.SPA), *DAYS[14:]]
    fortnightly = build.SDT.changed(longest_gap_days=14)
    of = build.scenario(build.rota([build.doctor("amy")], standing, days=28), activities=(fortnightly,),
                        dues=build.owed(240, "amy"))  # fmt: skip
    assert figure(Goal.GAPS, Placed(of)) == 1
    short = build.rota([build.doctor("amy", post_from=build.day(14))], DAYS, days=28)
    of = build.scenario(short, activities=(fortnightly,), dues=build.owed(240, "amy"))
    assert figure(Goal.GAPS, Placed(of)) == 1


def test_nobody_is_counted_where_no_longest_gap_is_said() -> None:
    assert figure(Goal.GAPS, Placed(build.scenario(ROTA, dues=build.owed(240, "amy")))) == 0


@pytest.mark.parametrize(
    ("preferred", "minutes"),
    [
        (Preferred(), 0),
        (Preferred(weekdays=frozenset({0})), 0),
        (Preferred(weekdays=frozenset({1})), 60),
        (Preferred(earliest=time(10)), 0),
        (Preferred(earliest=time(10, 1)), 60),
        (Preferred(latest=time(11)), 0),
        (Preferred(latest=time(10, 59)), 60),
    ],
)
@pytest.mark.parametrize("whose", ["activity", "doctor"])
def test_minutes_outside_preferred_times(preferred: Preferred, minutes: int, whose: str) -> None:
    doctor = build.doctor("amy", prefers=preferred if whose == "doctor" else Preferred())
    activity = build.SDT.changed(preferred=preferred if whose == "activity" else Preferred())
    of = build.scenario(build.rota([doctor], DAYS, days=28), activities=(activity,))
    assert figure(Goal.PREFERENCE, Placed(of, slots(0))) == minutes


def test_pieces_are_counted_without_events() -> None:
    event = build.slot(DAYS[0], "12:00", "13:00", event="sdt")
    assert figure(Goal.FRAGMENTATION, Placed(build.scenario(ROTA), (*slots(0, 1), event))) == 2


def test_changes_are_what_is_gone_and_what_is_new() -> None:
    of = build.scenario(ROTA, published=slots(0, 1, 2))
    assert figure(Goal.CHANGE, Placed(of, slots(0, 1, 2))) == 0
    assert figure(Goal.CHANGE, Placed(of, slots(0, 1, 3, 4))) == 3
    assert figure(Goal.CHANGE, Placed(build.scenario(ROTA), slots(0))) == 0
