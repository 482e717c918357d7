"""Whether other people's readers can open a workbook."""

import io
import warnings


def opens_in_calamine(data: bytes) -> bool:
    """Whether calamine opens it and reads its first sheet."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return bool(book.sheet_names)
    except CalamineError:
        return False


def opens_in_openpyxl(data: bytes) -> bool:
    """Whether openpyxl opens it whole; what it raises for odd files is of many kinds."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            load_workbook(io.BytesIO(data))
        except Exception:
            return False
    return True
