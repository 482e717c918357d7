"""Sheets are parsed in a thread of their own while the next ones are still looked at: calamine lets others work."""

import io
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, SheetMetadata


class ReadAhead:
    """Parses the sheets of a workbook that were allowed, in that order, and hands them out once, in that order.

    What goes wrong in the thread is raised where its result is asked for.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._allowed: SimpleQueue[str | None] = SimpleQueue()
        self._opened: SimpleQueue[list[SheetMetadata] | BaseException] = SimpleQueue()
        self._parsed: SimpleQueue[CalamineSheet | BaseException] = SimpleQueue()
        Thread(target=self._work, daemon=True).start()

    def allow(self, name: str | None) -> None:
        """Let a sheet be parsed, of which a guard has found that it does no harm; None ends the work."""
        self._allowed.put(name)

    def about(self) -> "list[SheetMetadata]":
        """What the workbook says about its sheets. Asked once."""
        found = self._opened.get()
        if isinstance(found, BaseException):
            raise found
        return found

    def sheet(self) -> "CalamineSheet":
        """The next sheet that was allowed."""
        found = self._parsed.get()
        if isinstance(found, BaseException):
            raise found
        return found

    def _work(self) -> None:
        from python_calamine import CalamineWorkbook

        answer: SimpleQueue = self._opened  # type: ignore[type-arg]  # first the one, then the other
        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(self._data))
            self._opened.put(book.sheets_metadata)
            answer = self._parsed
            while (name := self._allowed.get()) is not None:
                self._parsed.put(book.get_sheet_by_name(name))
        except BaseException as error:
            answer.put(error)
