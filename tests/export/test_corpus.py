"""Marks in other people's workbooks, where a folder of them lies beside the project."""

import re
from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.refs import CellRef, column_number
from rotaengage.export.package import Package
from rotaengage.export.proof import prove
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.workbook_parts import sheet_parts, workbook_part
from rotaengage.export.workbook_patch import patch_workbook
from tests.house import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
ENDINGS = {".xlsx", ".xlsm", ".xltx"}
MOST_PART_BYTES = 4 << 20
BOOKS = sorted(p for p in CORPUS.glob("*/*") if p.suffix in ENDINGS)
CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]+)(\d+)\"")


def first_cell(package: Package) -> CellRef | None:
    """The first cell that stands on any sheet; None where there is none, or a part is too large for a quick test."""
    for name, part in sheet_parts(package, workbook_part(package)).items():
        xml = package.read(part)
        found = CELL.search(xml)
        if found is not None and len(xml) <= MOST_PART_BYTES:
            return CellRef(name, int(found[2]), column_number(found[1].decode()))
    return None


@pytest.mark.parametrize("path", BOOKS, ids=lambda p: f"book{BOOKS.index(p)}")
def test_a_mark_changes_nothing_else_or_is_refused_with_a_cure(path: Path) -> None:
    data = path.read_bytes()
    try:
        cell = first_cell(Package(data))
    except UserError as refused:
        assert refused.cure
        return
    marks = [CellMark(cell=cell, note=("Protected", "SDT"), text=" [SDT]")] if cell else []
    for style in Mark if len(data) < 50_000 else [Mark.NOTE]:
        done = patch_workbook(data, marks, style, [SheetText("Engagement", ("Heading",), ("A",), (("=1+1",),))])
        assert prove(data, done.data, marks) == []
        assert len(done.cells) == len(marks)
