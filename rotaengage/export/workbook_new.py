"""A workbook written anew from one that cannot be marked in place: the same cells in the same places."""

import io
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.export.new_sheet import free_name
from rotaengage.export.rebuilt_look import Looks, looks_of

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT = {"csv", "tsv", "txt", "tab"}
_MOST_CELLS = 3_000_000
_FORMATS = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm", timedelta: "[h]:mm"}
_ALWAYS = (
    "formulas (the values that they last showed stand in their place)",
    "notes, pictures, charts, buttons and macros",
    "rules for what may be typed and rules that colour cells",
)
_WITHOUT_LOOKS = ("colours, fonts, borders and column widths",)
Rows = list[list[Any]]


class Sheet(NamedTuple):
    """The cells of a sheet from A1, and its merged ranges (top, left, bottom, right from 0)."""

    name: str
    rows: Rows
    merged: tuple[tuple[int, int, int, int], ...] = ()


class Rebuilt(NamedTuple):
    """The new workbook, what it does not carry, and the names that its sheets got by those that they had."""

    data: bytes
    not_carried: tuple[str, ...]
    names: dict[str, str]


def rebuilt(name: str, data: bytes, why: UserError) -> Rebuilt:
    """The new workbook. The reason why the old one cannot be marked is raised where it cannot be read either."""
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise why
    stem, _, ending = name.rpartition(".")
    sheets = _of_text(data, stem) if ending.casefold() in _TEXT else _of_book(data, why)
    looks = looks_of(data) if data.startswith(b"PK") else {}
    out, names = io.BytesIO(), dict[str, str]()
    _write(out, sheets, looks, names)
    signed = ("the digital signature",) if "signed" in why.says else ()
    missing = _ALWAYS + (() if looks else _WITHOUT_LOOKS) + signed
    return Rebuilt(out.getvalue(), missing if ending.casefold() not in _TEXT else (), names)


def _of_text(data: bytes, stem: str) -> list[Sheet]:
    import csv

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    lines = text.splitlines(keepends=True)
    try:
        dialect: Any = csv.Sniffer().sniff("".join(lines[:20]), ",;\t|")
    except csv.Error:
        dialect = csv.excel
    return [Sheet(stem, [list(row) for row in csv.reader(io.StringIO(text, newline=""), dialect)])]


def _of_book(data: bytes, why: UserError) -> list[Sheet]:
    """The sheets as calamine reads them; whatever it says of a damaged file, the reason why is what is told."""
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_sheet(book, name) for name in book.sheet_names]
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        raise why from error  # a panic of the reader is no Exception


def _sheet(book: Any, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        msg = "too many cells"
        raise ValueError(msg)
    merged = tuple((t, a, b, z) for (t, a), (b, z) in sheet.merged_cell_ranges or ())
    return Sheet(name, sheet.to_python(skip_empty_area=False), merged)


def _write(out: io.BytesIO, sheets: Iterable[Sheet], looks: dict[str, Looks], names: dict[str, str]) -> None:
    import xlsxwriter

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        formats: dict[tuple[Any, ...], Any] = {}
        for sheet in sheets:
            names[sheet.name] = free_name(sheet.name, set(names.values()))
            _write_sheet(book, book.add_worksheet(names[sheet.name]), sheet, looks.get(sheet.name), formats)


def _write_sheet(book: Any, page: Any, sheet: Sheet, looks: Looks | None, formats: dict[tuple[Any, ...], Any]) -> None:
    for box in sheet.merged:
        if box[0] != box[2] or box[1] != box[3]:
            page.merge_range(*box, "")
    for r, row in enumerate(sheet.rows):
        for c, value in enumerate(row):
            look = looks.cells.get((r + 1, c + 1), {}) if looks else {}
            if value != "" or look:
                _put(page, (r, c), value, _format(book, _dated(value) | look, formats))
    if looks is None:
        page.autofit(300)
        return
    for column, width in looks.widths.items():
        page.set_column(column - 1, column - 1, width)
    if looks.frozen is not None:
        page.freeze_panes(*looks.frozen)


def _dated(value: Any) -> dict[str, Any]:
    return {"num_format": _FORMATS[type(value)]} if type(value) in _FORMATS else {}


def _format(book: Any, look: dict[str, Any], formats: dict[tuple[Any, ...], Any]) -> Any:
    key = tuple(sorted(look.items()))
    if key not in formats:
        formats[key] = book.add_format(look) if look else None
    return formats[key]


def _put(page: Any, place: tuple[int, int], value: Any, look: Any) -> None:
    """Text stays text, whatever it begins with."""
    if isinstance(value, str):
        page.write_string(*place, value[:32_767], look) if value else page.write_blank(*place, None, look)
    elif isinstance(value, bool):
        page.write_boolean(*place, value, look)
    elif isinstance(value, int | float):
        page.write_number(*place, value, look)
    elif isinstance(value, timedelta):
        page.write_number(*place, value.total_seconds() / 86_400, look)
    else:
        page.write_datetime(*place, value, look)


def sheet_names(name: str, data: bytes) -> tuple[str, ...]:
    """The names of a file's sheets; of a table of text the file's own without its ending."""
    stem, _, ending = name.rpartition(".")
    if ending.casefold() in _TEXT:
        return (stem,)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return tuple(CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names)
    except CalamineError as error:
        raise UserError("this workbook cannot be read", name, "use a copy that Excel can open") from error
