"""Every file that cannot be read is refused in one sentence, with its name and a cure."""

import zipfile
from pathlib import Path

import pytest

from importers.grid import MOST_CELLS
from importers.inspect import inspect_file
from rotaengage.domain.issue import UserError
from tests.importers.books import days, write_book

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Name", *days(7)], ["A Okoro", "N", "N", "N"]]


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        inspect_file(path)
    assert path.name in caught.value.sentence
    assert caught.value.cure
    assert caught.value.sentence.count("\n") == 0
    return caught.value.sentence


def patched(path: Path, part: str, change: tuple[bytes, bytes]) -> Path:
    """A copy of a good workbook with one part changed."""
    write_book(path, {"Rota": ROWS})
    with zipfile.ZipFile(path) as book:
        parts = {info.filename: book.read(info) for info in book.infolist()}
    assert change[0] in parts[part]
    parts[part] = parts[part].replace(*change)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.xlsx", b"", "empty"),
        ("blank.csv", b"  \n\n", "empty"),
        ("letter.pdf", b"%PDF-1.7 rest", "no workbook"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40), "no workbook"),
        ("torn.xlsx", b"PK\x03\x04" + bytes(60), "damaged"),
        ("binary.csv", b"Name\x00\x01\x02\x03" * 9, "no table of text"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "no workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert says in refused(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path / "gone.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    assert "folder" in refused(tmp_path / "folder.xlsx")


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "holiday.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.txt", "sea")
    assert "no workbook" in refused(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    write_book(path, {"Rota": ROWS})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/fill.bin", bytes(30 * 2**20))
    assert "unpack" in refused(path)


def test_a_large_part_that_hardly_shrinks_is_no_bomb(tmp_path: Path) -> None:
    path = tmp_path / "photo.xlsx"
    write_book(path, {"Rota": ROWS})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as book:
        book.writestr("xl/media/photo.jpg", bytes(21 * 2**20))
    assert inspect_file(path).rotas


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet '
    path = patched(tmp_path / "entities.xlsx", SHEET, (b"<worksheet ", bomb))
    assert "document type" in refused(path)


def test_a_stray_cell_in_the_last_corner_is_refused(tmp_path: Path) -> None:
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = patched(tmp_path / "corner.xlsx", SHEET, (b"</sheetData>", stray))
    assert "row 1048576" in refused(path)


@pytest.mark.parametrize(("column", "good"), [("CV", True), ("CW", False)])
def test_the_largest_sheet_is_read_and_one_column_more_is_not(tmp_path: Path, column: str, good: bool) -> None:
    row = MOST_CELLS // 100
    stray = f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row></sheetData>'.encode()
    path = patched(tmp_path / "wide.xlsx", SHEET, (b"</sheetData>", stray))
    if good:
        assert inspect_file(path).rotas
    else:
        assert "delete the stray cells" in refused(path)


def test_cells_without_references_are_counted_and_not_guessed(tmp_path: Path) -> None:
    filler = (
        b"<row>" + b"<c><v>1</v></c>" * 16000 + b"</row>" + b"<row/>" * 300 + b"<row><c><v>1</v></c></row></sheetData>"
    )
    path = patched(tmp_path / "bare.xlsx", SHEET, (b"</sheetData>", filler))
    assert "delete the stray cells" in refused(path)


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    path = patched(tmp_path / "torn-part.xlsx", "xl/workbook.xml", (b"</workbook>", b"</work"))
    assert "damaged" in refused(path)


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.xlsx"
    write_book(path, {"Rota": ROWS})
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("XL/Worksheets/sheet1.xml", "<worksheet/>")
    assert "same name" in refused(path)


@pytest.mark.parametrize(("columns", "rows", "good"), [(16000, 9000, False), (7, 3, True)])
def test_an_opendocument_sheet_that_repeats_itself_endlessly_is_refused(
    tmp_path: Path, columns: int, rows: int, good: bool
) -> None:
    cell = f'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{columns}"/>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    spaces = 'xmlns:table="t" xmlns:office="o"'
    body = f'<office:spreadsheet><table:table table:name="Rota">{row}</table:table></office:spreadsheet>'
    path = tmp_path / "repeats.ods"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", "<manifest/>")
        book.writestr("content.xml", f"<office:document {spaces}><office:body>{body}</office:body></office:document>")
    if good:
        assert inspect_file(path).rotas == ()
    else:
        assert "repeats" in refused(path)


def test_a_sheet_that_is_pointed_to_in_an_odd_way_is_looked_at_before_it_is_read(tmp_path: Path) -> None:
    """Some readers take the target for a part of its own name: a harmless part of the longer name hides nothing."""
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = patched(tmp_path / "odd.xlsx", SHEET, (b"</sheetData>", stray))
    with zipfile.ZipFile(path) as book:
        parts = {info.filename: book.read(info) for info in book.infolist()}
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(b"worksheets/sheet1.xml", b"xl/worksheets/sheet1.xml")
    parts[f"xl/{SHEET}"] = parts[SHEET].replace(stray, b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    assert "row 1048576" in refused(path)
