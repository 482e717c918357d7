"""Activities as they are planned: sessions of a series, sittings of a meeting, own time where no start is needed."""

from datetime import date, timedelta
from typing import Any

from rotaengage.domain.activity import Activity, ActivityForm, Method, Window
from rotaengage.domain.entitlement import Per
from rotaengage.usecases.unfold import unfold

FIRST, LAST = date(2027, 1, 4), date(2027, 3, 28)


def event(**more: Any) -> Activity:
    return Activity(id="rdf", title="Forum", form=ActivityForm.EVENT, **more)


def windows(activity: Activity, last: date = LAST) -> list[tuple[str, int, int]]:
    """Id, first and last day of each session, in days since the start."""
    found = []
    for one in unfold((activity,), FIRST, last).activities:
        first, end = one.first_useful_day(FIRST), one.last_useful_day(last)
        found.append((one.id, (first - FIRST).days, (end - FIRST).days))
    return found


def test_a_series_has_one_session_in_each_whole_stretch() -> None:
    """Twelve weeks."""
    assert windows(event(every_weeks=4)) == [("rdf-1", 0, 27), ("rdf-2", 28, 55), ("rdf-3", 56, 83)]
    assert [w[0] for w in windows(event(every_weeks=5))] == ["rdf-1", "rdf-2"]
    assert windows(event(every_weeks=20)) == [("rdf-1", 0, 83)]


def test_sessions_lie_as_far_apart_as_asked_and_inside_the_window_and_before_the_decision() -> None:
    assert windows(event(every_weeks=4, least_days_apart=14)) == [
        ("rdf-1", 0, 14),
        ("rdf-2", 28, 42),
        ("rdf-3", 56, 70),
    ]
    bound = Window(first_day=FIRST + timedelta(days=7), last_day=FIRST + timedelta(days=62))
    assert windows(event(every_weeks=4, window=bound)) == [("rdf-1", 7, 34), ("rdf-2", 35, 62)]
    decided = event(every_weeks=4, decision_date=FIRST + timedelta(days=60), lead_days=5)
    assert windows(decided) == [("rdf-1", 0, 27), ("rdf-2", 28, 55)]


def test_each_session_says_which_it_is() -> None:
    first, *_, last = unfold((event(every_weeks=4, sittings=2),), FIRST, LAST).activities
    assert (first.id, first.title, first.series, first.round, first.sitting) == (
        "rdf-1-s1", "Forum (1 of 3), sitting 1", "rdf", 1, 1,
    )  # fmt: skip
    assert (last.id, last.round, last.sitting) == ("rdf-3-s2", 3, 2)


def test_a_series_of_one_is_called_as_it_was() -> None:
    (only,) = unfold((event(every_weeks=20),), FIRST, LAST).activities
    assert (only.id, only.title, only.series) == ("rdf-1", "Forum", "rdf")


def test_sittings_belong_together_only_within_a_session() -> None:
    one, two, later, _, _, _ = unfold((event(every_weeks=4, sittings=2),), FIRST, LAST).activities
    assert one.sits_with(two)
    assert not one.sits_with(later)
    assert not one.sits_with(one)


def test_what_needs_no_start_is_own_time_for_everybody_invited() -> None:
    poll = event(method=Method.ASYNCHRONOUS, duration_minutes=20)
    planned = unfold((poll,), FIRST, LAST)
    (own,), (owed,) = planned.activities, planned.entitlements
    assert (own.form, own.block_least_minutes, own.block_most_minutes) == (ActivityForm.INDIVIDUAL, 20, 20)
    assert (owed.activity, owed.minutes, owed.per, owed.pro_rata) == ("rdf", 20, Per.PERIOD, False)


def test_everything_else_stays_as_it_is() -> None:
    plain = (event(), Activity(id="sdt", title="Own", every_weeks=4))
    assert unfold(plain, FIRST, LAST).activities == plain
    assert unfold(plain, FIRST, LAST).entitlements == ()
