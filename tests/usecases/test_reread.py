"""A workspace's own workbook is read again with other answers; what of the plan still fits stays, the rest goes."""

from pathlib import Path

import pytest

from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Slot
from rotaengage.store import Workspace
from rotaengage.usecases.answering import settled, without
from rotaengage.usecases.day_desk import DayDesk
from rotaengage.usecases.here import why_here
from rotaengage.usecases.history import undo
from rotaengage.usecases.move_slot import move_slot
from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.opened import Opened
from rotaengage.usecases.reread import pictures_of_workspace, reread
from tests.house import ROOT
from tests.tui import values

WARD = ROOT / "samples" / "ward.xlsx"


def with_slot(path: Path) -> tuple[Opened, str]:
    """The sample ward with one slot put in by hand, and the code of the duty that it lies in."""
    opened = new_workspace(path, [WARD])
    scenario = opened.department.scenario
    for duty in scenario.rota.duties:
        if duty.day is None or not scenario.rota.can_release(duty):
            continue
        desk = DayDesk(scenario, (), duty.day)
        found = next((f for f in why_here(desk, duty.doctor) if f.place and f.cell == duty.source), None)
        if found is not None and found.place is not None:
            owed = next(d.activity for d in scenario.dues if d.doctor == duty.doctor)
            slot = Slot(doctor=duty.doctor, activity=owed, duty=duty.id, span=found.place, source=duty.source)
            return move_slot(path, None, slot)[0], duty.code or ""
    pytest.fail("the sample has no place for protected time")


def test_another_answer_leaves_plan_and_pins_and_is_kept_as_one_deed(tmp_path: Path) -> None:
    path = tmp_path / "ward.rota"
    before, _ = with_slot(path)
    answers = settled(before.department.answers, [("code:ZQ", "off")])
    after = reread(path, answers, "answered: code:ZQ")
    assert before.plan is not None
    assert after.plan is not None
    assert after.plan.slots == before.plan.slots
    assert after.department.scenario.pins == before.department.scenario.pins
    assert [c.code for c in after.department.answers.codes] == ["ZQ"]
    assert undo(path).opened.department.answers == before.department.answers


def test_a_slot_in_a_duty_that_is_read_otherwise_now_is_taken_out_with_its_pin_told(tmp_path: Path) -> None:
    path = tmp_path / "ward.rota"
    before, code = with_slot(path)
    after = reread(path, settled(before.department.answers, [(f"code:{code}", "annual_leave")]), "answered")
    assert after.plan is not None
    assert after.plan.slots == ()
    assert "1 slots no longer fit" in after.plan.note
    assert after.department.scenario.pins == ()


def test_pictures_of_a_workspace_are_those_of_its_workbook(tmp_path: Path) -> None:
    path = tmp_path / "ward.rota"
    new_workspace(path, [WARD])
    (picture,) = pictures_of_workspace(path)
    assert picture.layout == "doctor_grid"
    assert any(cell.text for row in picture.rows for cell in row.cells)


def test_a_workspace_without_its_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ward.rota"
    with Workspace.create(path, values.department(), [], "test"):
        pass
    assert pictures_of_workspace(path) == ()
    with pytest.raises(UserError, match="no workbook"):
        reread(path, Answers(), "answered")


def test_an_answer_taken_back_leaves_the_others() -> None:
    both = settled(Answers(), [("code:QQ", "off"), ("year", "2026")])
    assert without(both, "code:QQ") == settled(Answers(), [("year", "2026")])
    with pytest.raises(UserError):
        settled(Answers(), [("code:QQ", "off"), ("year", "soon")])
