"""Saved by LibreOffice, where it is installed: an export opens there, and what it did is known and taken out again."""

import io

import openpyxl
import pytest

from benchmarks.office import converted, has_office
from rotaengage.domain.marks import Mark
from rotaengage.export.activity_sheet import activity_sheet
from rotaengage.export.engagement_sheet import engagement_sheet
from rotaengage.export.marks_read import unmarked
from rotaengage.export.workbook_patch import export_workbook
from tests.export.plans import plan, problem
from tests.export.rotas import rota_book

STYLES = list(Mark) if has_office() else []
BEFORE = rota_book('<c r="A1"><f>1+1</f><v>2</v></c>', "<pageMargins/>")
XLSX = "xlsx:Calc MS Excel 2007 XML"
Looks = dict[str, tuple[object, ...]]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The rota and its exports in every style, each opened and saved by LibreOffice; by style, '' for the rota."""
    folder = tmp_path_factory.mktemp("office")
    sheets = [engagement_sheet(plan(), problem()), activity_sheet(plan(), problem())]
    books = {m.value: export_workbook(BEFORE, plan(), problem(), m, sheets).data for m in Mark} | {"rota": BEFORE}
    for name, data in books.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    (folder / "saved").mkdir()
    done = converted(sorted(folder.glob("*.xlsx")), XLSX, folder / "saved")
    assert {p.stem for p in done} == set(books), "LibreOffice could not open all of them"
    return {p.stem: p.read_bytes() for p in done}


def looks(data: bytes) -> Looks:
    """Every cell of the rota that holds or shows anything: value, frame, ground, note."""
    page = openpyxl.load_workbook(io.BytesIO(data))["Rota"]
    cells = {c.coordinate: c for row in page.iter_rows() for c in row}
    return {
        name: (c.value, repr(c.border), repr(c.fill), c.number_format, c.comment and c.comment.text)
        for name, c in cells.items()
    }


@pytest.mark.parametrize("style", STYLES)
def test_what_libreoffice_saved_is_taken_out_whole(saved: dict[str, bytes], style: Mark) -> None:
    old = unmarked(saved[style.value])
    assert not old.whole
    assert old.intact
    assert old.told is not None
    assert old.told.mark is style
    assert old.warnings == ("this workbook was saved by another program since an earlier export, which was taken out",)
    was, now = looks(saved["rota"]), looks(old.data)
    assert [name for name in was if was[name] != now[name]] == []
    assert {now[name][0] for name in now if name not in was} <= {None}
    assert openpyxl.load_workbook(io.BytesIO(old.data)).sheetnames == ["Rota"]


@pytest.mark.parametrize("style", STYLES)
def test_a_second_export_doubles_nothing(saved: dict[str, bytes], style: Mark) -> None:
    again = export_workbook(saved[style.value], plan(), problem(), style)
    fresh = export_workbook(saved["rota"], plan(), problem(), style)
    assert openpyxl.load_workbook(io.BytesIO(again.data)).sheetnames == ["Rota", "Engagement"]
    one, two = looks(again.data), looks(fresh.data)
    assert {n: v[0] for n, v in one.items() if v[0]} == {n: v[0] for n, v in two.items() if v[0]}
    assert {n: v[4] for n, v in one.items() if v[4]} == {n: v[4] for n, v in two.items() if v[4]}


@pytest.mark.parametrize("style", [s for s in STYLES if s not in {Mark.TEXT, Mark.CODE}])
def test_a_result_opens_in_libreoffice_with_the_rotas_values(saved: dict[str, bytes], style: Mark) -> None:
    page = openpyxl.load_workbook(io.BytesIO(saved[style.value]), data_only=True)["Rota"]
    was = openpyxl.load_workbook(io.BytesIO(saved["rota"]), data_only=True)["Rota"]
    values = {c.coordinate: c.value for row in was.iter_rows() for c in row if c.value is not None}
    assert values == {name: page[name].value for name in values}
