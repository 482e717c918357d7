"""Export, import, export: the same duties, the same plan, and the choice of the mark is kept."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Inspection
from rotaengage.domain.issue import Severity, UserError
from rotaengage.domain.marks import Mark
from rotaengage.usecases.carried_marks import inspect_clean
from rotaengage.usecases.export import export_plan
from rotaengage.usecases.export_preview import preview_document, preview_export
from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.open_workspace import open_workspace
from tests.cli import books
from tests.usecases.planned import workspace


@pytest.fixture(scope="module")
def department(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A planned workspace that the tests copy before they write to it."""
    return workspace(tmp_path_factory.mktemp("department"))


@pytest.fixture
def planned(department: Path, tmp_path: Path) -> Path:
    """A copy of the planned workspace."""
    path = tmp_path / "department.rota"
    path.write_bytes(department.read_bytes())
    return path


def duties(found: Inspection) -> set[tuple[object, ...]]:
    """Who does what when, with the cells."""
    return {(d.doctor, d.day, d.code, d.kind, d.span, d.source) for r in found.rotas for d in r.duties}


def original(planned: Path, tmp_path: Path) -> Path:
    """The rota that the workspace was made of."""
    assert planned.is_file()
    return books.tidy(tmp_path / "tidy.xlsx")


@pytest.mark.parametrize("mark", list(Mark))
def test_an_export_is_read_as_the_rota_that_it_was_made_of(planned: Path, tmp_path: Path, mark: Mark) -> None:
    out = tmp_path / "out.xlsx"
    assert export_plan(planned, out, mark).cells > 1
    before, after = inspect_clean(original(planned, tmp_path), Answers()), inspect_clean(out, Answers())
    assert duties(before) == duties(after)
    assert before.sha256 != after.sha256
    assert [i.code for i in after.issues if i.code.startswith("UC3")] == ["UC301"]


@pytest.mark.parametrize("mark", [Mark.TEXT, Mark.CODE, Mark.ROW, Mark.NOTE])
def test_a_workbook_saved_by_another_program_is_read_the_same(planned: Path, tmp_path: Path, mark: Mark) -> None:
    """openpyxl drops the record and writes every part anew; the marks are known by their words."""
    out = tmp_path / "out.xlsx"
    export_plan(planned, out, mark)
    openpyxl.load_workbook(out).save(out)
    assert duties(inspect_clean(out, Answers())) == duties(inspect_clean(original(planned, tmp_path), Answers()))


