"""Our own samples read right: every duty is understood, and only what was put there to be asked is asked."""

from datetime import date
from pathlib import Path

import pytest

from importers.inspect import inspect_file
from rotaengage.domain.codes import CodeSource, DutyKind
from rotaengage.domain.grades import Tier
from rotaengage.domain.inspection import Inspection
from samples.acute_rota import FIRST_DAY, acute_roster
from samples.ward_rota import ward_roster

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def ward() -> Inspection:
    return inspect_file(SAMPLES / "ward.xlsx")


@pytest.fixture(scope="module")
def acute() -> Inspection:
    return inspect_file(SAMPLES / "acute-medicine.xlsx")


def test_the_tidy_ward_asks_nothing(ward: Inspection) -> None:
    (rota,) = ward.rotas
    assert ward.issues == ()
    assert len(rota.people) == 14
    assert len(rota.duties) == sum(code is not None for row in ward_roster().cells.values() for code in row)
    assert {c.source for c in rota.codes} == {CodeSource.LEGEND}


def test_the_messy_department_asks_only_about_the_code_that_nobody_explained(acute: Inspection) -> None:
    (rota,) = acute.rotas
    questions = [i for i in acute.issues if i.severity == "question"]
    assert [i.key for i in questions] == ["code:BX"]
    assert (len(rota.people), rota.first_date, rota.last_date) == (42, FIRST_DAY, date(2027, 2, 28))
    own = [d for d in rota.duties if d.code is not None]
    assert len(own) == sum(code is not None for row in acute_roster().cells.values() for code in row)


def test_the_messy_department_has_its_grades_shares_and_bleeps(acute: Inspection) -> None:
    (rota,) = acute.rotas
    assert {p.tier for p in rota.people} == {Tier.FIRST, Tier.SHO, Tier.REGISTRAR, Tier.SENIOR}
    assert {p.wte for p in rota.people} == {0.6, 0.8, 1.0}
    posts = {d.post for d in rota.duties if d.post}
    assert posts == {"Consultant on call", "Night med reg (bleep 2222)"}
    kinds = {c.code: c.kind for c in rota.codes}
    assert (kinds["CL"], kinds["SPA"], kinds["OC"]) == (DutyKind.CLINIC, DutyKind.SPA, DutyKind.NON_RESIDENT_ON_CALL)
