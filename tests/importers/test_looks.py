"""What stands beside the values: struck texts, notes and threads, hidden columns, formulas without results, 1904."""

from pathlib import Path
from typing import Any

import pytest

from importers.inspect import inspect_file
from importers.settling import settle
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import DutyKind
from tests.importers.books import MONDAY, codes_of
from tests.importers.marked_books import add_part, duty_at, marked, only, read_marked

TYPE = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"


def half_struck(book: Any, sheet: Any) -> None:
    struck = book.add_format({"font_strikeout": True})
    sheet.write_rich_string(1, 3, struck, "N", " Z")


def wholly_struck(book: Any, sheet: Any) -> None:
    sheet.write(1, 3, "N", book.add_format({"font_strikeout": True}))


def test_a_struck_code_with_a_new_one_is_read_as_the_new_one_and_asked_about(tmp_path: Path) -> None:
    plain = read_marked(tmp_path, lambda *_: None)
    found = read_marked(tmp_path, half_struck)
    duty, issue = duty_at(found, "D2"), only(found, "IM510")
    assert duty is not None
    assert (duty.code, duty.kind) == ("Z", DutyKind.REST)
    assert (issue.where, issue.key, issue.suggestions) == ("'Rota'!D2", "struck:N>Z", ("Z", "N"))
    assert found.cells.questions == plain.cells.questions + 1
    assert found.cells.read == plain.cells.read + (duty_at(plain, "D2") is None)


def test_inline_runs_are_seen_too(tmp_path: Path) -> None:
    path = marked(tmp_path / "rota.xlsx", lambda b, s: s.write(1, 3, "N Z"))
    _to_inline(path)
    duty = duty_at(inspect_file(path), "D2")
    assert duty is not None
    assert duty.code == "Z"


def _to_inline(path: Path) -> None:
    import re
    from zipfile import ZipFile

    with ZipFile(path) as package:
        parts = {n: package.read(n) for n in package.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    runs = b"<is><r><rPr><strike/></rPr><t>N</t></r><r><t> Z</t></r></is>"
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        rb'<c r="D2"[^>]*>.*?</c>', b'<c r="D2" t="inlineStr">' + runs + b"</c>", sheet
    )
    with ZipFile(path, "w") as package:
        for n, data in parts.items():
            package.writestr(n, data)


@pytest.mark.parametrize(("said", "code"), [("Z", "Z"), ("N", "N"), ("nothing", None)])
def test_an_answer_says_what_a_struck_cell_means(tmp_path: Path, said: str, code: str | None) -> None:
    found = read_marked(tmp_path, half_struck, settle(Answers(), "struck:N>Z", said))
    duty = duty_at(found, "D2")
    assert (duty and duty.code) == code
    assert "IM510" not in codes_of(found)


def test_a_wholly_struck_code_is_read_as_it_stands_and_asked_about(tmp_path: Path) -> None:
    found = read_marked(tmp_path, wholly_struck)
    duty, issue = duty_at(found, "D2"), only(found, "IM510")
    assert duty is not None
    assert duty.kind is DutyKind.NIGHT
    assert (issue.key, issue.suggestions) == ("struck:N", ("N", "nothing"))


def test_struck_text_outside_the_rota_asks_nothing(tmp_path: Path) -> None:
    found = read_marked(tmp_path, lambda b, s: s.write(30, 0, "old", b.add_format({"font_strikeout": True})))
    assert "IM510" not in codes_of(found)


def test_notes_stand_beside_the_cells_and_change_nothing(tmp_path: Path) -> None:
    plain = read_marked(tmp_path, lambda *_: None)
    found = read_marked(tmp_path, lambda _, s: s.write_comment("B2", "swapped with Lim 4/8"))
    duty = duty_at(found, "B2")
    assert duty is not None
    assert "swapped with Lim 4/8" in duty.note
    assert only(found, "IM614").where == "'Rota'!B2"
    assert [d._replace(note="") for r in found.rotas for d in r.duties] == [d for r in plain.rotas for d in r.duties]


def test_a_thread_of_comments_takes_the_place_of_its_stand_in(tmp_path: Path) -> None:
    path = marked(tmp_path / "rota.xlsx", lambda _, s: s.write_comment("B2", "[Threaded comment] upgrade"))
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="B2" id="{1}"><text>Lim does this</text></threadedComment>'
        '<threadedComment ref="B2" id="{2}" parentId="{1}"><text>agreed</text></threadedComment></ThreadedComments>'
    )
    relation = f'<Relationship Id="rId99" Type="{TYPE}" Target="../threadedComments/threadedComment1.xml"/>'
    add_part(path, "xl/threadedComments/threadedComment1.xml", thread, "xl/worksheets/_rels/sheet1.xml.rels", relation)
    duty = duty_at(inspect_file(path), "B2")
    assert duty is not None
    assert duty.note.endswith("Lim does this / agreed")
    assert "Threaded" not in duty.note


def test_notes_outside_the_rota_are_not_told(tmp_path: Path) -> None:
    assert "IM614" not in codes_of(read_marked(tmp_path, lambda _, s: s.write_comment("B40", "old")))


def test_hidden_days_are_told_and_read(tmp_path: Path) -> None:
    found = read_marked(tmp_path, lambda _, s: s.set_column("C:E", None, None, {"hidden": True}))
    assert only(found, "IM103").where == "'Rota'!C1:E1"
    assert duty_at(found, "D2") is not None
    beyond = read_marked(tmp_path, lambda _, s: s.set_column("Z:AB", None, None, {"hidden": True}))
    assert "IM103" not in codes_of(beyond)


def test_a_formula_without_a_result_is_a_question_under_days_and_a_remark_elsewhere(tmp_path: Path) -> None:
    found = read_marked(tmp_path, lambda _, s: s.write_formula("C2", "=B2", None, ""))
    assert (only(found, "IM106").where, "IM104" in codes_of(found)) == ("'Rota'!C2", False)
    outside = read_marked(tmp_path, lambda _, s: s.write_formula("Z2", "=B2", None, ""))
    assert (only(outside, "IM104").where, "IM106" in codes_of(outside)) == ("'Rota'!Z2", False)


def test_a_formula_with_a_result_is_read_by_it(tmp_path: Path) -> None:
    found = read_marked(tmp_path, lambda _, s: s.write_formula("C2", "=B2", None, "N"))
    duty = duty_at(found, "C2")
    assert duty is not None
    assert duty.code == "N"


def test_dates_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    (rota,) = read_marked(tmp_path, lambda *_: None, date_1904=True).rotas
    assert rota.first_date == MONDAY
