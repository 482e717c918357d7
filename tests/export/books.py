"""Workbooks for the tests of export: made by hand, part by part, where a trap must stand in them."""

import io
import zipfile
from collections.abc import Sequence

from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.refs import CellRef, column_number
from rotaengage.export.workbook_patch import Patched, patch_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet1.xml"
SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"

STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="2"><border/><border diagonalUp="1"><left/><right/><top/><bottom/>'
    '<diagonal style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="1" borderId="1"'
    ' xfId="0" applyNumberFormat="1"><alignment horizontal="center"/></xf></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
TYPES = (
    f'{XML}<Types xmlns="{PKG}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/{SHEET}" ContentType="{KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>{{more}}</Types>'
)


def sheet(data: str, after: str = "", before: str = "", root: str = f'xmlns="{MAIN}" xmlns:r="{REL}"') -> str:
    """A worksheet with these rows."""
    return f"{XML}<worksheet {root}>{before}<sheetData>{data}</sheetData>{after}</worksheet>"


def rels(*entries: tuple[str, str, str], base: str = REL) -> str:
    """A part of relationships: id, last word of the type, target."""
    lines = "".join(f'<Relationship Id="{i}" Type="{base}/{kind}" Target="{to}"/>' for i, kind, to in entries)
    return f'{XML}<Relationships xmlns="{PKG}/relationships">{lines}</Relationships>'


def parts(sheet_xml: str, more: dict[str, str] | None = None, types: str = "") -> dict[str, str]:
    """The parts of a workbook with one sheet, Rota; more replaces or adds some."""
    workbook = (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="Rota" sheetId="4" r:id="rId1"/></sheets>'
    )
    return {
        "[Content_Types].xml": TYPES.format(more=types),
        "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"{workbook}</workbook>",
        "xl/_rels/workbook.xml.rels": rels(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
        ),
        "xl/styles.xml": STYLES,
        SHEET: sheet_xml,
    } | (more or {})


def packed(files: dict[str, str] | dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def book(sheet_xml: str, more: dict[str, str] | None = None, types: str = "") -> bytes:
    """The bytes of a workbook with one sheet, Rota."""
    return packed(parts(sheet_xml, more, types))


def with_strings(items: str) -> tuple[dict[str, str], str]:
    """What a book with shared strings needs besides: parts and content types."""
    added = {
        "xl/_rels/workbook.xml.rels": rels(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "styles", "styles.xml"),
            ("rId3", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/sharedStrings.xml": f'{XML}<sst xmlns="{MAIN}">{items}</sst>',
    }
    return added, f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/>'


def mark(
    cell: str, note: Sequence[str] = ("Protected engagement time", "SDT, 14:00-16:00"), text: str = " [SDT]"
) -> CellMark:
    """A mark on a cell of the sheet Rota, or of the sheet said before an exclamation mark."""
    name, _, ref = cell.rpartition("!")
    letters = ref.rstrip("0123456789")
    place = CellRef(name or "Rota", int(ref[len(letters) :]), column_number(letters))
    return CellMark(cell=place, note=tuple(note), text=text)


def patched(original: bytes, style: Mark, *cells: str) -> Patched:
    """The book with a mark on each of these cells."""
    return patch_workbook(original, [mark(c) for c in cells], style)


def read(data: bytes, name: str) -> str:
    """One part as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def names(data: bytes) -> list[str]:
    """The parts in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()
