"""A rota that cannot be marked in place comes back as a new workbook, with the slots and a list of what it lacks."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from rotaengage.export.workbook_new import rebuilt
from rotaengage.usecases.export import export_plan
from rotaengage.usecases.export_preview import preview_export
from tests.cli import books
from tests.usecases.planned import workspace

WHY = UserError("this workbook is digitally signed, and any mark would break the signature")


def signed(path: Path) -> Path:
    """The same workbook with a part that says that it is signed."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("_xmlsignatures/origin.sigs", b"")
    return path


def test_a_table_of_text_comes_back_as_a_workbook_with_the_slots(tmp_path: Path) -> None:
    rows = ["Name,Grade," + ",".join(str(d) for d in books.grid()[0][2:])]
    rows += [",".join(str(v) for v in row) for row in books.grid()[1:]]
    text = tmp_path / "a [very] long name of a file that no sheet can have.csv"
    text.write_text("\n".join([*rows, "=1+1,+2,@x"]), encoding="utf-8")
    path = workspace(tmp_path, text)
    done = export_plan(path, tmp_path / "out.xlsx", Mark.TEXT)
    assert "a .csv file cannot be marked in place, so this is a new workbook" in done.notes[0]
    assert (done.anew, done.parts_changed, done.parts_added) == (True, (), ())
    page = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    values = [[c.value for c in row] for row in page.iter_rows()]
    assert values[1][0] == "Amelia Thornbury"
    assert [page.cell(len(rows) + 1, n).data_type for n in (1, 2, 3)] == ["s", "s", "s"]
    assert page.cell(len(rows) + 1, 1).value == "=1+1"


def test_a_signed_workbook_keeps_its_look_and_says_what_it_lacks(tmp_path: Path) -> None:
    rota = books.tidy(tmp_path / "tidy.xlsx")
    book = openpyxl.load_workbook(rota)
    page = book["Rota"]
    page["C3"].fill = PatternFill("solid", fgColor="FFFFCC00")
    page["AA1"] = "=1+1"
    page.merge_cells("AA3:AB4")
    page.column_dimensions["A"].width = 31
    page.freeze_panes = "C2"
    book.save(rota)
    path = workspace(tmp_path, signed(rota))
    preview = preview_export(path, tmp_path / "out.xlsx", Mark.FILL)
    assert "digitally signed" in preview.anew
    done = export_plan(path, tmp_path / "out.xlsx", Mark.TEXT)
    assert done.not_carried == preview.not_carried
    assert "the digital signature" in done.not_carried
    opened = openpyxl.load_workbook(tmp_path / "out.xlsx")
    after = opened["Rota"]
    assert after["C3"].fill.fgColor.rgb in {"FFFFCC00", "00FFCC00"}
    assert [str(m) for m in after.merged_cells.ranges] == ["AA3:AB4"]
    assert after.column_dimensions["A"].width == pytest.approx(31, abs=1)
    assert after.freeze_panes == "C2"
    told = [str(row[0]) for row in opened["Engagement"].iter_rows(values_only=True)]
    assert any(line.startswith("Not carried over: formulas") for line in told)


def test_a_new_workbook_can_be_exported_into_again(tmp_path: Path) -> None:
    path = workspace(tmp_path, signed(books.tidy(tmp_path / "tidy.xlsx")))
    export_plan(path, tmp_path / "out.xlsx", Mark.TEXT)
    path.unlink()
    again = workspace(tmp_path, tmp_path / "out.xlsx")
    export_plan(again, tmp_path / "second.xlsx", Mark.NOTE)
    page = openpyxl.load_workbook(tmp_path / "second.xlsx")["Rota"]
    assert not any("[" in str(c.value) for row in page.iter_rows() for c in row)


@pytest.mark.parametrize("ending", [".xlsm", ".xltx"])
def test_another_ending_is_refused_with_a_sentence(tmp_path: Path, ending: str) -> None:
    path = workspace(tmp_path)
    with pytest.raises(UserError, match=r"the rota came as \.xlsx; export with the same ending"):
        export_plan(path, tmp_path / f"out{ending}")


def test_what_is_encrypted_is_refused_with_its_own_reason() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(UserError) as told:
        rebuilt("rota.xlsx", data, WHY)
    assert told.value is WHY


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, b"PK\x03\x04", b""])
def test_what_nobody_can_read_is_refused_with_the_first_reason(data: bytes) -> None:
    with pytest.raises(UserError) as told:
        rebuilt("rota.xls", data, WHY)
    assert told.value is WHY


def test_every_kind_of_value_keeps_its_place_and_kind(tmp_path: Path) -> None:
    path = books.write(tmp_path / "kinds.xlsx", ("Kinds", [("=1+1", 1.5, 7), ("", True, books.grid()[0][2])]))
    page = openpyxl.load_workbook(io.BytesIO(rebuilt("kinds.xlsx", path.read_bytes(), WHY).data))["Kinds"]
    assert page["B1"].value == 1.5
    assert page["B2"].value is True
    assert page["C2"].is_date
    assert page["A2"].value is None
