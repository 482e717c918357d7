"""All that needs a person stands in one list, with its cell, and each line leads there."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from rotaengage.domain.plan import CoverOutcome
from rotaengage.domain.refs import CellRef
from rotaengage.rules import Breach
from rotaengage.tui import verbs
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.present.issues import Kind, finding_line, finding_lines, findings, kept, title
from rotaengage.tui.present.look import plain
from rotaengage.tui.screens.issues import IssuesScreen
from rotaengage.tui.screens.rota import RotaScreen
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.lines import Lines
from rotaengage.usecases.check import Checked
from tests.tui import values
from tests.tui.stage import SIZES, Called, Driver, open_ward, until

GAP = CoverOutcome(
    requirement="ward-day", tightest_margin=-1, tight_minutes=0, existing_gap_minutes=90, made_worse_minutes=0
)


def breach(row: int, says: str) -> Breach:
    """Too long a week, found in one cell."""
    where = (CellRef(values.SHEET, row, 5),)
    return Breach(rule="week_hours", code="WT102", key=str(row), says=says, where=where, doctor="d1")


def checked(plan: bool = True) -> Checked:
    """A check with something of everything."""
    return Checked((breach(5, "76 h in 168"),), (GAP,), (GAP,), (breach(6, "new"),), values.plan(), "pack", False)


def test_everything_that_needs_a_person_is_there_once_under_its_kind() -> None:
    found = findings(values.department(), values.plan(), checked())
    kinds = {kind: [one.code for one in found if one.kind is kind] for kind in Kind}
    assert kinds[Kind.QUESTION] == ["IM201"]
    assert kinds[Kind.HOURS] == ["WT102"]
    assert kinds[Kind.COVER] == ["RE101"]
    assert kinds[Kind.TOLD] == ["IM301"]
    assert sorted(kinds[Kind.PLAN]) == sorted(["WT102", "event", *["short"] * 11])
    assert kinds[Kind.ASSUMED] == ["assumed"]
    assert [one.kind for one in found] == sorted((one.kind for one in found), key=list(Kind).index)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_what_a_finding_is_about_stands_in_one_column_and_is_not_said_twice(width: int) -> None:
    lines = [finding_line(one, width) for one in findings(values.department(), values.plan(), checked())]
    assert len({sum(cell_len(piece.text) for piece in told[:3]) for told in lines}) == 1
    short = [told for told in lines if told[1].text.startswith("short")]
    assert [told[2].text.strip() for told in short].count("Eira Prosser") == 1
    assert all("Eira Prosser" not in told[3].text for told in short)


def test_without_check_and_plan_the_questions_are_there() -> None:
    found = findings(values.department(), None, None)
    assert [one.kind for one in found] == [Kind.QUESTION, Kind.ASSUMED, Kind.TOLD]


def test_a_finding_says_what_where_and_what_to_do() -> None:
    found = findings(values.department(), values.plan(), checked())
    words = plain([line for one in found for line in finding_lines(one, 70)])
    for part in ("'Aug rota'!AD4", "Say what it means", "Could be: long day, off", "1 h 30 below the minimum, 1 short"):
        assert part in words
    assert all(sum(len(piece.text) for piece in finding_line(one, 80)) > 20 for one in found)


def test_words_and_kind_narrow_the_list() -> None:
    found = findings(values.department(), values.plan(), checked())
    assert [one.code for _, one in kept(found, "x9 known", None)] == ["IM201"]
    assert {one.kind for _, one in kept(found, "", Kind.COVER)} == {Kind.COVER}
    assert kept(found, "x9", Kind.COVER) == []
    assert title(found, 1, counting=True).startswith("1 of ")


async def issues_screen(app: RotaEngageApp, pilot: Driver) -> IssuesScreen:
    """The screen, with its checks done."""
    await open_ward(app, pilot)
    app.action_go("issues")
    await until(pilot, lambda: isinstance(app.screen, IssuesScreen) and app.screen.checked)
    assert isinstance(app.screen, IssuesScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_leads_to_its_cell(
    planned: Called, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(verbs, "check", lambda path: checked())
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        await issues_screen(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RotaScreen))
        page = app.screen
        assert isinstance(page, RotaScreen)
        await until(pilot, lambda: (page.grid.doctor, page.grid.column) == ("d0", values.DAYS - 1))


async def test_a_doctor_who_is_short_leads_to_the_row_and_cover_to_nothing(
    planned: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "check", lambda path: checked())
    app = RotaEngageApp()
    async with app.run_test(size=SIZES[0]) as pilot:
        page = await issues_screen(app, pilot)
        await pilot.press("slash", *"below the minimum", "enter", "enter")
        assert app.screen is page
        await pilot.press("escape", "slash", *"Eira", "enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, RotaScreen) and app.screen.grid.doctor == "d4")


async def test_kinds_are_walked_and_cleared(planned: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "check", lambda path: checked())
    app = RotaEngageApp()
    async with app.run_test(size=SIZES[0]) as pilot:
        page = await issues_screen(app, pilot)
        seen = []
        for _ in Kind:
            await pilot.press("t")
            seen.append(page.kind)
        assert seen == list(Kind)
        assert f"only {Kind.TOLD}" in page.query_one("#count", Lines).words
        await pilot.press("t")
        assert page.kind is None
        assert page.query_one(LineList).key


async def test_a_check_of_a_state_that_is_gone_is_not_shown(planned: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "check", lambda path: checked())
    app = RotaEngageApp(Path("ward.rota"))
    async with app.run_test(size=SIZES[0]) as pilot:
        page = await issues_screen(app, pilot)
        message = page.checked
        assert message is not None
        page.checked = None
        message.number -= 1
        page.hear(message)
        assert page.checked is None
