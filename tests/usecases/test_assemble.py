"""Putting sheets together: one person, one id; one duty, one cell."""

import pytest

from rotaengage.domain.codes import DutyKind, ShiftCode
from rotaengage.domain.duty import Duty
from rotaengage.domain.inspection import CellTally, Inspection, Layout, SheetRota
from rotaengage.domain.issue import Issue, Severity, UserError
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import CellRef, RangeRef
from rotaengage.usecases.assemble import assemble
from rotaengage.usecases.names import nearest, same_name
from tests import build


def sheet(name: str, people: list[Doctor], duties: list[Duty], *codes: ShiftCode) -> SheetRota:
    moved = [d._replace(id=f"{name}!{d.id}", source=CellRef(name, *d.source[1:])) for d in duties]
    return SheetRota(
        place=RangeRef(name, 1, 1, 9, 9),
        layout=Layout.DOCTOR_GRID,
        confidence=1,
        first_date=None,
        last_date=None,
        people=tuple(people),
        duties=tuple(moved),
        codes=codes,
        cells=CellTally(understood=len(duties)),
    )


def book(*sheets: SheetRota, file: str = "rota.xlsx", issues: tuple[Issue, ...] = ()) -> Inspection:
    return Inspection(file=file, sha256=file, format="xlsx", rotas=sheets, issues=issues)


def test_the_same_person_on_two_sheets_is_one_and_two_of_a_name_on_one_sheet_are_two() -> None:
    amy = build.doctor("amy")
    turned = Doctor(id="amy-okoro", name="Okoro, Amy")
    plain = Doctor(id="a", name="amy  OKORO")
    rota, _ = assemble(
        [book(sheet("One", [turned], [build.duty("amy-okoro", 0)]), sheet("Two", [plain], [build.duty("a", 1)]))]
    )
    assert [d.id for d in rota.doctors] == ["amy-okoro"]
    assert len(rota.duties_by_doctor["amy-okoro"]) == 2
    twin = amy.changed(id="amy-2")
    both, _ = assemble([book(sheet("One", [amy, twin], [build.duty("amy", 0), build.duty("amy-2", 0)]))])
    assert [d.id for d in both.doctors] == ["amy", "amy-2"]


def test_a_code_with_two_meanings_is_a_question() -> None:
    one = sheet("One", [build.doctor("amy")], [build.duty("amy", 0)], ShiftCode(code="L", kind=DutyKind.LATE, count=1))
    two = sheet(
        "Two", [build.doctor("ben")], [build.duty("ben", 0)], ShiftCode(code="L", kind=DutyKind.LONG_DAY, count=1)
    )
    rota, issues = assemble([book(one, two)])
    assert [(i.code, i.severity) for i in issues] == [("UC101", Severity.QUESTION)]
    assert [(c.code, c.kind, c.count) for c in rota.codes] == [("L", DutyKind.LATE, 2)]


def test_no_rota_no_dates_and_two_sheets_of_one_name_are_said_in_a_sentence() -> None:
    nothing = Issue(code="IM001", severity=Severity.ERROR, where="x.xlsx", says="No rota in it.", cure="name another")
    with pytest.raises(UserError, match="No rota in it; name another"):
        assemble([book(issues=(nothing,))])
    undated = build.duty("amy", 0)._replace(day=None)
    with pytest.raises(UserError, match="no dates"):
        assemble([book(sheet("One", [build.doctor("amy")], [undated]))])
    one = sheet("One", [build.doctor("amy")], [build.duty("amy", 0)])
    with pytest.raises(UserError, match="a sheet called One"):
        assemble([book(one), book(one, file="other.xlsx")])


def test_names_are_compared_by_their_letters_and_never_merged_on_likeness() -> None:
    assert same_name(" OKORO,  Amy") == same_name("amy okoro")
    assert same_name("William") != same_name("Wiliam")
    assert nearest("Wiliam", ["William", "Becky"]) == "William"
    assert nearest("Zoe", ["William", "Becky"]) == ""
