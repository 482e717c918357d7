"""Export: what can be chosen, what would be touched before it is, and what was."""

from pathlib import Path

import pytest

from rotaengage.domain.marks import Mark
from rotaengage.domain.privacy import Privacy
from rotaengage.tui.app import RotaEngageApp
from rotaengage.tui.present.export_choices import CHOICES, KINDS, Kind, Wanted, choice_line, default_name, words_of
from rotaengage.tui.present.exporting import of_cells, preview_lines, written_lines
from rotaengage.tui.present.look import plain
from rotaengage.tui.screens.dialog import Dialog
from rotaengage.tui.screens.export import ExportScreen
from rotaengage.tui.widgets.line_list import LineList
from rotaengage.tui.widgets.pane import Pane
from rotaengage.usecases.export import Exported
from tests.tui import values
from tests.tui.stage import SIZES, SMALL, Called, Driver, open_ward, preview, until


def test_every_choice_has_words_and_every_kind_a_name() -> None:
    for choice, found in CHOICES.items():
        for value in found:
            wanted = Wanted()._replace(**{choice: value})
            assert all(words_of(wanted, choice))
            assert sum(len(piece.text) for piece in choice_line(wanted, choice, 78)) <= 78
    names = {kind: Path(default_name(values.department(), Path("f/w.rota"), kind)) for kind in Kind}
    assert names[Kind.WORKBOOK] == Path("f/aug engagement.xlsx")
    assert len(set(names.values())) == len(Kind)
    assert all(name.suffix == KINDS[kind].ending for kind, name in names.items())


def test_choices_go_round_and_only_those_that_matter_are_shown() -> None:
    wanted = Wanted(name="a.xlsx")
    assert wanted.shown() == ["kind", "mark", "sheets", "name"]
    assert wanted.turned("mark", -1).mark == Mark.ROW
    assert wanted.turned("kind", 1).shown() == ["kind", "people", "name"]
    for _ in Kind:
        wanted = wanted.turned("kind", 1)
    assert wanted.kind == Kind.WORKBOOK


def test_a_report_names_nobody_at_first_and_the_workbook_names_everybody_again() -> None:
    report = Wanted().turned("kind", -1)
    assert report.kind == Kind.REPORT
    assert report.wish.privacy is Privacy.PSEUDONYMS
    assert report.turned("kind", 1).wish.privacy is Privacy.FULL


def test_a_preview_says_what_changes_what_stays_and_each_cell() -> None:
    seen = preview(Path("w.rota"), Path("a.xlsx"), Wanted())
    seen = seen._replace(notes=("a note",))
    words = plain(preview_lines(seen, 80, of_cells(values.plan(), values.rota())))
    for part in (
        "6 cells would change", "New sheets: Engagement.", "1 part of the file changed, 1 added; all else byte",
        "Stays as it is: chart (3), note (1).", "'Aug rota'!D4", "- a note.",
        f"{'Amara Okoro':<22} Tue 4 Aug 14:00-16:00",
    ):  # fmt: skip
        assert part in words


def test_of_a_new_workbook_nothing_is_said_to_stay_byte_for_byte() -> None:
    seen = preview(Path("w.rota"), Path("a.xlsx"), Wanted())
    words = plain(preview_lines(seen._replace(not_carried=("a picture",), anew="it is signed", holds=()), 80))
    assert "A new workbook, since it is signed." in words and "Not carried over: a picture" in words
    assert "byte" not in words
    done = plain(written_lines(Exported(Path("out/a.xlsx"), 6, anew=True), 80))
    assert "A new workbook, 6 cells of it with marks or what they mean." in done


def test_what_was_written_is_told_with_its_folder() -> None:
    done = Exported(Path("out/a.xlsx"), 6, ("x",), ("y", "z"), ("a picture was left alone",))
    words = plain(written_lines(done, 80))
    for part in ("Written  a.xlsx", "in out", "6 cells changed", "1 part of the file changed, 2 added", "- a picture"):
        assert part in words


async def export_screen(app: RotaEngageApp, pilot: Driver) -> ExportScreen:
    """The screen, with its preview."""
    await open_ward(app, pilot)
    await pilot.press("6")
    await until(
        pilot, lambda: isinstance(app.screen, ExportScreen) and "cells would" in app.screen.query_one(Pane).words
    )
    assert isinstance(app.screen, ExportScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_choose_look_write(planned: Called, size: tuple[int, int]) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=size) as pilot:
        page = await export_screen(app, pilot)
        seen = page.query_one(Pane)
        assert planned.exports == []
        await pilot.press("down", "enter", "w")
        await until(pilot, lambda: "Written" in seen.words)
        to, wanted, force = planned.exports[0]
        assert (to.name, wanted.mark, force) == ("aug engagement.xlsx", Mark.FILL, False)
        await pilot.press("left")
        await until(pilot, lambda: "cells would" in seen.words)
        assert page.wanted.mark == Mark.NOTE


async def test_the_mark_that_the_department_keeps_is_offered_first(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        assert app.state.opened is not None
        app.state.opened = app.state.opened._replace(mark=Mark.CODE)
        await pilot.press("6")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        assert isinstance(app.screen, ExportScreen)
        assert app.screen.wanted.mark == Mark.CODE
        app.screen.choose(app.screen.wanted._replace(mark=Mark.FILL))
        app.screen.refill()
        assert app.screen.wanted.mark == Mark.FILL


async def test_another_kind_offers_another_name_and_a_name_stays_in_the_folder(planned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await export_screen(app, pilot)
        seen = page.query_one(Pane)
        await pilot.press("right")
        await until(pilot, lambda: "the ending is not known" in seen.words)
        assert page.wanted.name.endswith("aug engagement.ics")
        page.action_name()
        await pilot.press("home", *"x", "enter")
        await until(pilot, lambda: page.wanted.name.endswith("xaug engagement.ics"))
        page.query_one(LineList).action_edge(1)
        await pilot.press("enter")
        assert page.has_class("-wide") is False
        assert page.focused is not page.query_one(LineList)


async def test_a_file_is_replaced_only_after_a_yes(planned: Called, tmp_path: Path) -> None:
    taken = tmp_path / "taken.xlsx"
    taken.touch()
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        page = await export_screen(app, pilot)
        page.choose(page.wanted._replace(name=str(taken)))
        for keys in (("enter",), ("left", "enter")):
            page.action_write()
            await until(pilot, lambda: isinstance(app.screen, Dialog))
            assert planned.exports == []
            await pilot.press(*keys)
            await until(pilot, lambda: app.screen is page)
        await until(pilot, lambda: planned.exports)
        assert [(to, force) for to, _, force in planned.exports] == [(taken, True)]


async def test_nothing_is_exported_without_a_plan(unplanned: Called) -> None:
    app = RotaEngageApp()
    async with app.run_test(size=SMALL) as pilot:
        await open_ward(app, pilot)
        await pilot.press("6")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        assert unplanned.exports == []
