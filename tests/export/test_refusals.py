"""What cannot be marked is refused in one sentence that says why and what to do."""

import io
import zipfile

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from tests.export.books import SHEET, TYPES, book, mark, packed, parts, patched, read, sheet

GOOD = parts(sheet('<row r="1"><c r="A1"/></row>'))
SIGNED = GOOD | {"_xmlsignatures/origin.sigs": ""}
BINARY = {"[Content_Types].xml": TYPES, "xl/workbook.bin": ""}
DOCTYPE = GOOD | {SHEET: '<!DOCTYPE x [<!ENTITY a "b">]>' + GOOD[SHEET].partition("?>\n")[2]}
CASE = GOOD | {SHEET.upper(): ""}
WITHOUT_BOOK = {k: v for k, v in GOOD.items() if k != "xl/workbook.xml"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (b"Name;Mon;Tue\r\nA;LD;N\r\n", "only .xlsx"),
        (packed(GOOD)[:-40], "damaged"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "OpenDocument"),
        (packed(BINARY), "binary"),
        (packed({"readme.txt": "hello"}), "not a workbook"),
        (packed(SIGNED), "signed"),
        (packed(CASE), "two parts of one name"),
        (packed(DOCTYPE), "document type definition"),
        (packed(WITHOUT_BOOK), "no workbook"),
        (packed(GOOD | {SHEET: GOOD[SHEET][:-9]}), "damaged"),
    ],
)
def test_a_file_that_cannot_be_marked_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says) as refused:
        patched(data, Mark.NOTE, "A1")
    assert refused.value.cure


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_text_is_refused(encoding: str) -> None:
    files: dict[str, bytes] = {k: v.encode() for k, v in GOOD.items()}
    wide = files | {SHEET: GOOD[SHEET].replace("UTF-8", encoding).encode(encoding)}
    with pytest.raises(UserError, match="UTF-16"):
        patched(packed(wide), Mark.FILL, "A1")


def test_names_that_differ_by_slashes_alone_are_one_name() -> None:
    with pytest.raises(UserError, match="two parts of one name"):
        patched(packed(GOOD | {SHEET.replace("/", "\\"): ""}), Mark.FILL, "A1")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO(packed(GOOD))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/media/a.bin", b"x")
    data = bytearray(out.getvalue())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (2**31 - 1).to_bytes(4, "little")
    with pytest.raises(UserError, match="more than 1 GB"):
        patched(bytes(data), Mark.FILL, "A1")


def test_a_member_with_a_password_is_refused() -> None:
    data = bytearray(packed(GOOD))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(UserError, match="password"):
        patched(bytes(data), Mark.FILL, "A1")


def test_a_part_with_a_wrong_checksum_is_refused() -> None:
    data = bytearray(packed(GOOD))
    at = data.index(b"<c r=") if b"<c r=" in data else data.index(SHEET.encode()) + len(SHEET) + 4
    data[at] ^= 0xFF
    with pytest.raises(UserError, match="damaged"):
        patched(bytes(data), Mark.FILL, "A1")


def test_entities_are_not_expanded_anywhere() -> None:
    comments = '<!DOCTYPE c [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><c>&b;</c>'
    with pytest.raises(UserError, match="document type definition"):
        patched(packed(GOOD | {"xl/_rels/workbook.xml.rels": comments}), Mark.FILL, "A1")


def test_a_good_workbook_is_not_refused() -> None:
    assert 's="2"' in read(patched(book(GOOD[SHEET]), Mark.FILL, "A1").data, SHEET)
    assert mark("A1").cell.a1 == "A1"
