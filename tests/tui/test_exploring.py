"""What-if, why and trade-offs do their jobs by keys, at the smallest terminal and at a usual one."""

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.domain.progress import Stop
from rotaengage.domain.why import Why
from rotaengage.tui import verbs_explore
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.messages import WhatIfAnswered
from rotaengage.tui.screens.dialog import Dialog
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.tui.screens.what_if import WhatIfScreen
from rotaengage.tui.screens.why import WhyScreen
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from tests.tui import explored
from tests.tui.explored import Asked, FakeDesk
from tests.tui.stage import MEDIUM, SIZES, SMALL, Driver, open_ward, settled, until

Size = tuple[int, int]


async def what_if(app: RotaEngageApp, pilot: Driver) -> WhatIfScreen:
    """The what-if screen of the made-up ward."""
    await open_ward(app, pilot)
    await pilot.press("8")
    await until(pilot, lambda: isinstance(app.screen, WhatIfScreen) and app.screen.query_one(LineList).key)
    assert isinstance(app.screen, WhatIfScreen)
    return app.screen


async def choose(app: RotaEngageApp, pilot: Driver, kind: str) -> None:
    """Choose a kind of change."""
    found = app.screen.query_one(LineList)
    found.mark([item.key for item in found.items].index(kind))
    await pilot.press("enter")


def told(app: RotaEngageApp) -> str:
    """What the answer says."""
    return app.screen.query_one(Pane).words


@pytest.mark.parametrize("size", SIZES)
async def test_a_refused_slot_is_answered_undone_redone_and_kept(asked: Asked, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        await what_if(app, pilot)
        assert "Nothing tried yet" in told(app)
        await choose(app, pilot, "refuse")
        await pilot.press("enter")
        await until(pilot, lambda: app.answer)
        assert [change.kind for change in app.draft] == ["refuse"]
        assert "Who gains and who loses" in told(app)
        assert "Eira Prosser" in told(app)
        assert "One slot could not be kept" in told(app)
        await pilot.press("u")
        assert (app.draft, app.answer) == ((), None)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: app.answer)
        await pilot.press("w", *"asked for", "enter")
        await until(pilot, lambda: asked.kept)
        assert asked.kept == ["what-if 1: asked for"]
        await until(pilot, lambda: not app.draft)
        assert app.state.opened is not None
        assert app.state.opened.plan is not None
        assert app.state.opened.plan.version == 3


