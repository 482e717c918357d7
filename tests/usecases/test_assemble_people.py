"""Putting sheets together: who is nobody is left out, and a post that ends on one sheet may go on on the next."""

from datetime import date

from rotaengage.domain.inspection import CellTally, Inspection, Layout, SheetRota
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import CellRef, RangeRef
from rotaengage.usecases.assemble import assemble
from rotaengage.usecases.inspect import inspect_document
from tests import build


def sheet(name: str, month: int, *people: Doctor) -> SheetRota:
    """A sheet of one month on which each of them works once."""
    duties = [
        build.duty(p.id, n)._replace(id=f"{name}!{n}", source=CellRef(name, n + 1, 2)) for n, p in enumerate(people)
    ]
    return SheetRota(
        place=RangeRef(name, 1, 1, 9, 9),
        layout=Layout.DOCTOR_GRID,
        confidence=1,
        first_date=date(2026, month, 1),
        last_date=date(2026, month, 28),
        people=people,
        duties=tuple(duties),
        codes=(),
        cells=CellTally(understood=len(duties)),
    )


def book(*sheets: SheetRota) -> Inspection:
    return Inspection(file="rota.xlsx", sha256="0", format="xlsx", rotas=sheets)


def test_a_line_that_nobody_holds_is_nobody_and_its_duties_are_nobodys() -> None:
    gap = Doctor(id="gap", name="Vacant", roles=frozenset({"vacant"}), counts_to_cover=False)
    found = book(sheet("Aug", 8, build.doctor("amy"), gap))
    rota, _ = assemble([found])
    assert [d.id for d in rota.doctors] == ["amy"]
    assert {d.doctor for d in rota.duties} == {"amy"}
    told = inspect_document(found, duties=True)["rotas"][0]
    assert len(told["people"]) == 1
    assert len(told["duties"]) == told["duty_count"] == 2


def test_a_post_begins_as_the_earliest_sheet_says_and_ends_as_the_latest_does() -> None:
    amy = build.doctor("amy")
    august = amy.changed(post_from=date(2026, 8, 5), post_to=date(2026, 8, 20))
    september = amy.changed(post_to=date(2026, 9, 9))
    for sheets in (
        (sheet("Aug", 8, august), sheet("Sep", 9, september)),
        (sheet("S", 9, september), sheet("A", 8, august)),
    ):
        rota, _ = assemble([book(*sheets)])
        assert [(d.post_from, d.post_to) for d in rota.doctors] == [(date(2026, 8, 5), date(2026, 9, 9))]
