"""The sheet that is added lists every slot as text, and disturbs no other sheet."""

import io

import openpyxl
import pytest
import xlsxwriter

from rotaengage.domain.marks import Mark
from rotaengage.export.engagement_sheet import engagement_sheet
from rotaengage.export.new_sheet import free_name
from rotaengage.export.proof import prove
from rotaengage.export.sheet_body import cut
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.workbook_patch import export_workbook, patch_workbook
from tests.export.books import MAIN, REL, book, packed, parts, read, rels, sheet
from tests.export.plans import plan, problem


def rota_book() -> bytes:
    """A workbook with the sheet of the plan, and an Engagement sheet of its own."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    made.add_worksheet("Rota").write("A1", "LD")
    made.add_worksheet("ENGAGEMENT")
    made.close()
    return out.getvalue()


def test_every_slot_is_a_row_of_text() -> None:
    before = rota_book()
    done = export_workbook(before, plan(), problem(), Mark.NOTE)
    assert done.sheets == ("Engagement (2)",)
    opened = openpyxl.load_workbook(io.BytesIO(done.data))
    assert opened.sheetnames == ["Rota", "ENGAGEMENT", "Engagement (2)"]
    rows = list(opened["Engagement (2)"].iter_rows(values_only=True))
    assert rows[4][:7] == ("Date", "Start", "End", "Minutes", "Doctor", "Grade", "Activity")
    assert rows[5][:7] == ("2027-01-04", "14:00", "16:00", "120", "Ann Okoro", "F2", "Self-development time")
    assert rows[5][-1] == "yes"
    assert rows[7][4] == "Ben =Cmd"
    assert rows[7][7:12] == ("Say how the rota works", "formal meeting", "Library", "2027-01-24", "2027-02-03")
    assert prove(before, done.data, done.marks, done.written) == []


def test_the_heading_names_the_plan_and_the_foot_its_assumptions() -> None:
    made = engagement_sheet(plan(), problem())
    assert "Plan p-7, version 7, certified, checked against every rule." in made.heading
    assert made.footing == ("Assumed: cover inferred from the rota", "Assumed: =1+1 is no formula")


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_nothing_is_taken_for_a_formula(start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    done = patch_workbook(rota_book(), [], Mark.NOTE, [SheetText("New", (text,), (text,), ((text,),))])
    opened = openpyxl.load_workbook(io.BytesIO(done.data))
    values = [c for row in opened["New"].iter_rows() for c in row if c.value is not None]
    assert [(c.value, c.data_type) for c in values] == [(text, "s")] * 3
    assert {c.number_format for c in values} == {"@"}
    assert "<f>" not in read(done.data, done.parts_added[0])


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("Engagement", set[str](), "Engagement"),
        ("Engagement", {"engagement", "Engagement (2)"}, "Engagement (3)"),
        ("a/b:c[d]*?\\", set[str](), "a b c d"),
        ("x" * 40, {"x" * 31}, "x" * 27 + " (2)"),
        ("''", set[str](), "Sheet"),
    ],
)
def test_the_name_is_valid_and_free(wanted: str, taken: set[str], name: str) -> None:
    assert free_name(wanted, taken) == name


def test_a_prefixed_workbook_lists_the_sheet_with_its_prefix() -> None:
    listed = '<x:sheets><x:sheet name="Rota" sheetId="4" d:id="rId1"/></x:sheets>'
    workbook = f'<x:workbook xmlns:x="{MAIN}" xmlns:d="{REL}">{listed}<x:calcPr/></x:workbook>'
    data = book(sheet(""), {"xl/workbook.xml": workbook})
    done = patch_workbook(data, [], Mark.NOTE, [SheetText("New", (), ("A",), ())])
    after = read(done.data, "xl/workbook.xml")
    assert '<x:sheet name="New" sheetId="5" d:id="rId3"/></x:sheets><x:definedNames><x:definedName ' in after
    assert after.endswith("</x:definedName></x:definedNames><x:calcPr/></x:workbook>")


def test_a_workbook_in_the_top_folder_gets_its_sheet_beside_it() -> None:
    files = parts(sheet(""))
    files["workbook.xml"] = files.pop("xl/workbook.xml")
    files["_rels/workbook.xml.rels"] = rels(("rId1", "worksheet", "xl/worksheets/sheet1.xml"))
    files["_rels/.rels"] = rels(("rId1", "officeDocument", "/workbook.xml"))
    done = patch_workbook(packed(files), [], Mark.NOTE, [SheetText("New", (), ("A",), ())])
    assert done.parts_added == ("worksheets/sheet1.xml",)


def test_the_titles_of_a_sheet_are_printed_on_every_page() -> None:
    named = '<definedNames><definedName name="Staff">Rota!$A$1</definedName></definedNames>'
    listed = '<sheets><sheet name="Rota" sheetId="4" r:id="rId1"/></sheets>'
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{listed}{named}</workbook>'
    done = patch_workbook(
        book(sheet(""), {"xl/workbook.xml": workbook}), [], Mark.NOTE, [SheetText("It's", ("Of",), ("A",), (("b",),))]
    )
    opened = openpyxl.load_workbook(io.BytesIO(done.data))
    assert opened["It's"].print_title_rows == "$3:$3"
    assert list(opened.defined_names) == ["Staff"]


@pytest.mark.parametrize(("length", "kept"), [(32_767, 32_767), (32_768, 32_767)])
def test_a_text_is_cut_at_the_longest_that_a_cell_holds(length: int, kept: int) -> None:
    assert len(cut("x" * length)) == kept
    assert cut("x" * length).endswith("…") is (length > kept)


def test_letters_of_two_units_are_not_cut_apart() -> None:
    short = cut("\U0001f600" * 20_000)
    assert short == "\U0001f600" * 16_383 + "…"


def test_what_lies_below_zero_and_what_nobody_said_stand_out() -> None:
    rows = (("not said", -1), ("b", 2))
    done = patch_workbook(book(sheet("")), [], Mark.NOTE, [SheetText("New", (), ("A", "B"), rows, low=(1,))])
    page = openpyxl.load_workbook(io.BytesIO(done.data))["New"]
    rules = {str(area.sqref): [r.operator for r in area.rules] for area in page.conditional_formatting}
    assert rules == {"B2:B3": ["lessThan"], "A2:B3": ["equal"]}
    assert '<dxfs count="2">' in read(done.data, "xl/styles.xml")


@pytest.mark.parametrize(("widths", "paper"), [((100, 116), 9), ((100, 117), 8)])
def test_a_wide_sheet_is_printed_on_a3(widths: tuple[float, ...], paper: int) -> None:
    done = patch_workbook(
        book(sheet("")), [], Mark.NOTE, [SheetText("New", (), ("A", "B"), (("a", "b"),), widths=widths)]
    )
    assert f'paperSize="{paper}"' in read(done.data, "xl/worksheets/sheet2.xml")
