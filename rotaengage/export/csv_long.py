"""The plan as a CSV file with one row a slot, for spreadsheets and scripts."""

import csv
import io
from collections.abc import Iterable, Sequence

from rotaengage.domain.plan import Plan
from rotaengage.domain.scenario import Scenario
from rotaengage.export.sheet_text import Value
from rotaengage.export.slot_rows import COLUMNS, slot_rows

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BOM = b"\xef\xbb\xbf"


def csv_long(plan: Plan, scenario: Scenario) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads names right; lines end in CR LF (RFC 4180)."""
    return csv_table(COLUMNS, slot_rows(plan, scenario))


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Any table as such a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe(v) if isinstance(v, str) else v for v in row] for row in rows)
    return BOM + out.getvalue().encode("utf-8", "replace")


def safe(text: str) -> str:
    """Text that a spreadsheet program could take for a formula gets an apostrophe before it (CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
