"""A plan that cannot be stored is not lost: it is set aside, and offered where it still keeps every rule."""

from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.domain.scenario import PlanSettings
from rotaengage.store import Workspace
from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.open_workspace import open_workspace
from rotaengage.usecases.plan import make_plan, stored
from rotaengage.usecases.rescue import forget, rescued, set_aside, take_in
from tests.cli.books import tidy

QUICK = PlanSettings(seconds=5)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A small workspace."""
    path = tmp_path / "small.rota"
    new_workspace(path, [tidy(tmp_path / "small.xlsx")], None)
    return path


def full(*_: object, **__: object) -> None:
    """A disk without room."""
    raise UserError("the disk is full and nothing was saved", "small.rota", "make room and save again")


def test_a_plan_is_set_aside_where_the_disk_is_full_and_taken_in_later(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "save_plan", full)
        with pytest.raises(UserError, match=r"disk is full.*kept aside"):
            make_plan(workspace, QUICK)
    opened = open_workspace(workspace)
    assert opened.plan is None
    plan = rescued(opened)
    assert plan is not None
    again = take_in(workspace, plan)
    assert again.plan is not None
    assert again.plan.slots == plan.slots
    assert rescued(again) is None


def test_a_plan_is_set_aside_where_the_share_went_away(workspace: Path) -> None:
    plan = make_plan(workspace, QUICK)
    away = workspace.with_suffix(".away")
    workspace.rename(away)
    with pytest.raises(UserError, match="kept aside"):
        stored(workspace, plan)
    away.rename(workspace)
    assert rescued(open_workspace(workspace)) is not None
    forget(workspace)
    assert rescued(open_workspace(workspace)) is None


def test_where_it_cannot_even_be_set_aside_the_reason_is_still_told(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(workspace, QUICK)
    monkeypatch.setattr(Workspace, "save_plan", full)
    monkeypatch.setattr("rotaengage.usecases.rescue.write_whole", full)
    with pytest.raises(UserError) as refused:
        stored(workspace, plan)
    assert "aside" not in refused.value.sentence


def test_what_was_set_aside_for_other_facts_or_breaks_a_rule_is_not_offered(workspace: Path) -> None:
    plan = make_plan(workspace, QUICK)
    opened = open_workspace(workspace)
    assert plan.slots
    assert set_aside(workspace, plan.changed(rota_sha256="0" * 64)) is not None
    assert rescued(opened) is None
    doubled = plan.changed(slots=(*plan.slots, plan.slots[0]))
    set_aside(workspace, doubled)
    assert rescued(opened) is None
    set_aside(workspace, plan.changed(slots=(plan.slots[0].changed(duty="nobody's"),)))
    assert rescued(opened) is None
    set_aside(workspace, plan)
    assert rescued(opened) is not None
    assert rescued(opened._replace(locked_by="another window")) is None
