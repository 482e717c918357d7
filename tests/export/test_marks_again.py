"""An export can be taken back, and a second one leaves no trace of the first."""

import io
import zipfile

import openpyxl
import pytest

from rotaengage.domain.marks import Mark
from rotaengage.export.marks_read import Unmarked, unmarked
from rotaengage.export.workbook_patch import export_workbook
from tests.build import slot
from tests.export.books import read
from tests.export.plans import DUTIES, plan, problem
from tests.export.rotas import rota_book

BEFORE = rota_book('<c r="A1"><f>1+1</f><v>2</v></c>', "<pageMargins/>")
OTHER = plan(slots=(slot(DUTIES[3], "10:00", "12:00"), slot(DUTIES[7], "10:00", "11:00")), version=8)


def contents(data: bytes) -> dict[str, bytes]:
    """Every part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def swapped(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something changed in one part, as another program or person would."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in contents(data).items():
            assert part != name or old in content
            archive.writestr(part, content.replace(old, new) if part == name else content)
    return out.getvalue()


@pytest.mark.parametrize("style", list(Mark))
def test_what_was_exported_can_be_taken_back_byte_for_byte(style: Mark) -> None:
    done = export_workbook(BEFORE, plan(), problem(), style)
    old = unmarked(done.data)
    assert contents(done.data) != contents(BEFORE)
    assert old.whole
    assert contents(old.data) == contents(BEFORE)
    assert old.told is not None
    assert old.told.mark == style
    assert {s.source for s in old.told.draft.slots} == {s.source for s in plan().slots}


@pytest.mark.parametrize("first", list(Mark))
@pytest.mark.parametrize("second", list(Mark))
def test_a_second_export_is_as_if_the_first_had_never_been(first: Mark, second: Mark) -> None:
    again = export_workbook(export_workbook(BEFORE, plan(), problem(), first).data, OTHER, problem(), second)
    fresh = export_workbook(BEFORE, OTHER, problem(), second)
    assert contents(again.data) == contents(fresh.data)
    assert again.warnings == fresh.warnings


def test_a_workbook_that_was_never_exported_is_left_alone() -> None:
    for data in (BEFORE, b"a,b\n"):
        assert unmarked(data) == Unmarked(data)


def edited(style: Mark) -> bytes:
    """An export in which somebody has changed a duty since."""
    done = export_workbook(BEFORE, plan(), problem(), style).data
    mine = f'<c r="{DUTIES[9].source.a1}" t="str"><v>'.encode()
    return swapped(done, "xl/worksheets/sheet1.xml", mine + b"standard_day", mine + b"night")


@pytest.mark.parametrize("style", list(Mark))
def test_what_somebody_changed_since_stays_and_texts_and_notes_go(style: Mark) -> None:
    """The way back would undo the change as well, so it is not taken."""
    old = unmarked(edited(style))
    assert not old.whole
    assert old.warnings == ("this workbook was saved by another program since an earlier export, which was taken out",)
    page = openpyxl.load_workbook(io.BytesIO(old.data))["Rota"]
    was = openpyxl.load_workbook(io.BytesIO(BEFORE))["Rota"]
    values = {c.coordinate: c.value for row in page.iter_rows() for c in row if c.value is not None}
    assert values == {c.coordinate: c.value for row in was.iter_rows() for c in row if c.value is not None} | {
        DUTIES[9].source.a1: "night"
    }
    assert not any(c.comment for row in page.iter_rows() for c in row)
    for cell in (c for row in was.iter_rows() for c in row):
        now = page[cell.coordinate]
        assert (repr(now.border), repr(now.fill)) == (repr(cell.border), repr(cell.fill))
    assert openpyxl.load_workbook(io.BytesIO(old.data)).sheetnames == ["Rota"]
    assert b"<v:shape " not in contents(old.data).get("xl/drawings/vmlDrawing1.vml", b"")


def test_a_note_that_somebody_wrote_in_since_stays() -> None:
    note = swapped(edited(Mark.NOTE), "xl/comments1.xml", b"14:00-16:00", b"14:00-16:00, swapped with Ben")
    page = openpyxl.load_workbook(io.BytesIO(unmarked(note).data))["Rota"]
    told = [str(c.comment.text) for row in page.iter_rows() for c in row if c.comment]
    assert len(told) == 1
    assert "swapped with Ben" in told[0]


def test_a_second_export_after_a_change_doubles_no_text() -> None:
    again = export_workbook(edited(Mark.TEXT), plan(), problem(), Mark.TEXT)
    page = openpyxl.load_workbook(io.BytesIO(again.data))["Rota"]
    assert page[DUTIES[0].source.a1].value == "standard_day [SDT 14:00-16:00]"
    assert page[DUTIES[9].source.a1].value == "night"
    assert unmarked(again.data).whole


def test_a_record_that_hides_other_cells_is_not_believed() -> None:
    """A workbook that shows one rota and would be read as another would be a trap."""
    done = export_workbook(BEFORE, plan(), problem(), Mark.NOTE)
    other = swapped(BEFORE, "xl/worksheets/sheet1.xml", b"<v>Ben =Cmd</v>", b"<v>Ann Other</v>")
    lying = export_workbook(other, plan(), problem(), Mark.NOTE)
    record = read(lying.data, "customXml/item1.xml").encode()
    mixed = swapped(done.data, "customXml/item1.xml", contents(done.data)["customXml/item1.xml"], record)
    assert not unmarked(mixed).whole


@pytest.mark.parametrize("body", [b"", b"!!", b"AAAA", b"eJw=", b"e30="])
def test_a_broken_record_is_no_way_back(body: bytes) -> None:
    done = export_workbook(BEFORE, plan(), problem(), Mark.NOTE).data
    whole = contents(done)["customXml/item1.xml"]
    start, end = whole.index(b'marks:1">') + 9, whole.index(b"</marks>")
    broken = swapped(done, "customXml/item1.xml", whole[start:end], body)
    assert not unmarked(broken).whole


def test_the_export_still_opens_after_two_rounds() -> None:
    again = export_workbook(export_workbook(BEFORE, plan(), problem(), Mark.TEXT).data, OTHER, problem(), Mark.CODE)
    opened = openpyxl.load_workbook(io.BytesIO(again.data))
    assert opened.sheetnames == ["Rota", "Engagement"]
    assert opened["Rota"][DUTIES[0].source.a1].value == "standard_day"
    assert opened["Rota"][DUTIES[3].source.a1].value == "standard_day-E"
