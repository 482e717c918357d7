"""The samples are made, not kept by hand: the same bytes each run, and the committed ones are what the maker makes."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

import samples
from importers.setup_book import read_setup
from rotaengage.domain.setup import Setup
from samples.acute_setup import acute_setup
from samples.make_samples import BOOKS, make
from samples.ward_setup import ward_setup

FOLDER = Path(samples.__file__).parent
WORKBOOKS = [name for name in BOOKS if name.endswith(".xlsx")]
TABLES = [name for name in BOOKS if name not in WORKBOOKS]
FIXED = (1980, 1, 1, 0, 0, 0)


def parts(book: bytes) -> list[tuple[str, tuple[int, ...], bytes]]:
    """Names, times and contents of the parts in their order: what does not hang on a machine's compression library."""
    with ZipFile(BytesIO(book)) as package:
        return [(i.filename, i.date_time, package.read(i)) for i in package.infolist()]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = make(tmp_path / "a"), make(tmp_path / "b")
    assert [p.relative_to(tmp_path / "a").as_posix() for p in first] == list(BOOKS)
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


@pytest.mark.parametrize("name", TABLES)
def test_the_committed_table_is_what_the_maker_makes(name: str) -> None:
    assert (FOLDER / name).read_bytes() == BOOKS[name]()


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_committed_workbook_is_what_the_maker_makes(name: str) -> None:
    committed = (FOLDER / name).read_bytes()
    assert parts(committed) == parts(BOOKS[name]())
    assert len(committed) < 150_000


@pytest.mark.parametrize("name", WORKBOOKS)
def test_no_clock_leaves_a_trace(name: str) -> None:
    assert {time for _, time, _ in parts((FOLDER / name).read_bytes())} == {FIXED}
    assert load_workbook(FOLDER / name).properties.created.date() <= date(2026, 11, 2)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_sample_opens_in_both_readers(name: str) -> None:
    sheets = CalamineWorkbook.from_path(FOLDER / name).sheet_names
    assert sheets == load_workbook(FOLDER / name).sheetnames


@pytest.mark.parametrize(("name", "setup"), [("ward", ward_setup()), ("acute-medicine", acute_setup())])
def test_the_setups_read_back_without_an_issue(name: str, setup: Setup) -> None:
    reading = read_setup(FOLDER / f"{name}-setup.xlsx")
    assert reading.issues == ()
    assert [d.name for d in reading.setup.doctors] == [d.name for d in setup.doctors]
    assert [c.minimum for c in reading.setup.cover] == [c.minimum for c in setup.cover]
    assert [a.quorum for a in reading.setup.activities] == [a.quorum for a in setup.activities]
    assert [e.minutes for e in reading.setup.entitlements] == [e.minutes for e in setup.entitlements]
