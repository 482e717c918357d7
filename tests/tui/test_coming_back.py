"""Quit and come back: what was looked for on the screens of reasons, alternatives and own time is there again."""

from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.screens.my_time import MyTimeScreen
from rotaengage.tui.screens.trade_offs import TradeOffsScreen
from rotaengage.tui.screens.why import WhyScreen
from tests.tui.stage import SMALL, Called, open_ward, until
from tests.tui.test_remembering import WARD, shown


async def test_filters_measures_and_what_is_behind_come_back(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        app.action_go("why")
        await shown(app, pilot, "why")
        await pilot.press("slash", *"dilip", "enter")
        app.action_go("my_time")
        await shown(app, pilot, "my_time")
        await pilot.press("slash", *"f2", "enter", "r")
        app.action_go("trade_offs")
        await shown(app, pilot, "trade_offs")
        await pilot.press("v", "a", "enter", "escape")
        await pilot.pause()
        app.exit(0)
    again = RotaEngageApp(WARD)
    async with again.run_test(size=SMALL) as pilot:
        trade_offs = await shown(again, pilot, "trade_offs")
        assert isinstance(trade_offs, TradeOffsScreen)
        await until(pilot, lambda: trade_offs.behind == "differences" and len(trade_offs.search.axes) == 2)
        again.action_go("why")
        why = await shown(again, pilot, "why")
        assert isinstance(why, WhyScreen)
        await until(pilot, lambda: why.needle == "dilip" and why.who.key == "d3")
        again.action_go("my_time")
        my_time = await shown(again, pilot, "my_time")
        assert isinstance(my_time, MyTimeScreen)
        await until(pilot, lambda: my_time.needle == "f2" and my_time.groups)
