"""A slot that a person moves is judged, stored as the next plan with a pin, and can be taken back."""

from datetime import timedelta
from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.span import Span
from rotaengage.store import Workspace
from rotaengage.usecases.history import undo
from rotaengage.usecases.move_slot import move_slot
from rotaengage.usecases.open_workspace import open_workspace
from tests.tui import values

OWN = values.SLOTS[0]


def ward(folder: Path, plan: Plan | None) -> Path:
    """The made-up ward in a workspace."""
    path = folder / "ward.rota"
    with Workspace.create(path, values.department(), [], "test") as workspace:
        if plan is not None:
            workspace.save_plan(plan, "test")
    return path


def own_only() -> Plan:
    """A plan of one slot, with events left out."""
    return values.plan((OWN,)).changed(events=(), objectives=())


def later(slot: Slot, minutes: int) -> Slot:
    """The slot so many minutes later."""
    step = timedelta(minutes=minutes)
    return slot.changed(span=Span(slot.span.start + step, slot.span.end + step))


def test_a_moved_slot_is_pinned_in_the_next_plan_and_undo_brings_the_old_place_back(tmp_path: Path) -> None:
    path = ward(tmp_path, own_only())
    opened, what = move_slot(path, OWN, later(OWN, -60))
    assert opened.plan is not None
    assert [(s.span, s.pinned) for s in opened.plan.slots] == [(later(OWN, -60).span, True)]
    assert [(p.span, p.wanted) for p in opened.department.scenario.pins] == [(later(OWN, -60).span, True)]
    assert "moved by hand from Tue 4 Aug 14:00-16:00 to Tue 4 Aug 13:00-15:00" in what
    again, _ = move_slot(path, opened.plan.slots[0], None)
    assert again.plan is not None
    assert (again.plan.slots, again.department.scenario.pins) == ((), ())
    undo(path)
    undo(path)
    back = open_workspace(path)
    assert back.plan is not None
    assert back.plan.slots == (OWN,)
    assert back.department.scenario.pins == ()


def test_a_slot_can_be_put_into_a_rota_without_a_plan(tmp_path: Path) -> None:
    opened, what = move_slot(ward(tmp_path, None), None, OWN)
    assert opened.plan is not None
    assert [s.doctor for s in opened.plan.slots] == ["d0"]
    assert "put in by hand" in what


@pytest.mark.parametrize("minutes", [60, 150, -420])
def test_a_place_that_a_rule_forbids_is_told_and_stores_nothing(tmp_path: Path, minutes: int) -> None:
    path = ward(tmp_path, own_only())
    with pytest.raises(UserError, match="cannot lie there"):
        move_slot(path, OWN, later(OWN, minutes))
    opened = open_workspace(path)
    assert opened.plan is not None
    assert (opened.plan.version, opened.plan.slots) == (1, (OWN,))


def test_events_and_slots_that_are_gone_are_refused(tmp_path: Path) -> None:
    path = ward(tmp_path, own_only())
    with pytest.raises(UserError, match="no longer"):
        move_slot(path, values.SLOTS[1], None)
    with pytest.raises(UserError, match="one time for everybody"):
        move_slot(path, None, values.SLOTS[2])
