"""Who can never come, and dates of a series that reach everybody."""

from datetime import time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.activity import Activity, ActivityForm, Window
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.issue import UserError
from rotaengage.domain.refs import CellRef
from rotaengage.domain.scenario import Scenario
from rotaengage.rules.free_time import FreeTime
from rotaengage.usecases.reach import reach_in
from rotaengage.usecases.reach_document import reach_document
from rotaengage.usecases.reach_series import choose_dates
from rotaengage.usecases.unfold import unfold
from tests import build

NOON = Window(earliest=time(12), latest=time(13))


def forum(window: Window = NOON, every: int | None = None) -> Activity:
    return Activity(id="rdf", title="Forum", form=ActivityForm.EVENT, window=window, every_weeks=every)


def of(duties: list[Duty], days: int, activity: Activity) -> Scenario:
    names = sorted({d.doctor for d in duties})
    rota = build.rota([build.doctor(n, line=n[0]) for n in names], duties, days=days)
    return build.scenario(rota, activities=unfold((activity,), rota.first_day, rota.last_day).activities)


def test_a_fixed_meeting_names_who_can_never_come_and_why() -> None:
    """Amy works Mondays, Ben has Mondays off, Cat is in clinic."""
    duties = [build.duty(n, 7 * w, kind=k) for w in range(3) for n, k in
              (("amy", DutyKind.STANDARD_DAY), ("ben", DutyKind.OFF), ("cat", DutyKind.CLINIC))]  # fmt: skip
    found = reach_in(of(duties, 21, forum()), "rdf", weekday=0, at=time(12))
    assert [d.isoformat() for d in found.dates] == ["2027-01-04", "2027-01-11", "2027-01-18"]
    assert {p.doctor.id: p.because for p in found.never} == {"ben": (("off", 3),), "cat": (("clinic (clinic)", 3),)}
    document = reach_document(found)
    assert document["never"] == ["Ben", "Cat"]
    assert document["lines"] == [
        {"line": "a", "people": 1, "never": 0},
        {"line": "b", "people": 1, "never": 1},
        {"line": "c", "people": 1, "never": 1},
    ]


def test_without_a_fixed_time_the_weekday_that_leaves_fewest_out_comes_first() -> None:
    duties = [build.duty("amy", 0), build.duty("amy", 2), build.duty("ben", 2), build.duty("ben", 3)]
    found = reach_in(of(duties, 7, forum(Window(earliest=time(12), latest=time(14)))), "rdf")
    assert (found.meeting.weekday, found.meeting.at) == (2, time(12))
    assert [count for _, count in found.best] == sorted(count for _, count in found.best)
    assert found.never == ()


def rolling(lines: int, every: int, busy: set[int], weeks: int) -> Scenario:
    """As many people as lines, moving down one a week; lines that are busy are on nights on the Monday."""
    duties = []
    for who in range(lines):
        for week in range(weeks):
            line = (who + week) % lines
            kind = DutyKind.NIGHT if line in busy else DutyKind.STANDARD_DAY
            start, end = ("20:00", "08:00") if line in busy else ("08:00", "17:00")
            plain = build.duty(f"d{who}", 7 * week, start, end, kind=kind)
            duties.append(plain._replace(source=CellRef("Rota", 2 + line, 2)))
    return of(duties, 7 * weeks, forum(every=every))


@pytest.mark.parametrize(
    ("lines", "every", "busy", "never"),
    [
        (4, 2, {0, 2}, {"d0", "d2"}),  # gcd 2: a line that starts on an even week meets even weeks only
        (4, 2, {0, 1}, set()),
        (4, 4, {1}, {"d1"}),
        (3, 2, {0, 2}, set()),  # gcd 1: everybody meets every week
        (3, 1, {0, 1, 2}, {"d0", "d1", "d2"}),
    ],
)
def test_a_line_whose_only_weeks_are_nights_never_comes_however_long_the_rota_runs(
    lines: int, every: int, busy: set[int], never: set[str]
) -> None:
    found = reach_in(rolling(lines, every, busy, 2 * lines), "rdf", weekday=0, at=time(12))
    assert {d for t in found.turns if t.never for d in t.doctors} == never
    assert all(t.cycle_weeks == lines for t in found.turns)
    long_run = reach_in(rolling(lines, every, busy, 6 * lines), "rdf", weekday=0, at=time(12))
    assert {p.doctor.id for p in long_run.never} == never


def test_a_series_gets_dates_that_reach_everybody_where_there_are_any() -> None:
    """Nobody works on two Mondays; one session a week reaches all three, two sessions only two of them."""
    duties = [build.duty(n, 7 * w) for w, n in enumerate(("amy", "ben", "cat"))]
    every_week = reach_in(of(duties, 21, forum(every=1)), "rdf").series
    assert every_week is not None
    assert (len(every_week.reached), every_week.cannot, every_week.proved) == (3, (), True)
    three = reach_in(of(duties, 21, forum(every=3)), "rdf").series
    assert three is not None
    assert (len(three.reached), len(three.cannot), three.proved) == (1, 2, True)
    assert "could come to other starts" in three.cannot[0][1]


@pytest.mark.parametrize(("closes", "starts"), [(15, ["12:00", "13:00"]), (13, ["12:00"])])
def test_sittings_of_one_meeting_are_at_different_times(closes: int, starts: list[str]) -> None:
    meeting = forum(Window(earliest=time(12), latest=time(closes))).changed(sittings=2)
    problem = of([build.duty("amy", 0), build.duty("ben", 0)], 1, meeting)
    series = reach_in(problem, "rdf").series
    assert series is not None
    assert [f"{s.start:%H:%M}" for s in series.starts] == starts
    assert (len(series.reached), series.proved) == (2, True)


def test_whoever_is_always_away_is_named_with_the_reason() -> None:
    duties = [build.duty("amy", 0), build.duty("ben", 0, None, None, kind=DutyKind.ANNUAL_LEAVE)]
    series = reach_in(of(duties, 7, forum(every=1)), "rdf").series
    assert series is not None
    assert [(d.id, "annual leave" in words) for d, words in series.cannot] == [("ben", True)]


WORKED = st.sets(
    st.tuples(st.sampled_from(("amy", "ben", "cat", "dee", "eve")), st.integers(0, 14)), min_size=1, max_size=12
)


@settings(max_examples=30, deadline=None)
@given(WORKED)
def test_no_choice_of_dates_reaches_more(worked: set[tuple[str, int]]) -> None:
    """Against trying every combination of days; 15 weekdays of three weeks."""
    duties = [build.duty(n, d // 5 * 7 + d % 5) for n, d in sorted(worked)]
    problem = of(duties, 21, forum(every=1))
    free = [FreeTime(problem, d) for d in problem.rota.doctors]
    found = choose_dates(problem, problem.activities, free)
    days = [[7 * week + d for d in range(5)] for week in range(3)]
    most = max(
        sum(any(f.holds(build.span(d, "12:00", "13:00")) for d in chosen) for f in free) for chosen in product(*days)
    )
    assert found.proved
    assert len(found.reached) == most


def test_what_is_no_event_is_said_with_those_there_are() -> None:
    problem = of([build.duty("amy", 0)], 7, forum())
    with pytest.raises(UserError, match="there is no event x") as error:
        reach_in(problem, "x")
    assert "rdf" in error.value.cure
    own = problem.changed(activities=(build.SDT,))
    with pytest.raises(UserError, match="no common start"):
        reach_in(own, "sdt")
    with pytest.raises(UserError, match="fits on no date"):
        reach_in(problem.changed(activities=(forum(Window(last_day=build.day(-1))),)), "rdf")
