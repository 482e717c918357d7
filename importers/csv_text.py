"""Rotas as text: encodings and delimiters as spreadsheet programs write them."""

import csv
import io
import re

from importers.grid import Grid, Value
from rotaengage.domain.issue import UserError

MOST_BYTES = 100 * 2**20
MOST_CELLS = 3_000_000
_DELIMITERS = ",;\t|"


def decoded(data: bytes) -> str | None:
    """The text of the bytes; None where they are no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if b"\x00" in data:
        return _wide(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _wide(data: bytes) -> str | None:
    """Text of two bytes a letter without a mark at its start; None where it is none."""
    sample = data[:2000]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) * 2 > len(zeros):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return None if "\x00" in text else text
    return None


def _named_delimiter(text: str) -> tuple[str, str]:
    """The delimiter that the first line names, as in sep=; (Excel writes that), and the text without that line."""
    first, _, rest = text.partition("\n")
    match = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    return (match[1], rest) if match else ("", text)


def _delimiter(text: str) -> str:
    """The delimiter that cuts most lines into the same number of cells, more than one."""
    first = [line for line in text.splitlines()[:200] if line.strip()]

    def weight(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in first if line.count(mark)]
        usual = max(set(counts), key=counts.count) if counts else 0
        return counts.count(usual) if usual else 0, usual

    return max(_DELIMITERS, key=weight)


def _typed(text: str) -> Value:
    """A whole number as a number, as a workbook would hold it; all else, codes and dates too, stays text."""
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) < 10 and (plain == "0" or plain[0] != "0"):
        return float(plain)
    return text


def read_text(data: bytes, name: str, stem: str) -> Grid:
    """The one sheet of a text file, named by the file. UserError if it is no text or far too large."""
    text = decoded(data) if len(data) <= MOST_BYTES else None
    if text is None:
        raise UserError("this file is no workbook and no table of text", name, "give an .xlsx, .xlsm or .csv file")
    mark, text = _named_delimiter(text)
    mark = mark or _delimiter(text)
    csv.field_size_limit(10**6)
    try:
        rows: list[list[Value]] = [
            [_typed(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        ]
    except csv.Error as error:
        raise UserError("this table of text cannot be cut into cells", name, "save it again as .csv") from error
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise UserError("this table of text is far larger than a rota", name, "give only the rota")
    return Grid(stem, [row + [""] * (width - len(row)) for row in rows])
