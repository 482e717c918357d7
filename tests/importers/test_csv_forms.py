"""Tables of text as spreadsheet programs write them: encodings, delimiters, decimal commas."""

from pathlib import Path

import pytest

from importers.inspect import inspect_file
from rotaengage.domain.inspection import Inspection
from rotaengage.domain.issue import UserError
from tests.importers.books import days


def table(mark: str, name: str = "Zoë Okoro") -> str:
    """A small rota; names are written surname first, with a comma inside."""
    rows = [["Name", "WTE", *(f"{d:%d/%m/%Y}" for d in days(6))]]
    rows += [[f'"Lim, {n}"', "0,8" if mark == ";" else "0.8", *"NNZZNN"] for n in (name, "Ana", "Bo")]
    return "\r\n".join(mark.join(row) for row in rows) + "\r\n"


def read_bytes(path: Path, data: bytes) -> Inspection:
    path.write_bytes(data)
    return inspect_file(path)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_way_to_write_a_table_gives_the_same_rota(tmp_path: Path, mark: str, encoding: str) -> None:
    (rota,) = read_bytes(tmp_path / "rota.csv", table(mark).encode(encoding)).rotas
    assert [p.name for p in rota.people] == ["Lim, Zoë Okoro", "Lim, Ana", "Lim, Bo"]
    assert {p.wte for p in rota.people} == {0.8}
    assert len(rota.duties) == 18


def test_a_first_line_that_names_the_delimiter_is_obeyed_and_is_no_cell(tmp_path: Path) -> None:
    found = read_bytes(tmp_path / "rota.csv", ("sep=;\r\n" + table(";")).encode())
    assert found.rotas[0].place.a1 == "A1:H4"


def test_a_line_that_only_begins_like_one_stays_a_line(tmp_path: Path) -> None:
    found = read_bytes(tmp_path / "rota.csv", ("sep=tember\r\n" + table(";")).encode())
    assert found.rotas[0].place.a1 == "A1:H5"


@pytest.mark.parametrize("data", [b"a\x00b\x00\x00\x00c\x00", b"a\x00b\x00\x00\xd8c\x00d\x00", b"ab\x00cdefgh"])
def test_bytes_that_are_no_text_are_refused_in_one_sentence(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UserError, match="no table of text"):
        read_bytes(tmp_path / "rota.csv", data)
