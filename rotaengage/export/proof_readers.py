"""Two readers of workbooks that have nothing to do with this program: calamine for all cells, openpyxl for some."""

import io
import warnings
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Rows = list[list[Any]]


class Reading:
    """A workbook as calamine sees it, read on a thread of its own: calamine lets other work go on meanwhile.

    calamine's own objects stay on that thread, since it refuses two callers at once.
    """

    def __init__(self, data: bytes) -> None:
        self._thread = ThreadPoolExecutor(1, "reading")
        self._book = self._thread.submit(_opened, data)
        self._names = self._thread.submit(_names, self._book)
        self._sheets: dict[str, Future[Rows]] = {}

    def begin(self, names: Iterable[str]) -> None:
        """Read these sheets meanwhile."""
        for name in names:
            if name not in self._sheets:
                self._sheets[name] = self._thread.submit(_rows, self._book, name)

    def sheet_names(self) -> list[str]:
        """The names of all sheets. CalamineError where the workbook cannot be opened."""
        return self._names.result()

    def rows(self, name: str) -> Rows:
        """The values of a sheet from its first cell on; none where it cannot be read."""
        self.begin([name])
        return self._sheets[name].result()


def _opened(data: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _names(book: "Future[CalamineWorkbook]") -> list[str]:
    return book.result().sheet_names


def _rows(book: "Future[CalamineWorkbook]", name: str) -> Rows:
    from python_calamine import CalamineError

    try:
        found: Rows = book.result().get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError:
        return []
    return found


def read_slowly(data: bytes, wanted: dict[str, int]) -> dict[str, Rows]:
    """So many rows of each of these sheets, as openpyxl sees them; it raises what it likes."""
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    found: dict[str, Rows] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for name in (n for n in wanted if n in book.sheetnames):
            sheet: Any = book[name]
            rows = sheet.iter_rows(max_row=max(1, wanted[name]), values_only=True)
            found[name] = [["" if v is None else unescape(v) if isinstance(v, str) else v for v in r] for r in rows]
        book.close()
    return found
