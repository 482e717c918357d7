"""Working time: the boundary vectors of the domain notes (B.8), each just inside and just outside."""

from collections.abc import Sequence

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.grades import Grade
from rotaengage.rules.hours import HOURS, working_time
from tests import build

Told = tuple[int, str, str]


def duties(*told: Told) -> list[Duty]:
    return [build.duty("amy", number, start, end, column=n) for n, (number, start, end) in enumerate(told)]


def words(of: Sequence[Duty], grade: Grade = Grade.F2) -> set[str]:
    return {b.rule for b in working_time(build.rota([build.doctor("amy", grade=grade)], of, days=28))}


NIGHTS = [(n, "20:30", "09:00") for n in (4, 5, 6)]


LONG = [(n, "08:00", "18:01") for n in range(5)]
NIGHT_RUN = [(n, "21:00", "07:00") for n in range(5)]
DAYS = [(n, "09:00", "17:00") for n in range(8)]
TWELVES = [(n, "08:00", "20:00") for n in range(6)]
LATE, EARLY = (0, "08:00", "21:30"), (1, "08:00", "17:00")


@pytest.mark.parametrize(
    ("word", "good", "bad"),
    [
        ("max_shift", [(0, "08:00", "21:00")], [(0, "08:00", "21:01")]),
        ("min_rest", [(0, "08:00", "21:00"), EARLY], [LATE, EARLY]),
        ("after_nights", [*NIGHTS, (9, "07:00", "15:00")], [*NIGHTS, (9, "06:59", "15:00")]),
        ("after_nights", [(0, "23:00", "01:59"), EARLY], [(0, "23:00", "02:00"), (1, "14:00", "17:00")]),
        ("long_run", [*LONG[:4], (4, "08:00", "18:00")], LONG),
        ("night_run", NIGHT_RUN[:4], NIGHT_RUN),
        ("duty_run", DAYS[:7], DAYS),
        ("week_hours", TWELVES, [*TWELVES[:5], (6, "08:00", "20:01")]),
    ],
)
def test_each_limit_just_inside_and_just_outside(word: str, good: list[Told], bad: list[Told]) -> None:
    assert word not in words(duties(*good))
    assert word in words(duties(*bad))


def test_a_window_that_starts_at_a_duty_finds_what_a_calendar_week_misses() -> None:
    """V4: four nights, a long day on Sunday and one on Monday: 62.5 hours in the week, 75 in the sliding window."""
    told = duties(*[(n, "20:30", "09:00") for n in range(4)], (6, "08:00", "20:30"), (7, "08:00", "20:30"))
    assert "week_hours" in words(told)
    assert "after_nights" not in words(told)


def test_the_autumn_clock_change_makes_a_thirteen_hour_night_too_long() -> None:
    """31 October 2026 is before the rota; 30 October 2027 to 31 October 2027 lasts an hour more than the wall says."""
    number = 299
    of = build.rota([build.doctor("amy")], [build.duty("amy", number, "20:00", "09:00")], days=number + 2)
    assert of.duties[0].day is not None
    assert of.duties[0].day.isoformat() == "2027-10-30"
    assert [b.amount for b in working_time(of) if b.rule == "max_shift"] == [60]


def test_consultants_and_on_call_from_home_are_not_held_to_the_resident_pack() -> None:
    assert words(duties((0, "08:00", "23:00")), Grade.CONSULTANT) == set()
    on_call = build.duty("amy", 0, "08:00", "08:00", kind=DutyKind.NON_RESIDENT_ON_CALL)
    assert words([on_call]) == set()


def test_every_rule_has_a_code_of_its_own_and_a_table_with_a_source() -> None:
    from rotaengage.rules.packs import HOURS as PACK
    from rotaengage.rules.packs import citation, load_pack

    assert len({r.code for r in HOURS}) == len(HOURS)
    assert all("Schedule 3" in citation(load_pack(PACK)[r.table]) for r in HOURS)
