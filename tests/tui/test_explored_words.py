"""Words of what-ifs and trade-offs: typed dates, exchange rates, and the search as it grows."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotaengage.domain.activity import Window
from rotaengage.domain.change import window_words
from rotaengage.domain.frontier import Alternative, Axis, Frontier, dominates
from rotaengage.domain.issue import UserError
from rotaengage.domain.what_if import Swap, WhatIf
from rotaengage.tui.present.answer import answer_lines
from rotaengage.tui.present.compare import swap_lines
from rotaengage.tui.present.look import plain
from rotaengage.tui.present.sheet import Sheet
from rotaengage.tui.present.trade_offs import DEFAULT_AXES, exchange, letter
from rotaengage.tui.present.typed import day_typed, hours_typed, number_typed, period_typed, start_typed, window_typed
from rotaengage.tui.screens.frontier_state import Search
from tests.tui import values

HERE = values.FIRST


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    """The made-up rota."""
    return Sheet(values.rota())


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("12 Aug 13:00-17:00", (date(2026, 8, 12), time(13), time(17))),
        ("wed 12 aug 13-17", (date(2026, 8, 12), time(13), time(17))),
        ("13.30 to 17.00", (HERE, time(13, 30), time(17))),
        ("2026-08-12 20:00 - 8:30", (date(2026, 8, 12), time(20), time(8, 30))),
    ],
)
def test_hours_are_understood_as_people_type_them(sheet: Sheet, text: str, hours: tuple[date, time, time]) -> None:
    assert tuple(hours_typed(text, HERE, sheet)) == hours


@pytest.mark.parametrize("text", ["", "12 Aug", "12 Aug 13:00", "12 Aug 13:75-14:00", "never"])
def test_what_is_no_time_is_a_sentence(sheet: Sheet, text: str) -> None:
    with pytest.raises(UserError, match="type"):
        hours_typed(text, HERE, sheet)


def test_dates_outside_the_rota_are_refused_and_the_ends_are_not(sheet: Sheet) -> None:
    assert day_typed("30 aug", HERE, sheet) == date(2026, 8, 30)
    assert start_typed("3 aug 9:00", HERE, sheet).day == HERE
    assert period_typed("3 aug to 30 aug", HERE, sheet) == (HERE, date(2026, 8, 30))
    for text in ("31 aug", "2 aug"):
        with pytest.raises(UserError, match="outside"):
            day_typed(text, HERE, sheet)
    with pytest.raises(UserError, match="before the first"):
        period_typed("10 aug to 9 aug", HERE, sheet)


@pytest.mark.parametrize(("text", "good"), [("0", True), ("99", True), ("100", False), ("-1", False), ("2.5", False)])
def test_numbers_of_doctors(text: str, good: bool) -> None:
    if good:
        assert number_typed(text) == int(text)
    else:
        with pytest.raises(UserError, match="from 0 to 99"):
            number_typed(text)


def alternative(values_of: tuple[float, ...]) -> Alternative:
    """An alternative with these figures."""
    return Alternative(name="", values=values_of, bounds=values_of)


def test_the_exchange_rate_says_what_is_bought_and_what_it_costs() -> None:
    one, other = alternative((0.5, 600, 60)), alternative((0.6, 480, 60))
    assert exchange(DEFAULT_AXES, one, other) == "10% more for the worst-off cost 2 h less given"
    assert exchange(DEFAULT_AXES, one, alternative((0.5, 660, 90))) == (
        "1 h more given cost 30 min more short of preferred cover"
    )
    axes = (Axis.CHANGES, Axis.BACKFILL)
    assert (
        exchange(axes, alternative((3, 0)), alternative((2, 120))) == "1 slot fewer changed cost 2 h more of backfill"
    )


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52)] == ["A", "Z", "A2", "Z2", "A3"]


@given(st.lists(st.tuples(*[st.integers(0, 4).map(float)] * 3), max_size=12))
def test_what_was_found_so_far_is_never_beaten_and_misses_nothing(rows: list[tuple[float, ...]]) -> None:
    search = Search().begun()
    for row in rows:
        search = search.found_one(alternative(row))
    kept = {one.values for one in search.frontier.alternatives}
    assert kept == {row for row in rows if not any(dominates(DEFAULT_AXES, other, row) for other in rows)}
    assert len(kept) == len(search.frontier.alternatives)


def test_the_end_of_another_search_is_left() -> None:
    search = Search().begun()
    other = (Axis.DELIVERED, Axis.CHANGES)
    assert search.ended(other, (), Frontier(axes=other)).looking
    assert not search.ended(DEFAULT_AXES, (), Frontier(axes=DEFAULT_AXES)).looking
    kept = search.found_one(alternative((0.5, 60, 60))).ended(DEFAULT_AXES, (), None)
    assert (kept.looking, len(kept.frontier.alternatives)) == (False, 1)


def test_two_or_three_measures_are_taken() -> None:
    search = Search().toggled(Axis.DELIVERED)
    assert search.axes == (Axis.WORST_FULFILMENT, Axis.PREFERRED_COVER)
    assert search.toggled(Axis.PREFERRED_COVER).axes == search.axes
    assert len(search.toggled(Axis.CHANGES).toggled(Axis.BACKFILL).axes) == 3


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    [
        ("tue, wed 12:00-16:00", {1, 2}, (time(12), time(16))),
        ("Mon-Fri", {0, 1, 2, 3, 4}, (time(9), time(17))),
        ("13-17", {4}, (time(13), time(17))),
    ],
)
def test_a_window_is_typed_in_days_hours_or_both_and_the_rest_stays(
    sheet: Sheet, text: str, days: set[int], hours: tuple[time, time]
) -> None:
    old = Window(weekdays=frozenset({4}), earliest=time(9), latest=time(17))
    new = window_typed(text, old, HERE, sheet)
    assert (set(new.weekdays), (new.earliest, new.latest)) == (days, hours)
    assert (new.first_day, new.last_day) == (None, None)


def test_a_window_is_typed_in_dates_too_and_what_is_none_is_a_sentence(sheet: Sheet) -> None:
    new = window_typed("10 aug to 14 aug 12:00-14:00", Window(), HERE, sheet)
    assert (new.first_day, new.last_day, new.latest) == (date(2026, 8, 10), date(2026, 8, 14), time(14))
    assert window_words(new) == "Mon-Fri 12:00-14:00, 10 Aug to 14 Aug"
    for text in ("whenever", "tue 16:00-12:00", "14 aug to 10 aug"):
        with pytest.raises(UserError, match="type"):
            window_typed(text, Window(), HERE, sheet)


def test_an_event_that_moves_or_loses_its_time_is_told_first() -> None:
    scenario, plan = values.scenario(), values.plan()
    old = plan.events[0]
    assert old.span is not None
    moved = old.changed(span=values.span(4, 9, 10))
    lost = old.changed(span=None, why_not="best time Tue: 0 of 1 from first")
    assert "then Fri 7 Aug 09:00-10:00" in plain(answer_lines(WhatIf(changes=(), events=(moved,)), plan, scenario, 200))
    assert "then no time (best time Tue" in plain(answer_lines(WhatIf(changes=(), events=(lost,)), plan, scenario, 200))
    assert "Events" not in plain(answer_lines(WhatIf(changes=(), events=(old,)), plan, scenario, 200))


def test_an_answer_says_where_somebody_falls_below_the_least_share_and_names_nobody() -> None:
    scenario, plan = values.scenario(), values.plan()
    told = plain(answer_lines(WhatIf(below_floor_minutes=90), plan, scenario, 200))
    assert "! Somebody is left with less than the smallest share in the plan that stands, 1 h 30 short" in told
    assert not any(doctor.name in told for doctor in scenario.rota.doctors)
    assert "smallest share" not in plain(answer_lines(WhatIf(), plan, scenario, 200))


@pytest.mark.parametrize("width", [45, 61, 84, 120])
def test_a_slot_that_moved_to_another_day_is_told_within_the_width(width: int) -> None:
    swap = Swap(before=values.slot(0, 1, 14, 16), after=values.slot(0, 2, 10, 12))
    lines = [plain([one]) for one in swap_lines((swap,), values.scenario(), width)]
    assert all(len(one) <= width for one in lines)
    assert "to Wed 5 Aug 10:00-12:00" in lines[-1]
