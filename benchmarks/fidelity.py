"""`python -m benchmarks.fidelity FOLDER...`: a mark in every style put into every workbook of some folders.

Each result is proved by this program, judged by a second opinion where the folder's parent holds one (a script
`lossless ORIGINAL EXPORTED`), and opened with calamine, openpyxl and, where it is installed, LibreOffice. Only what
opened before has to open after. The table says: workbooks, lossless, refused with a reason, failed.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.office import opened_by_office
from benchmarks.readers import opens_in_calamine, opens_in_openpyxl
from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import CellMark, Mark
from rotaengage.domain.refs import CellRef, column_number
from rotaengage.export.package import Package
from rotaengage.export.proof import prove
from rotaengage.export.sheet_text import SheetText
from rotaengage.export.workbook_parts import sheet_parts, workbook_part
from rotaengage.export.workbook_patch import Besides, patch_workbook

PATCHED = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
WORKBOOKS = PATCHED | {".xls", ".xlsb", ".ods", ".xml"}
_TEXT_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]+)(\d+)\"[^>]*\bt=\"(?:s|str|inlineStr)\"")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]+)(\d+)\"")


class Tried(NamedTuple):
    """One workbook in one style: where the result is, why it was refused, or what went wrong."""

    path: Path
    style: Mark | None
    result: Path | None = None
    refused: str = ""
    failures: tuple[str, ...] = ()


def main() -> None:
    """Print the table; exit code 1 where anything failed."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.fidelity", description=__doc__)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--office", action="store_true", help="open every result with LibreOffice too (minutes)")
    arguments = asked.parse_args()
    files = [p for folder in arguments.folders for p in sorted(folder.iterdir()) if p.suffix.lower() in WORKBOOKS]
    with tempfile.TemporaryDirectory(prefix="fidelity-") as name:
        tried = [t for path in files for t in attempts(path, Path(name))]
        if arguments.office:
            tried = list(seen_by_office(tried, Path(name)))
    tell(files, tried)
    sys.exit(any(t.failures for t in tried))


def attempts(path: Path, folder: Path) -> Iterator[Tried]:
    """The workbook with a mark in each style, or once the reason why it takes none."""
    data = path.read_bytes()
    try:
        if path.suffix.lower() not in PATCHED:
            raise UserError(f"a {path.suffix} file is not marked in place")
        cell = some_cell(Package(data))
        marks = [CellMark(cell=cell, note=("Protected time", "SDT, 14:00-16:00"), text=" [SDT]")] if cell else []
    except UserError as why:
        yield Tried(path, None, refused=why.says)
        return
    for style in Mark:
        yield _attempt(path, data, marks, style, folder)


def _attempt(path: Path, data: bytes, marks: list[CellMark], style: Mark, folder: Path) -> Tried:
    sheet = SheetText("Engagement", ("Protected time",), ("Who", "When"), (("=1+1", "@x"),))
    written = {} if style != Mark.ROW or not marks else {marks[0].cell._replace(row=90_000): "Protected: =1+1"}
    try:
        done = patch_workbook(data, [] if written else marks, style, [sheet], Besides(written))
    except UserError as why:
        return Tried(path, style, refused=why.says)
    out = folder / f"{len(list(folder.iterdir()))}{path.suffix}"
    out.write_bytes(done.data)
    failures = [*prove(data, done.data, done.marks, done.written), *_judged(path, out)]
    for opens in (opens_in_calamine, opens_in_openpyxl):
        if opens(data) and not opens(done.data):
            failures.append(f"{opens.__name__}: no longer")
    return Tried(path, style, out, failures=tuple(failures))


def some_cell(package: Package) -> CellRef | None:
    """The first cell with a text, else the first cell of the first sheet that has any; None where all are empty."""
    for pattern in (_TEXT_CELL, _ANY_CELL):
        for name, part in sheet_parts(package, workbook_part(package)).items():
            found = pattern.search(package.read(part))
            if found is not None:
                return CellRef(name, int(found[2]), column_number(found[1].decode()))
    return None


def _judged(original: Path, result: Path) -> list[str]:
    """What the second opinion says was lost."""
    judge = original.parent.parent / "lossless"
    if not judge.is_file():
        return []
    command = [sys.executable, str(judge), str(original), str(result)]
    judged = subprocess.run(command, check=False, capture_output=True, text=True)
    return [] if judged.returncode == 0 else [f"judged {judged.returncode}: {judged.stdout.strip()[-200:]}"]


def seen_by_office(tried: Sequence[Tried], folder: Path) -> Iterator[Tried]:
    """The same, with a failure where LibreOffice opens the original and not the result."""
    originals = sorted({t.path for t in tried if t.result is not None})
    could = opened_by_office(originals, folder)
    can = opened_by_office([t.result for t in tried if t.result is not None and t.path in could], folder)
    for one in tried:
        lost = one.result is not None and one.path in could and one.result not in can
        yield one._replace(failures=(*one.failures, "LibreOffice: no longer")) if lost else one


def tell(files: Sequence[Path], tried: Sequence[Tried]) -> None:
    """The table, then every reason and every failure."""
    print(f"{'style':8} {'workbooks':>9} {'lossless':>9} {'refused':>8} {'failed':>7}")
    beyond = [t for t in tried if t.style is None]
    for style in Mark:
        of = [t for t in tried if t.style == style] + beyond
        good = sum(t.result is not None and not t.failures for t in of)
        refused, failed = sum(bool(t.refused) for t in of), sum(bool(t.failures) for t in of)
        print(f"{style.value:8} {len(of):>9} {good:>9} {refused:>8} {failed:>7}")
    for path in files:
        for words in dict.fromkeys(t.refused for t in tried if t.path == path and t.refused):
            print(f"refused {path.name}: {words}")
    for one in tried:
        for words in one.failures:
            print(f"FAILED {one.path.name} ({one.style}): {words}")


if __name__ == "__main__":
    main()
