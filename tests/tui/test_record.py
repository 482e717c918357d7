"""What came of a plan is put on record by a form, asked once more, never in a window that only reads."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from rotaengage.domain.journal import Challenge, Journal, Numbered, Outcome, TimeKept
from rotaengage.domain.record import RecordKind
from rotaengage.tui import verbs, verbs_record
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.present.record import record_lines
from rotaengage.tui.screens import record_form as module
from rotaengage.tui.screens.dialog import Dialog
from rotaengage.tui.screens.form import FormScreen
from rotaengage.tui.screens.my_time import MyTimeScreen
from rotaengage.tui.screens.record_form import RecordForm
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.tui.widgets.pane import Pane
from rotaengage.usecases.opened import Opened
from tests.tui import values
from tests.tui.stage import MEDIUM, SIZES, SMALL, Called, Driver, open_ward, until
from tests.tui.test_history import at_history, everything
from tests.tui.test_plan_forms import fill, form

JOURNAL = Journal((
    Numbered(1, TimeKept(day=values.FIRST, group="F1", planned_minutes=120, delivered_minutes=60, why="ward short",
                         doctor="d0")),
    Numbered(2, Challenge(made=values.FIRST, about="Mondays", says="always the same people", by="Heron")),
    Numbered(3, Outcome(activity="forum", held=values.FIRST, said="too few breaks", attended=9)),
))  # fmt: skip


class Later(date):
    """A day after the made-up rota."""

    @classmethod
    def today(cls) -> "Later":
        """That day."""
        return cls(2026, 9, 30)


@pytest.fixture
def recorded(planned: Called, monkeypatch: pytest.MonkeyPatch) -> Called:
    """A workspace with something on record; what is put there is noted."""

    def opened(path: Path) -> Opened:
        return values.opened(path, values.plan())._replace(journal=JOURNAL)

    def keep(path: Path, kind: RecordKind, told: Mapping[str, str], today: date) -> tuple[Opened, int]:
        planned.kept.append(f"{kind} {', '.join(f'{k}={v}' for k, v in told.items())} {today}")
        return opened(path), 4

    monkeypatch.setattr(verbs, "open_workspace", opened)
    monkeypatch.setattr(verbs_record, "keep_record", keep)
    monkeypatch.setattr(module, "date", Later)
    return planned


async def my_time(app: RotaEngageApp, pilot: Driver) -> MyTimeScreen:
    """My time, with the first doctor marked."""
    await open_ward(app, pilot)
    await pilot.press("f4")
    await until(pilot, lambda: isinstance(app.screen, MyTimeScreen) and app.screen.query_one(Pane).words)
    assert isinstance(app.screen, MyTimeScreen)
    return app.screen


async def turn(pilot: Driver, page: FormScreen, key: str, times: int = 1) -> None:
    """Go through the choices of a field."""
    found = page.query_one(LineList)
    found.mark([item.key for item in found.items].index(key))
    await pilot.press(*["right"] * times)


@pytest.mark.parametrize("size", SIZES)
async def test_a_doctors_missed_time_is_put_on_record_from_my_time(recorded: Called, size: tuple[int, int]) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        await my_time(app, pilot)
        page = await form(app, pilot, "a")
        assert page.said == {"doctor": "Amara Okoro"}
        assert page.fields[1].choices == ("Tue 11 Aug 2026", "Tue 4 Aug 2026")
        await turn(pilot, page, "day")
        await turn(pilot, page, "delivered")
        await fill(pilot, page, "why", "short on the ward")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert recorded.kept == []
        await pilot.press("left", "enter")
        await until(pilot, lambda: recorded.kept and isinstance(app.screen, MyTimeScreen))
        told = "doctor=Amara Okoro, day=Tue 4 Aug 2026, delivered=none of it, why=short on the ward"
        assert recorded.kept == [f"time {told} 2026-09-30"]


async def test_the_safe_answer_keeps_the_form_and_nothing_is_put_on_record(recorded: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await my_time(app, pilot)
        page = await form(app, pilot, "a")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is page)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MyTimeScreen))
        assert recorded.kept == []


async def test_another_doctor_has_other_days_and_what_is_not_understood_stays(recorded: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await my_time(app, pilot)
        page = await form(app, pilot, "a")
        await turn(pilot, page, "day")
        await fill(pilot, page, "doctor", "Ines Carvalho")
        assert "day" not in page.said
        assert page.fields[1].choices == ("Wed 12 Aug 2026",)
        await fill(pilot, page, "doctor", "Nobody")
        await pilot.press("w")
        await pilot.pause()
        assert app.screen is page


@pytest.mark.parametrize("size", SIZES)
async def test_the_record_is_a_list_of_the_history_and_what_waits_is_answered_there(
    recorded: Called, size: tuple[int, int]
) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await at_history(app, pilot)
        await pilot.press("v", "v")
        await until(pilot, lambda: page.view == "record" and page.query_one(LineList).key == "3")
        assert "too few breaks" in page.query_one(Pane).words
        assert "Amara" not in everything(app)
        await pilot.press("enter", "down")
        await until(pilot, lambda: "Waits for an answer" in page.query_one(Pane).words)
        answer = await form(app, pilot, "enter")
        assert isinstance(answer, RecordForm)
        assert (answer.kind, answer.said) == (RecordKind.ANSWER, {"to": "2, Mondays: always the same people"})
        assert answer.query_one(LineList).key == "says"
        assert "3 on record, 1 of them (?) waiting for a word" in page.query_one("#heads", Lines).words
        await fill(pilot, answer, "says", "from March on in turn")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.press("left", "enter")
        await until(pilot, lambda: recorded.kept)
        assert "says=from March on in turn" in recorded.kept[0]


async def test_the_form_can_be_about_any_kind_of_entry(recorded: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=MEDIUM) as pilot:
        await at_history(app, pilot)
        page = await form(app, pilot, "a")
        heads = []
        for _ in RecordKind:
            heads.append(page.query_one("#about", Lines).words)
            await turn(pilot, page, "kind")
        assert len(set(heads)) == len(RecordKind)
        assert page.kind is RecordKind.TIME


async def test_nothing_on_record_says_which_key_puts_it_there(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await at_history(app, pilot)
        await pilot.press("v", "v")
        await until(pilot, lambda: page.view == "record")
        assert "Nothing is on record yet" in everything(app)
        assert "a puts something on record" in everything(app)


async def test_a_window_that_only_reads_puts_nothing_on_record(recorded: Called) -> None:
    app = RotaEngageApp(Path("ward.rota"), viewer="d0")
    async with app.run_test(size=SMALL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, MyTimeScreen) and app.screen.query_one(Pane).words)
        assert "1 h" in everything(app)
        await pilot.press("a", "f5")
        await pilot.pause()
        assert isinstance(app.screen, MyTimeScreen)
        assert recorded.kept == []


def test_the_plain_record_tells_on_nobody() -> None:
    told = "\n".join("".join(piece.text for piece in one) for one in record_lines(JOURNAL, values.scenario(), 200))
    assert "F1, 1 h of 2 h delivered: ward short" in told
    assert "Resident doctors' forum: too few breaks" in told
    assert "Amara" not in told
    assert "d0" not in told
