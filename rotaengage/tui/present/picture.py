"""A sheet as it is, with the reading laid over it: marks say what colours say."""

from collections.abc import Sequence

from rich.cells import cell_len

from rotaengage.domain.picture import Picture, PictureCell, PictureRow, Role
from rotaengage.domain.refs import CellRef, column_letters, column_number
from rotaengage.tui.present.look import Look
from rotaengage.tui.present.text import clean, fit

MOST_LOOKED = 400
WIDEST_DAY, WIDEST_LABEL, LEAST = 9, 24, 4
ROW_WIDTH, NAME_WIDTH = 11, 18
MARKS = {Role.QUESTION: "?", Role.IGNORED: "~", Role.LEAVE: "-", Role.REST: ".", Role.LEGEND: "*"}
LOOKS = {
    Role.BLANK: Look.REST,
    Role.DATE: Look.HEAD,
    Role.NAME: Look.STRONG,
    Role.ABOUT: Look.MUTED,
    Role.WORK: Look.GOOD,
    Role.LEAVE: Look.LEAVE,
    Role.REST: Look.REST,
    Role.QUESTION: Look.EVENT,
    Role.LEGEND: Look.LEARN,
    Role.IGNORED: Look.REST,
}
PICTURE_LEGEND = "marks: code? asked  code- leave  code. rest  text* key of codes  text~ left alone"


def shown(cell: PictureCell) -> str:
    """The text of a cell with its mark."""
    text = " ".join(clean(cell.text).split())
    return text + MARKS.get(cell.role, "") if text else ""


def fitted(cell: PictureCell, width: int) -> str:
    """The cell in so many terminal cells; the mark stays even where the text is cut."""
    text, mark = shown(cell), MARKS.get(cell.role, "")
    if mark and cell_len(text) > width:
        return fit(text[: -len(mark)], width - len(mark)) + mark
    return fit(text, width)


def widths(picture: Picture) -> tuple[int, ...]:
    """Terminal cells of each column: what it holds, within a bound; of a long sheet some rows are looked at."""
    found, looked = [], picture.rows[:: len(picture.rows) // MOST_LOOKED + 1]
    for number, (letters, word) in enumerate(picture.columns):
        most = WIDEST_DAY if word in ("day", "") else WIDEST_LABEL
        longest = max((cell_len(shown(row.cells[number])) for row in looked), default=1)
        found.append(max(LEAST, len(letters), len(word), min(longest, most)))
    return tuple(found)


def name_column(picture: Picture) -> int | None:
    """The column of names, which stays in view."""
    return next((n for n, (_, word) in enumerate(picture.columns) if word == "name"), None)


def days_row(picture: Picture) -> int | None:
    """The row of dates, which stays in view."""
    return next((n for n, row in enumerate(picture.rows) if row.taken_for == "days"), None)


def row_head(row: PictureRow, name: int | None) -> str:
    """The number of a row, what it was taken for, and the name in it."""
    told = fitted(row.cells[name], NAME_WIDTH) + " " if name is not None else ""
    return f"{row.row:>4} {fit(row.taken_for, ROW_WIDTH - 6)} {told}"


def sheet_of(picture: Picture) -> str:
    """The sheet's name, as a reference writes it."""
    return picture.place.rpartition("!")[0]


def sheet_name(picture: Picture) -> str:
    """The sheet's name without quotes, as answers about its layout name it."""
    return sheet_of(picture).strip("'").replace("''", "'")


def place_in(picture: Picture, cell: CellRef) -> tuple[int, int] | None:
    """Where a cell of the workbook is: the numbers of its row and column in the picture; None outside it."""
    if cell.sheet != sheet_name(picture) or not picture.columns:
        return None
    first = column_number(picture.columns[0][0])
    row, column = cell.row - (picture.rows[0].row if picture.rows else 0), cell.column - first
    inside = 0 <= row < len(picture.rows) and 0 <= column < len(picture.columns)
    return (row, column) if inside else None


def cell_name(picture: Picture, row: int, column: int) -> str:
    """A place of the picture as a spreadsheet writes it: C7."""
    first = column_number(picture.columns[0][0])
    return f"{column_letters(first + column)}{picture.rows[row].row}"


ROLE_WORDS = {
    Role.BLANK: "nothing",
    Role.DATE: "a date",
    Role.NAME: "a name",
    Role.ABOUT: "a fact about people",
    Role.WORK: "a duty",
    Role.LEAVE: "leave",
    Role.REST: "rest",
    Role.QUESTION: "asked about",
    Role.LEGEND: "the key of codes",
    Role.IGNORED: "left alone",
}


def cell_words(picture: Picture, row: int, column: int) -> str:
    """A cell in words: C7 'LD' is a duty."""
    cell = picture.rows[row].cells[column]
    text = f" {clean(cell.text)!r}" if cell.text else ""
    return f"{cell_name(picture, row, column)}{text}: {ROLE_WORDS[cell.role]}"


def which(pictures: Sequence[Picture], cell: CellRef) -> tuple[int, tuple[int, int]] | None:
    """The picture that holds a cell, and where."""
    for number, picture in enumerate(pictures):
        place = place_in(picture, cell)
        if place is not None:
            return number, place
    return None
