"""The setup workbook explains itself: units in headings, notes, drop-downs, examples that are marked."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from rotaengage.domain.codes import DutyKind, ShiftCode
from rotaengage.domain.people import Doctor
from rotaengage.domain.setup import Setup
from rotaengage.domain.setup_sheets import COVER, EXAMPLE_MARK, LISTS_SHEET, README, SHEETS, Column, SheetPlan
from rotaengage.export.setup_template import setup_bytes, template_bytes


@pytest.fixture(scope="module")
def template() -> Any:
    return load_workbook(BytesIO(template_bytes()))


def lists_of(template: Any, plan: SheetPlan) -> dict[int, list[Any]]:
    """The words that each column's drop-down offers, by column from 1."""
    found: dict[int, list[Any]] = {}
    for rule in template[plan.name].data_validations.dataValidation:
        assert rule.type == "list"
        sheet, area = rule.formula1.split("!")
        words = [row[0].value for row in template[sheet][area.replace("$", "")]]
        found[min(r.min_col for r in rule.sqref.ranges)] = words
    return found


def test_the_sheets_stand_in_the_order_of_the_manual(template: Any) -> None:
    assert template.sheetnames == ["Read me", *(p.name for p in SHEETS), LISTS_SHEET]
    assert template[LISTS_SHEET].sheet_state == "hidden"
    assert template["Read me"]["A1"].value == README[0]


@pytest.mark.parametrize("plan", SHEETS, ids=lambda p: p.name)
def test_headings_notes_and_frozen_row(template: Any, plan: SheetPlan) -> None:
    sheet = template[plan.name]
    assert [c.value for c in sheet[1]] == [c.heading for c in plan.columns]
    assert sheet.freeze_panes == "B2"
    noted = {n for n, c in enumerate(plan.columns) if c.note}
    assert {n for n, c in enumerate(sheet[1]) if c.comment is not None} == noted


@pytest.mark.parametrize("plan", SHEETS, ids=lambda p: p.name)
def test_every_column_of_known_words_has_its_drop_down(template: Any, plan: SheetPlan) -> None:
    wanted = {n: list(c.choices) for n, c in enumerate(plan.columns, 1) if c.choices}
    assert lists_of(template, plan) == wanted


def test_numbers_say_their_unit_in_the_heading() -> None:
    def said(column: Column) -> bool:
        return any(
            f"({unit}" in column.heading
            for unit in ("doctors", "minutes", "days", "hh:mm", "share", "weeks", "meetings", "people")
        )

    bare = [c.heading for p in SHEETS for c in p.columns if c.reads in {"count", "minutes", "clock", "share", "groups"}]
    assert bare
    assert [c.heading for p in SHEETS for c in p.columns if c.heading in bare and not said(c)] == []


@pytest.mark.parametrize("plan", SHEETS, ids=lambda p: p.name)
def test_there_are_two_examples_and_each_is_marked(template: Any, plan: SheetPlan) -> None:
    firsts = [row[0].value for row in template[plan.name].iter_rows(min_row=2) if row[0].value]
    assert len(firsts) == 2
    assert all(first.startswith(EXAMPLE_MARK) for first in firsts)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert template_bytes() == template_bytes()


def test_text_is_never_a_formula_or_a_link() -> None:
    hostile = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "https://example.org", "{=1}")
    setup = Setup(
        doctors=tuple(Doctor(id=name, name=name) for name in hostile),
        codes=(ShiftCode(code="=A1", kind=DutyKind.REST),),
    )
    book = load_workbook(BytesIO(setup_bytes(setup)))
    cells = [row[0] for row in book["Doctors"].iter_rows(min_row=2)] + [book["Shift codes"]["A2"]]
    assert [c.value for c in cells] == [*hostile, "=A1"]
    assert {c.data_type for c in cells} == {"s"}
    assert [c for c in cells if c.hyperlink] == []


def test_cover_columns_name_what_they_count() -> None:
    assert COVER.column("minimum").heading == "Minimum (doctors)"
    with pytest.raises(KeyError):
        COVER.column("no such column")
