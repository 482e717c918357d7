"""What every sample workbook shares: fixed dates in its properties, so that the same bytes come out each time."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

CREATED = datetime(2026, 11, 2, 9, 0, 0)


def workbook_bytes(title: str, write: Callable[[Any], None]) -> bytes:
    """A workbook that a function fills, as bytes; made in memory, so its zip times are fixed too."""
    sink = BytesIO()
    book = xlsxwriter.Workbook(sink, {"in_memory": True})
    book.set_properties({"title": title, "author": "RotaEngage samples", "created": CREATED})
    write(book)
    book.close()
    return sink.getvalue()
