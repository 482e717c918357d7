"""What a plan is asked for can be changed line by line, is kept, and the search is drawn as it runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rotaengage.domain.backfill import BackfillOffer, booking
from rotaengage.domain.grades import Tier
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.issue import UserError
from rotaengage.domain.people import Who
from rotaengage.domain.progress import Progress
from rotaengage.domain.scenario import Goal, PlanSettings
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.present.asked import asked_rows, minutes_typed, who_words
from rotaengage.tui.present.look import plain
from rotaengage.tui.present.result import result_lines
from rotaengage.tui.present.trace import BOTH, FOUND, LIMIT, trace_lines, trace_of
from rotaengage.tui.screens.plan import PlanScreen
from rotaengage.tui.screens.why import WhyScreen
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.lines import Lines
from tests.tui import values
from tests.tui.explored import Asked
from tests.tui.stage import SMALL, Called, Driver, open_ward, until


async def planning(app: RotaEngageApp, pilot: Driver) -> PlanScreen:
    """The plan screen of the made-up ward."""
    await open_ward(app, pilot)
    await pilot.press("4")
    await until(pilot, lambda: isinstance(app.screen, PlanScreen) and app.screen.version)
    assert isinstance(app.screen, PlanScreen)
    return app.screen


def mark(page: PlanScreen, key: str) -> None:
    """Mark a line of what is asked for."""
    found = page.query_one(LineList)
    found.mark([item.key for item in found.items].index(key))


async def test_entitlement_cover_and_time_limit_are_changed_by_enter(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await planning(app, pilot)
        for key, typed in (("owed:sdt", "2.5"), ("cover:ward-day", "3"), ("limit", "10")):
            mark(page, key)
            await pilot.press("enter", "home", "shift+end", "delete", *typed, "enter")
            await until(pilot, lambda: len(planned.kept))
        await until(pilot, lambda: len(planned.kept) == 3)
        assert planned.kept == [
            "entitlement sdt is 2 h 30", "cover ward-day is at least 3", "time limit: 10 seconds"
        ]  # fmt: skip
        assert page.settings.seconds == 10


async def test_groups_to_be_fair_between_go_round_with_enter_and_are_kept(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await planning(app, pilot)
        mark(page, "groups")
        await pilot.press("enter")
        await until(pilot, lambda: planned.kept)
        assert planned.kept == ["fair between: grade"]
        assert page.settings.fair_between is Grouping.GRADE


async def test_a_further_aim_is_asked_for_with_enter_and_left_out_again(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await planning(app, pilot)
        mark(page, "also:robustness")
        await pilot.press("enter")
        await until(pilot, lambda: planned.kept)
        assert page.settings.order[-1] is Goal.ROBUSTNESS
        mark(page, "aim:robustness")
        await pilot.press("enter")
        await until(pilot, lambda: len(planned.kept) == 2)
        assert planned.kept == ["aim asked for: Robust against sickness", "aim left out: Robust against sickness"]
        assert page.settings.order == PlanSettings().order


async def test_what_is_typed_wrong_is_a_sentence_and_changes_nothing(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await planning(app, pilot)
        mark(page, "owed:sdt")
        await pilot.press("enter", "home", "shift+end", *"lots", "enter")
        await pilot.pause()
        assert planned.kept == []


async def test_the_order_of_aims_is_kept_and_the_plan_is_named_here_too(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await planning(app, pilot)
        mark(page, "aim:delivered")
        await pilot.press("K")
        await until(pilot, lambda: planned.kept)
        assert planned.kept == ["aim moved: delivered"]
        await until(pilot, lambda: page.version)
        await pilot.press("n", *"Forum", "enter")
        await until(pilot, lambda: len(planned.kept) == 2)
        assert planned.kept[1] == "label 2 Forum/"
        assert "no name yet" in page.query_one("#result", Lines).words


async def test_an_event_leads_to_why_it_is_when_it_is(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await planning(app, pilot)
        mark(page, "event:forum")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen) and app.screen.who.key)


def test_what_is_assumed_is_marked_and_says_so() -> None:
    rows = {row.key: row for row in asked_rows(PlanSettings(), values.scenario(), values.plan(), 40)}
    assert "?" in plain([rows["owed:sdt"].line])
    assert "nobody has confirmed it" in rows["owed:sdt"].told
    assert "?" not in plain([rows["cover:ward-day"].line])
    assert "1 of 2" in plain([rows["event:forum"].line])


def test_who_is_meant_is_said_in_words() -> None:
    scenario = values.scenario()
    assert who_words(Who(), scenario) == "everybody"
    assert who_words(Who(doctors=frozenset({"d0", "d1", "d2"})), scenario) == "Amara Okoro, Ben Whitlock and 1 more"


@pytest.mark.parametrize(
    ("text", "minutes"), [("4", 240), ("2.5", 150), ("2 h 30", 150), ("0", 0), ("168", 10080), ("1 hour", 60)]
)
def test_hours_are_understood(text: str, minutes: int) -> None:
    assert minutes_typed(text) == minutes


@pytest.mark.parametrize("text", ["", "four", "-1", "168.1"])
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="no number of hours"):
        minutes_typed(text)


def steps(pairs: list[tuple[float, float]]) -> list[Progress]:
    """A stage with these values and bounds, one a second."""
    return [Progress("delivered", "", v, b, "minutes", float(n)) for n, (v, b) in enumerate(pairs)]


def test_the_search_is_drawn_with_what_was_found_below_its_limit() -> None:
    drawn = plain(trace_lines(steps([(60, 600), (300, 600), (600, 600)]), 60)).splitlines()
    assert len(drawn) == 6
    assert drawn[0].strip().startswith("10 h")
    assert LIMIT in drawn[0]
    assert drawn[0].endswith(BOTH)
    assert FOUND in drawn[-1]


def test_only_the_last_stage_is_drawn_and_nothing_without_figures() -> None:
    told = [Progress("attendance", "", 5, 5, "doctors", 0.0), *steps([(60, 120)])]
    trace = trace_of(told, 10)
    assert trace is not None
    assert trace.unit == "minutes"
    assert trace_lines([Progress("setting up")], 60) == []


@given(st.lists(st.tuples(st.integers(0, 900).map(float), st.integers(0, 900).map(float)), min_size=1, max_size=20))
def test_every_column_has_its_value_and_its_limit(pairs: list[tuple[float, float]]) -> None:
    drawn = plain(trace_lines(steps(pairs), 50)).splitlines()
    width = max(len(row) for row in drawn)
    rows = [row.ljust(width)[13:] for row in drawn]
    for column in zip(*rows, strict=True):
        marks = "".join(column).replace(" ", "")
        assert marks in (BOTH, FOUND + LIMIT, LIMIT + FOUND)


def test_backfill_is_a_line_where_the_setup_offers_any_and_its_result_says_whom_to_book() -> None:
    plain_one, plan = values.scenario(), values.plan()
    bank = BackfillOffer(id="bank", title="Bank", tier=Tier.SHO)
    offered = plain_one.changed(backfill=(bank,))
    keys = [row.key for row in asked_rows(PlanSettings(), plain_one, None, 40)]
    assert "backfill" not in keys
    for minutes, words in ((None, "as much as the setup allows"), (720, "at most 12 h"), (0, "none")):
        rows = {r.key: r for r in asked_rows(PlanSettings(backfill_minutes=minutes), offered, None, 40)}
        assert plain([rows["backfill"].line]).strip() == words
    hours = bank.shift(plan.slots[0].span)
    told = plain(result_lines(plan.changed(backfill=(hours,)), offered, 100)).splitlines()
    assert f"- {booking(hours, (bank,))}" in told
    assert any(one.startswith("To book: ") for one in told)
