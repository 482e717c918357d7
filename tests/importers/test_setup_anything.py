"""Whatever stands in a setup workbook, the reader answers with nouns and issues, never with a failure."""

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.setup_book import read_setup
from rotaengage.domain.issue import Severity
from rotaengage.domain.refs import CellRef
from rotaengage.domain.setup_sheets import SHEETS
from tests.importers.setup_kit import MORE, RIGHT, write

LIKELY = ["Mon-Fri", "first, sho", "F1", "2 h", "08:00", "24:00", "yes", "event", "individual", "night", "sdt",
          "sdt 2", "31/12/2026", "%", "-", ",", ";", "#N/A", "0", "1e9", "9" * 30, "x" * 3000, "\u00a0", "{}", "{0}",
          "%s"]  # fmt: skip
ROWS = RIGHT | MORE
OTHER = {"id": "other", "name": "Bo Reed", "code": "LD", "setting": "handover (minutes)"}
anything = st.one_of(
    st.none(),
    st.sampled_from(LIKELY),
    st.text(max_size=20),
    st.integers(-5, 100_000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([1.5e308, -1.5e308, 830.5, 2400, 2401]),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)).map(lambda d: datetime(d.year, d.month, d.day)),
    st.times(),
)


@st.composite
def spoilt(draw: Any) -> dict[str, list[dict[str, Any]]]:
    """Right rows with some cells replaced by anything."""
    sheets = {}
    for plan in SHEETS:
        keys = [c.key for c in plan.columns]
        filled = sum(key in ROWS[plan.name] | OTHER for key in keys)
        cells = draw(st.dictionaries(st.sampled_from(keys), anything, max_size=min(6, filled - 1)))
        sheets[plan.name] = [ROWS[plan.name], ROWS[plan.name] | OTHER | cells]
    return sheets


@given(spoilt())
@settings(max_examples=80, deadline=None)
def test_anything_in_a_cell_is_read_or_reported_at_its_cell(sheets: dict[str, list[dict[str, Any]]]) -> None:
    with TemporaryDirectory() as folder:
        reading = read_setup(write(Path(folder) / "s.xlsx", sheets))
    names = {plan.name for plan in SHEETS}
    for issue in reading.issues:
        assert CellRef.parse(issue.where).sheet in names
        assert issue.cure
    wrong = {CellRef.parse(i.where)[:2] for i in reading.issues if i.severity is Severity.ERROR}
    assert {row for _, row in wrong} <= {3}
    kept = sum(len(getattr(reading.setup, field)) for field in type(reading.setup).model_fields)
    assert kept + len(wrong) == 2 * len(SHEETS)
