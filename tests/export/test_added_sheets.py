"""The sheets that can be added: what they say, and that a workbook with them opens, charts and all."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from rotaengage.domain.issue import UserError
from rotaengage.domain.privacy import Privacy
from rotaengage.export.change_sheet import changes
from rotaengage.export.doctor_sheet import doctor_sheet
from rotaengage.export.proof import prove
from rotaengage.export.sheet_text import SheetText, row_height
from rotaengage.export.sheets import SHEETS, make_sheets, wanted_sheets
from rotaengage.export.workbook_patch import patch_workbook
from rotaengage.export.xml_scan import scan
from tests.build import slot
from tests.export.books import MAIN, book, packed, parts, read, sheet
from tests.export.people import DUTIES, chart_count, facts, made, own_slots, people


def named(word: str) -> SheetText:
    return SHEETS[word](facts())


def patched(sheets: tuple[SheetText, ...]) -> bytes:
    before = book(sheet(""))
    done = patch_workbook(before, [], sheets=sheets)
    assert prove(before, done.data, ()) == []
    return done.data


def opened(data: bytes, name: str) -> Worksheet:
    found = openpyxl.load_workbook(io.BytesIO(data))[name]
    assert isinstance(found, Worksheet)
    return found


@pytest.mark.parametrize(
    ("words", "found"),
    [("all", tuple(SHEETS)), ("none", ()), ("cover, Doctors", ("doctors", "cover")), ("", ())],
)
def test_sheets_are_chosen_by_their_words(words: str, found: tuple[str, ...]) -> None:
    assert wanted_sheets(words) == found


@pytest.mark.parametrize("words", ["covers", "all,cover", "none,cover"])
def test_another_word_is_refused(words: str) -> None:
    with pytest.raises(UserError, match="there is no such sheet"):
        wanted_sheets(words)


def test_every_sheet_opens_in_two_readers_with_filter_frozen_titles_and_charts() -> None:
    sheets = make_sheets("all", facts())
    data = patched(sheets)
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert names[1:] == [s.name for s in sheets]
    for made_sheet in sheets:
        page = opened(data, made_sheet.name)
        top = made_sheet.title_row
        assert page.freeze_panes == f"A{top + 1}"
        assert page.auto_filter.ref.startswith(f"A{top}:")
        assert [c.value for c in page[top]] == list(made_sheet.columns)
        assert chart_count(page) == len(made_sheet.charts)
        assert page.page_setup.orientation == "landscape"


def test_charts_point_at_the_cells_of_their_own_sheet() -> None:
    data = patched(make_sheets("cover", facts()))
    xml = read(data, "xl/charts/chart1.xml")
    assert "'Cover'!$A$5:$A$5" in xml
    assert "'Cover'!$E$4:$E$4" in xml
    scan(xml.encode(), "xl/charts/chart1.xml")


def test_a_strict_workbook_gets_the_sheet_without_its_chart() -> None:
    files = parts(sheet(""))
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace(MAIN, strict)
    done = patch_workbook(packed(files), [], sheets=make_sheets("cover", facts()))
    assert not [name for name in zipfile.ZipFile(io.BytesIO(done.data)).namelist() if "chart" in name]


@pytest.mark.parametrize("word", list(SHEETS))
def test_nothing_on_a_sheet_is_a_formula(word: str) -> None:
    """A name, an issue and an assumption that begin like formulas come back as the same text."""
    evil = facts(plan=made(assumptions=("=1+1", "+A1", "-2", "@SUM(A1)", "\t=1", "\r=1")))
    page = opened(patched((SHEETS[word](evil),)), SHEETS[word](evil).name)
    cells = [c for row in page.iter_rows() for c in row if c.value is not None]
    assert {c.data_type for c in cells} <= {"s", "n"}
    assert {c.number_format for c in cells if c.data_type == "s"} == {"@"}


def test_the_least_fulfilled_doctor_is_first_and_told_why() -> None:
    rows = named("doctors").rows
    assert rows[0][6:8] == (4, 0)
    assert rows[-1][0] == "Dr Ann Okoro"
    assert rows[-1][3:8] == (4, 0, 3, 1, 75)
    assert "Priya Raman has the cover" in str(rows[0][9])


def test_a_pseudonym_does_not_stand_beside_an_exact_share_of_full_time() -> None:
    ordered = {row[0]: row[2] for row in doctor_sheet(made(), facts().scenario, Privacy.PSEUDONYMS).rows}
    assert ordered["Mark Wood"] == "part time"
    assert {row[2] for row in named("doctors").rows} == {0.6, 1.0}


def test_totals_stand_for_at_least_five_doctors() -> None:
    made_sheet = doctor_sheet(made(), facts().scenario, Privacy.TOTALS)
    assert [(row[0], row[1]) for row in made_sheet.rows] == [("F2", 6), ("other grades", 6)]
    assert made_sheet.rows[0][3:8] == (24, 0, 3, 21, 12)


def test_cover_is_told_before_and_after_with_its_tightest_time() -> None:
    (row,) = named("cover").rows
    assert row[:6] == ("Ward", 3, 3, 0, 0, -3)
    assert row[7:9] == (18, 0)
    assert str(row[9]).startswith("Mon 4 Jan 09:00-11:00: 11 left of 12")
    assert str(row[9]).endswith("Tue 5 Jan 13:00-14:00: 6 left of 12")


def test_what_nobody_said_of_an_activity_shows_as_a_gap() -> None:
    rows = {row[0]: row for row in named("activities").rows}
    forum = rows["Rota forum"]
    assert forum[2:5] == ("Tue 5 Jan 2027 13:00-14:00", "6 of the 12 invited", "Say how the rota works")
    assert forum[5] == "not said"
    assert forum[14] == forum.count("not said") == 5


def test_questions_come_first_and_assumptions_last() -> None:
    assert [row[0] for row in named("questions").rows] == ["question", "note", "assumption", "assumption"]


def test_shared_questions_are_counted_and_their_words_stay_at_home() -> None:
    rows = SHEETS["questions"](facts(privacy=Privacy.PSEUDONYMS)).rows
    assert rows[0][:4] == ("question", "IM501", "", "1 place in the rota")
    assert "Li Wu" not in str(rows)


def test_changes_are_told_as_new_gone_and_moved() -> None:
    moved = slot(DUTIES[0], "09:00", "11:00")
    before, now = made(own_slots()[:3], version=1), made((moved, *own_slots()[2:4]))
    assert [(c.word, c.slot.doctor) for c in changes(before, now)] == [
        ("moved", people()[0].id),
        ("new", people()[2].id),
        ("gone", people()[0].id),
    ]
    assert changes(now, now) == []


def test_a_first_plan_has_no_changes() -> None:
    made_sheet = SHEETS["changes"](facts(before=None))
    assert made_sheet.rows == ()
    assert "This is the first plan." in made_sheet.heading


def test_each_doctor_begins_a_page_of_the_timetables() -> None:
    made_sheet = named("timetables")
    assert [made_sheet.rows[n][0] for n in made_sheet.pages] == sorted({str(r[0]) for r in made_sheet.rows},
                                                                      key=str.casefold)  # fmt: skip
    page = opened(patched((made_sheet,)), "Timetables")
    assert [b.id for b in page.row_breaks.brk] == [made_sheet.title_row + n for n in made_sheet.pages[1:]]


def test_events_are_listed_with_how_to_contribute() -> None:
    (row,) = named("events").rows
    assert row[:4] == ("Rota forum", "Tue 5 Jan 2027", "13:00-14:00", "Library")
    assert "Come or write" in row


def test_a_title_over_figures_stands_to_the_right_as_they_do() -> None:
    made_sheet = SheetText("Figures", ("Title",), ("Who", "Hours", "None"), (("Ann", 3, 0), ("Ben", 4.5, 0)))
    page = opened(patched((made_sheet,)), "Figures")
    sides = {side.alignment.horizontal for side in (page["B3"], page["B4"], page["C3"])}
    assert (page["A3"].alignment.horizontal, sides) == ("left", {"right"})
    assert [page["B4"].value, page["C4"].value, page["C5"].value] == [3, 0, 0]


@pytest.mark.parametrize("word", sorted(SHEETS))
def test_every_sheet_prints_on_a4(word: str) -> None:
    page = opened(patched((named(word),)), named(word).name)
    assert (int(page.page_setup.paperSize or 0), page.page_setup.orientation) == (9, "landscape")


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    assert (
        row_height(("x" * 10, 3), (20, 8)) < row_height(("x" * 50, 3), (20, 8)) < row_height(("x\n" * 60, 3), (20, 8))
    )


def test_a_sheet_of_an_empty_plan_is_still_a_sheet() -> None:
    empty = facts(plan=made((), events=(), doctors=()), before=None, issues=())
    data = patched(make_sheets("all", empty))
    assert len(openpyxl.load_workbook(io.BytesIO(data)).sheetnames) == 1 + len(SHEETS)
