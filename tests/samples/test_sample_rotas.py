"""The sample rotas are rotas that could be worked: safe but for the few gaps and breaches put in on purpose."""

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise

import pytest

from rotaengage.domain.codes import ShiftCode
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.setup import Setup
from samples.acute_rota import FIRST_DAY as ACUTE_FIRST
from samples.acute_rota import LEAVE, SWAPS, acute_roster
from samples.acute_setup import acute_setup
from samples.roster import Person, Roster
from samples.ward_rota import FIRST_DAY as WARD_FIRST
from samples.ward_rota import ward_roster
from samples.ward_setup import ward_setup

DAY = 1440
PLANNED_GAPS = {
    "f1-morning": 9,
    "f1-afternoon": 9,
    "sho-morning": 7,
    "sho-afternoon": 7,
    "reg-morning": 1,
    "reg-lunch": 1,
    "reg-afternoon": 1,
    "f1-evening": 2,
}


def minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def shift(code: ShiftCode | CoverRequirement, day: int) -> tuple[int, int]:
    assert code.start is not None
    assert code.end is not None
    start, end = minute(code.start), minute(code.end)
    return day * DAY + start, day * DAY + end + (DAY if end <= start else 0)


def duties(roster: Roster, setup: Setup, name: str) -> list[tuple[int, int]]:
    """Start and end in minutes of every worked duty that counts to cover, in order."""
    timed = {c.code: c for c in setup.codes if c.start is not None and c.counts_to_cover}
    return [shift(timed[c], day) for day, c in enumerate(roster.cells[name]) if c in timed]


def short_days(roster: Roster, setup: Setup, need: CoverRequirement) -> dict[int, int]:
    """Days on which presence falls below the minimum, and by how many; the first night has no evening before it."""
    chosen = [d.name for d in setup.doctors if need.who.matches(d)]
    spans = [span for name in chosen for span in duties(roster, setup, name)]
    short: dict[int, int] = {}
    for day in (d for d in range(roster.days) if d % 7 in need.weekdays):
        start, end = shift(need, day)
        least = min(sum(a <= t < b for a, b in spans) for t in range(start, end, 30))
        if least < need.minimum:
            short[day] = need.minimum - least
    return short


def test_the_ward_is_covered_at_all_times() -> None:
    roster, setup = ward_roster(), ward_setup()
    assert {n.id: short_days(roster, setup, n) for n in setup.cover} == {n.id: {} for n in setup.cover}


def test_the_acute_department_is_covered_but_for_a_few_days() -> None:
    roster, setup = acute_roster(), acute_setup()
    short = {n.id: short_days(roster, setup, n) for n in setup.cover}
    assert {name: len(days) for name, days in short.items() if days} == PLANNED_GAPS
    assert max(by for days in short.values() for by in days.values()) <= 2


def test_nobody_works_on_a_day_not_worked_or_on_leave() -> None:
    roster = acute_roster()
    assert LEAVE
    for person in roster.people:
        off = [roster.cells[person.name][d] for d in range(roster.days) if d % 7 in person.off]
        assert set(off) <= {"NWD"}
    away = [roster.cells[n][d] for n, first, last, _ in LEAVE for d in range(first, last + 1)]
    assert set(away) <= {"AL", "SL", "Z", "NWD", "CoW"}


def worst_hours(spans: Sequence[tuple[int, int]]) -> int:
    """Most minutes in any 168 hours; a window that starts with a duty is enough."""
    window = 7 * DAY
    return max(sum(max(0, min(b, s + window) - max(a, s)) for a, b in spans) for s, _ in spans)


@pytest.mark.parametrize(
    ("roster", "setup", "broken"),
    [(ward_roster(), ward_setup(), []), (acute_roster(), acute_setup(), [SWAPS[1][0]])],
    ids=["ward", "acute"],
)
def test_at_most_72_hours_in_168_but_for_the_swap_that_breaks_it(
    roster: Roster, setup: Setup, broken: list[str]
) -> None:
    """Domain notes R03."""
    over = [p.name for p in roster.people if worst_hours(duties(roster, setup, p.name)) > 72 * 60]
    assert over == broken


@pytest.mark.parametrize(("roster", "setup"), [(ward_roster(), ward_setup()), (acute_roster(), acute_setup())])
def test_eleven_hours_of_rest_between_duties(roster: Roster, setup: Setup) -> None:
    """Domain notes R12."""
    for person in roster.people:
        spans = duties(roster, setup, person.name)
        assert min(b[0] - a[1] for a, b in pairwise(spans)) >= 11 * 60, person.name


def rests_after_nights(person: Person, roster: Roster) -> list[int]:
    """Minutes from the end of each run of nights to the next duty."""
    codes, found = roster.cells[person.name], []
    for day in (d for d in range(roster.days - 1) if codes[d] == "N" and codes[d + 1] != "N"):
        following = next((d for d in range(day + 1, roster.days) if codes[d] in {"SD", "LD", "TWI", "CL"}), None)
        if following is not None:
            start = 16 if codes[following] == "TWI" else 9 if codes[following] == "CL" else 8
            found.append((following * 24 + start) * 60 - ((day + 1) * 24 * 60 + 8 * 60 + 30))
    return found


def test_rest_after_nights_is_broken_once_and_on_purpose() -> None:
    """46 h after any nights (domain notes R10)."""
    roster = acute_roster()
    broken = [p.name for p in roster.people for rest in rests_after_nights(p, roster) if rest < 46 * 60]
    assert broken == [SWAPS[1][0]]
    ward = ward_roster()
    assert [p.name for p in ward.people for rest in rests_after_nights(p, ward) if rest < 46 * 60] == []


def test_five_long_shifts_in_a_row_happen_once_and_on_purpose() -> None:
    """At most four long shifts on consecutive days (domain notes R05)."""
    roster = acute_roster()
    runs = [
        person.name
        for person in roster.people
        for day in range(roster.days - 4)
        if all(code in {"LD", "N"} for code in roster.cells[person.name][day : day + 5])
    ]
    assert runs == [SWAPS[0][0]]


def test_weekends_are_at_most_one_in_three() -> None:
    roster = acute_roster()
    for person in roster.people:
        worked = [w for w in range(8) if set(roster.cells[person.name][w * 7 + 5 : w * 7 + 7]) & {"LD", "N"}]
        assert all(b - a >= 3 for a, b in pairwise(worked)), person.name


def test_both_rotas_start_on_a_monday_after_the_samples_were_made() -> None:
    assert ACUTE_FIRST == WARD_FIRST == date(2027, 1, 4)
    assert ACUTE_FIRST.weekday() == 0
