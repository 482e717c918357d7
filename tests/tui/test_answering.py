"""A key is answered at once: its frame waits neither for Textual's clock nor for a panel that is laid out anew."""

import asyncio
from collections.abc import Callable
from math import inf

import pytest
from textual.events import Key
from textual.timer import Timer

from rotaengage.tui import answering
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.present.look import line
from rotaengage.tui.widgets.pane import Pane
from tests.tui.stage import MEDIUM, Called, open_ward

ROUNDS = 300


class Clock:
    """Textual's clock for drawing, which can be stopped: then only what is drawn at once is drawn at all."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.known: set[Timer] = set()
        self.stands = False
        going: Callable[[Timer], None] = Timer.resume

        def resume(timer: Timer) -> None:
            if timer.name == "screen_update":
                self.known.add(timer)
            if timer not in self.known or not self.stands:
                going(timer)

        patch.setattr(Timer, "resume", resume)

    def stop(self) -> None:
        """It strikes no more."""
        self.stands = True
        for timer in self.known:
            timer.pause()


async def let_it_work() -> None:
    """Let every message be handled. Pilot would draw in place of the clock."""
    for _ in range(ROUNDS):
        await asyncio.sleep(0)


async def test_a_key_is_drawn_though_the_clock_stands(planned: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "ANSWER_SECONDS", inf)
    clock, app = Clock(monkeypatch), RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await open_ward(app, pilot)
        clock.stop()
        before = page.grid.built
        app.post_message(Key("down", None))
        await let_it_work()
        assert page.grid.built > before


async def test_what_no_key_asked_for_waits_for_the_clock(planned: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "ANSWER_SECONDS", 0.0)
    clock, app = Clock(monkeypatch), RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await open_ward(app, pilot)
        clock.stop()
        before = page.grid.built
        page.grid.move(0, 1)
        await let_it_work()
        assert page.grid.built == before


async def test_other_words_in_the_panel_lay_nothing_out_while_they_fit(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        page = await open_ward(app, pilot)
        panel = page.query_one(Pane)
        panel.show([line("one")])
        few = panel.virtual_size
        panel.show([line("one"), line("two")])
        assert panel.virtual_size == few
        panel.show([line("many")] * 100)
        assert panel.virtual_size.height == 100
