"""Formats of which the extent cannot be seen are read in a child process: bounded, and a death there is a sentence."""

import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from zipfile import ZipFile

import pytest

from importers import child_values
from importers.inspect import inspect_file
from importers.workbook import open_book
from rotaengage.domain.issue import UserError
from tests.importers.books import days

_HEAD = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Rota">'
)
_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def text(value: str) -> str:
    """A cell of an OpenDocument sheet."""
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def row(*cells: str, times: int = 1) -> str:
    """A row of one."""
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def ods(path: Path, *rows: str) -> Path:
    """An OpenDocument workbook of one sheet."""
    with ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", _HEAD + "".join(rows) + _TAIL)
    return path


def rota(path: Path) -> Path:
    """A small rota."""
    heading = row(text("Name"), *(text(f"{d:%d/%m/%Y}") for d in days(6)))
    return ods(path, heading, *(row(text(n), *(text(c) for c in "NNZZNN")) for n in ("A Okoro", "R Lim", "S Haddad")))


def test_a_rota_is_read_through_the_child(tmp_path: Path) -> None:
    found = inspect_file(rota(tmp_path / "rota.ods"))
    (sheet,) = found.rotas
    assert (found.format, len(sheet.duties), len(sheet.people)) == ("ods", 18, 3)


@pytest.mark.parametrize(("down", "across", "opens"), [(2_000, 20, True), (1_040_000, 20, False), (9_000, 999, False)])
def test_a_cell_far_from_the_rota_is_refused_before_it_fills_the_memory(
    tmp_path: Path, down: int, across: int, opens: bool
) -> None:
    far = f'<table:table-cell table:number-columns-repeated="{across}"/>' + text("x")
    path = ods(tmp_path / "far.ods", row("<table:table-cell/>", times=down), row(far))
    if opens:
        assert open_book(path).sheets[0].height == down + 1
        return
    with pytest.raises(UserError, match="far"):
        open_book(path)


def _dies(_: Connection) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _hangs(theirs: Connection) -> None:
    theirs.recv_bytes()
    theirs.recv_bytes()


@pytest.mark.parametrize(("serve", "seconds", "says"), [(_dies, 20, "more memory"), (_hangs, 0.3, "too long")])
def test_a_child_that_dies_or_hangs_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serve: Callable[[Connection], None], seconds: float, says: str
) -> None:
    path = rota(tmp_path / "rota.ods")
    monkeypatch.setattr(child_values, "_serve", serve)
    monkeypatch.setattr(child_values, "MOST_SECONDS", seconds)
    with pytest.raises(UserError, match=says):
        open_book(path)