def test_a_new_workspace_takes_the_plan_up_again(planned: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "out.xlsx", tmp_path / "again.rota"
    export_plan(planned, out, Mark.CODE)
    taken = new_workspace(again, [out]).plan
    plan = open_workspace(planned).plan
    assert taken is not None
    assert plan is not None
    assert taken.plan_hash == plan.plan_hash
    assert taken.verified
    assert open_workspace(again).plan == taken


def test_a_plan_that_no_longer_holds_is_told_and_left_out(planned: Path, tmp_path: Path) -> None:
    """The setup of the new workspace gives no such activity."""
    out = tmp_path / "out.xlsx"
    export_plan(planned, out)
    setup = Path(__file__).parents[2] / "samples" / "ward-setup.xlsx"
    try:
        opened = new_workspace(tmp_path / "again.rota", [out], setup)
    except UserError as error:
        pytest.fail(error.sentence)
    told = [i for i in opened.department.issues if i.code == "UC303"]
    assert opened.plan is None
    assert [i.severity for i in told] == [Severity.NOTE]


def test_a_second_export_through_a_new_workspace_leaves_no_trace(planned: Path, tmp_path: Path) -> None:
    first, second, fresh = (tmp_path / f"{name}.xlsx" for name in ("first", "second", "fresh"))
    export_plan(planned, first, Mark.TEXT)
    new_workspace(tmp_path / "again.rota", [first])
    export_plan(tmp_path / "again.rota", second, Mark.FILL)
    export_plan(planned, fresh, Mark.FILL)
    one, two = (openpyxl.load_workbook(path) for path in (second, fresh))
    assert one.sheetnames == two.sheetnames
    for cell in (c for row in two["Rota"].iter_rows() for c in row):
        other = one["Rota"][cell.coordinate]
        looks = [
            (c.value, c.comment, repr(c.fill), repr(c.border), repr(c.font), c.number_format) for c in (cell, other)
        ]
        assert looks[0] == looks[1]


def test_the_mark_is_kept_for_next_time(planned: Path, tmp_path: Path) -> None:
    export_plan(planned, tmp_path / "one.xlsx", Mark.CODE)
    assert preview_export(planned, tmp_path / "two.xlsx").mark is open_workspace(planned).mark is Mark.CODE
    export_plan(planned, tmp_path / "two.xlsx")
    assert (tmp_path / "two.xlsx").read_bytes() == (tmp_path / "one.xlsx").read_bytes()
    export_plan(planned, tmp_path / "three.csv", Mark.NOTE)
    assert preview_export(planned, tmp_path / "four.xlsx").mark is Mark.CODE


def test_the_preview_says_what_the_export_does_and_writes_nothing(planned: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    found = preview_export(planned, out, Mark.TEXT)
    assert not out.exists()
    done = export_plan(planned, out, Mark.TEXT)
    assert (len(found.cells), found.parts_changed, found.parts_added) == (
        done.cells,
        done.parts_changed,
        done.parts_added,
    )
    told = preview_document(found)
    assert told["schema"] == "rotaengage.export-preview/1"
    with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as archive:
        assert set(found.parts_added) <= set(archive.namelist())
    texts = {str(t.cell): t.gets for t in found.cells}
    page = openpyxl.load_workbook(out)["Rota"]
    shown = {f"'Rota'!{c.coordinate}": str(c.value) for row in page.iter_rows() for c in row if c.value}
    assert all(shown[cell].endswith(text) for cell, text in texts.items())


def test_the_preview_says_note_where_a_formula_keeps_a_cell_from_its_text(tmp_path: Path) -> None:
    rows = [list(row) for row in books.grid()]
    rows.append(["LDs", '=COUNTIF(B2:ZZ3,"D")'])
    path = workspace(tmp_path, books.write(tmp_path / "counted.xlsx", ("Rota", rows), ("Key", books.LEGEND)))
    found = preview_export(path, tmp_path / "out.xlsx", Mark.CODE)
    export_plan(path, tmp_path / "out.xlsx", Mark.CODE)
    page = openpyxl.load_workbook(tmp_path / "out.xlsx")["Rota"]
    gets = {str(t.cell).partition("!")[2]: t.gets for t in found.cells}
    counted = {name: text for name, text in gets.items() if text == "note"}
    assert counted
    assert all(page[name].comment is not None for name in counted)
    assert all(page[name].value == text for name, text in gets.items() if text != "note")


def test_one_of_several_rotas_is_named(tmp_path: Path) -> None:
    names = ("Eirlys Moran", "Femi Adeyemi", "Gita Rao", "Hal Orme")
    other = books.write(tmp_path / "other.xlsx", ("Rota B", books.grid(names)), ("Key B", books.LEGEND))
    path = workspace(tmp_path, books.tidy(tmp_path / "tidy.xlsx"), other)
    with pytest.raises(UserError, match=r"2 rota files \(tidy\.xlsx, other\.xlsx\); say which with --of NAME"):
        export_plan(path, tmp_path / "out.xlsx")
    with pytest.raises(UserError, match=r"no rota file of this name; choose one of: tidy\.xlsx, other\.xlsx"):
        export_plan(path, tmp_path / "out.xlsx", of="third.xlsx")
    export_plan(path, tmp_path / "out.xlsx", of="other")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Rota B", "Key B", "Engagement"]
    cells = {str(row[13]) for row in book["Engagement"].iter_rows(min_row=6, values_only=True) if row[13]}
    assert all(cell.startswith("'Rota B'!") for cell in cells)
    assert cells
