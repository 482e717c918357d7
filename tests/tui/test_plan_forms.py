"""Entitlements, events and cover are added, changed and taken out on the plan screen, by small forms."""

import pytest

from rotaengage.domain.fact import FIELDS, FactKind
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.screens.form import FormScreen
from rotaengage.tui.screens.plan import PlanScreen
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.lines import Lines
from tests.tui.stage import MEDIUM, SIZES, SMALL, Called, Driver, until
from tests.tui.test_plan_asked import mark, planning


async def form(app: RotaEngageApp, pilot: Driver, *keys: str) -> FormScreen:
    """The form that these keys open."""
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(app.screen, FormScreen) and app.screen.query_one(LineList).key)
    assert isinstance(app.screen, FormScreen)
    return app.screen


async def fill(pilot: Driver, page: FormScreen, key: str, words: str) -> None:
    """Type words into a field."""
    found = page.query_one(LineList)
    found.mark([item.key for item in found.items].index(key))
    await pilot.press("enter", "ctrl+u", *words, "enter")
    await pilot.pause()


def at_plan(app: RotaEngageApp) -> bool:
    """Whether the form is gone."""
    return isinstance(app.screen, PlanScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_cover_is_added_by_a_form_that_asks_for_what_the_kind_needs(
    planned: Called, size: tuple[int, int]
) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        plan = await planning(app, pilot)
        mark(plan, "add:cover")
        page = await form(app, pilot, "enter")
        assert [item.key for item in page.query_one(LineList).items] == ["kind", *FIELDS[FactKind.COVER]]
        await fill(pilot, page, "title", "Take by day")
        await fill(pilot, page, "minimum", "2")
        await pilot.press("w")
        await until(pilot, lambda: at_plan(app) and planned.kept)
        assert planned.kept == ["cover new: title=Take by day, minimum=2"]


async def test_what_is_added_can_be_another_kind_and_choices_are_turned(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await planning(app, pilot)
        page = await form(app, pilot, "a")
        assert page.kind.value == "entitlement"
        await pilot.press("right")
        assert page.kind.value == "event"
        await fill(pilot, page, "title", "Forum")
        await pilot.press("end", "home", *["down"] * 5, "right")
        await until(pilot, lambda: page.said.get("method"))
        await pilot.press("w")
        await until(pilot, lambda: at_plan(app) and planned.kept)
        assert planned.kept == ["event new: title=Forum, method=representative"]


async def test_a_line_is_changed_in_what_was_said_alone_or_left(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        plan = await planning(app, pilot)
        mark(plan, "cover:ward-day")
        page = await form(app, pilot, "c")
        await fill(pilot, page, "preferred", "9")
        await pilot.press("w")
        await until(pilot, lambda: planned.kept)
        assert planned.kept == ["cover ward-day: preferred=9"]
        await until(pilot, lambda: at_plan(app) and plan.query_one(LineList).key == "cover:ward-day")
        page = await form(app, pilot, "c")
        await fill(pilot, page, "preferred", "8")
        await pilot.press("escape")
        await until(pilot, lambda: at_plan(app))
        assert len(planned.kept) == 1


async def test_words_that_mean_nothing_are_told_and_the_form_stays(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        plan = await planning(app, pilot)
        mark(plan, "cover:ward-day")
        page = await form(app, pilot, "c")
        await fill(pilot, page, "start", "teatime")
        await pilot.press("w")
        await pilot.pause()
        assert app.screen is page
        assert planned.kept == []
        assert "* " in "".join(piece.text for piece in page.query_one(LineList).items[4].line)


async def test_a_line_is_taken_out_and_an_aim_is_not(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        plan = await planning(app, pilot)
        await pilot.press("x")
        mark(plan, "event:forum")
        await pilot.press("x")
        await until(pilot, lambda: planned.kept)
        assert planned.kept == ["event forum out"]


async def test_the_marked_field_says_what_it_takes(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        plan = await planning(app, pilot)
        mark(plan, "cover:ward-day")
        page = await form(app, pilot, "c")
        await pilot.press("down", "down", "down")
        await pilot.pause()
        assert "Mon-Fri" in page.query_one("#note", Lines).words