async def test_what_cannot_be_says_what_it_meets_and_cannot_be_kept(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        await what_if(app, pilot)
        await choose(app, pilot, "close")
        await pilot.press(*"5 aug", "enter")
        await until(pilot, lambda: app.answer)
        assert "Not possible" in told(app)
        assert "Wed 5 Aug is pinned" in told(app)
        await pilot.press("w")
        assert asked.kept == []
        await pilot.press("x")
        assert app.draft == ()


async def test_a_wrong_date_is_asked_again_and_escape_leads_back(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await what_if(app, pilot)
        await choose(app, pilot, "move")
        await pilot.press("slash", *"ines", "enter", "enter")
        await pilot.press("home", "shift+end", *"31 feb 14:00", "enter")
        assert app.draft == ()
        assert page.given == ("5",)
        await pilot.press("escape", "escape")
        assert page.kind is None


async def test_every_kind_of_change_can_be_made(asked: Asked) -> None:
    typed = {"move": "7 aug 14:00", "protect": "7 aug 13-17", "close": "7 aug", "minimum": "3",
             "locum": "7 aug 08:00-17:00", "window": "tue, wed 12:00-16:00", "leave": "7 aug to 9 aug"}  # fmt: skip
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await what_if(app, pilot)
        for kind in (
            "refuse",
            "pin",
            "move",
            "attend",
            "window",
            "method",
            "protect",
            "close",
            "minimum",
            "locum",
            "leave",
        ):
            await choose(app, pilot, kind)
            while page.kind is not None and page.ask is not None:
                keys = ["home", "shift+end", "delete", *typed[kind], "enter"] if page.ask.what == "typed" else ["enter"]
                await pilot.press(*keys)
        assert [c.kind for c in app.draft] == [
            "refuse", "pin", "move", "must_attend", "window", "method", "protect", "close_day", "minimum", "locum",
            "leave"
        ]  # fmt: skip


async def test_what_is_typed_is_asked_with_dates_of_this_rota_and_nothing_else_is_offered(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await what_if(app, pilot)
        await choose(app, pilot, "leave")
        await pilot.press("enter")
        await until(pilot, lambda: page.ask is not None and page.ask.what == "typed")
        assert "such as 3 Aug to 5 Aug?" in page.query_one("#asked", Lines).words
        words = ["".join(piece.text for piece in item.line) for item in page.query_one(LineList).items]
        assert words == ["A doctor is away; what is owed stays."]


async def test_an_answer_to_a_question_that_was_taken_back_is_left(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await what_if(app, pilot)
        await choose(app, pilot, "refuse")
        await pilot.press("enter")
        await until(pilot, lambda: app.answer)
        late = WhatIfAnswered(app.draft, app.answer) if app.answer else None
        await pilot.press("u")
        assert late is not None
        app.post_message(late)
        await pilot.pause()
        assert app.answer is None
        assert "Nothing tried yet" in told(app)


async def test_the_desk_follows_the_plan_that_holds_and_ends_with_the_program(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await what_if(app, pilot)
        await choose(app, pilot, "refuse")
        await pilot.press("enter")
        await until(pilot, lambda: app.answer)
        await pilot.press("w", "enter")
        await until(pilot, lambda: len(asked.desks) == 2)
        assert [desk.closed for desk in asked.desks] == [True, False]
    assert asked.desks[-1].closed


async def test_a_question_that_is_overtaken_ends_without_a_word(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(desk: FakeDesk, doctor: str, stop: Stop) -> Why:
        stop.request()
        raise UserError("the answer was stopped before there was any")

    monkeypatch.setattr(verbs_explore, "why_short", overtaken)
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("9")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen) and app.screen.who.key)
        await settled(app)
        await pilot.pause()
        assert isinstance(app.screen, WhyScreen)
        assert app.screen.found == {}


async def why(app: RotaEngageApp, pilot: Driver) -> WhyScreen:
    """The why screen of the made-up ward."""
    await open_ward(app, pilot)
    await pilot.press("9")
    await until(pilot, lambda: isinstance(app.screen, WhyScreen) and app.screen.rows)
    assert isinstance(app.screen, WhyScreen)
    return app.screen


def listed(page: WhyScreen) -> str:
    """The lines of the reasons."""
    return "\n".join("".join(p.text for p in row.line) for row in page.rows)


@pytest.mark.parametrize("size", SIZES)
async def test_why_tells_reasons_and_tries_the_cheapest_way_out(asked: Asked, size: Size) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await why(app, pilot)
        assert page.who.key == "d4"
        assert "missing 4 h" in listed(page)
        assert "Proved: " in listed(page)
        assert "Price: 2 h less for one doctor" in listed(page)
        await pilot.press("enter")
        assert "gives up Tue 4 Aug" in page.query_one("#more", Lines).words
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, WhatIfScreen) and app.answer)
        assert app.draft == explored.WAY.changes


async def test_a_reason_leads_to_its_cell(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await why(app, pilot)
        await pilot.press("tab", "end")
        assert "1 doctor more would be needed" in page.query_one("#more", Lines).words
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RotaScreen) and app.screen.grid.column == 2)
        assert isinstance(app.screen, RotaScreen)
        assert app.screen.grid.doctor == "d4"


async def test_why_an_event_has_no_time(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await why(app, pilot)
        await pilot.press("end")
        await until(pilot, lambda: "no start reaches its quorum" in listed(page).casefold())
        assert "one registrar too few" in listed(page)


async def test_what_is_tried_is_tried_again_after_a_restart_on_the_same_plan_only(asked: Asked) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await what_if(app, pilot)
        await choose(app, pilot, "close")
        await pilot.press(*"5 aug", "enter")
        await until(pilot, lambda: app.answer)
        kept, tried = page.memory(), app.draft
        app.clear_draft()
        for other in ({**kept, "plan": 9}, {**kept, "tried": "no JSON"}):
            page.recall(other)
            assert app.draft == ()
        page.recall(kept)
        assert app.draft == tried


async def test_a_what_if_that_failed_is_a_message_and_waits_no_longer(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise UserError("the planner's process ended unexpectedly")

    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await what_if(app, pilot)
        monkeypatch.setattr(verbs_explore, "what_if", crash)
        await choose(app, pilot, "refuse")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is page)
        assert "No answer came" in told(app)
        await pilot.press("u")
        assert "Nothing tried yet" in told(app)
