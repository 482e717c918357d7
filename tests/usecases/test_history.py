"""The verbs of history on a real workspace: versions with names, undo, redo, choosing."""

from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.usecases.history import choose, history, keep_change, label_version, redo, take_version, undo
from rotaengage.usecases.open_workspace import open_workspace
from tests.store.made import department, plan, workspace


def two_plans(folder: Path) -> Path:
    with workspace(folder) as made:
        made.save_plan(plan("first"), "Ana")
        made.save_plan(plan("second", slots=1), "Ana")
    return folder / "ward.rota"


def test_a_version_is_named_taken_up_and_left_again(tmp_path: Path) -> None:
    path = two_plans(tmp_path)
    told = label_version(path, 1, "Forum plan", "liked by the forum")
    assert [(v.name, v.note, v.current) for v in told.versions] == [
        ("Forum plan", "liked by the forum", False), ("", "second", True)
    ]  # fmt: skip
    assert told.whole
    taken = take_version(path, 1, "agreed at the forum")
    assert taken.plan is not None
    assert taken.plan.version == 1
    stepped = undo(path)
    assert stepped.what == "plan 1 taken up again"
    shown = open_workspace(path).plan
    assert shown is not None
    assert shown.version == 2
    assert redo(path).opened.plan == taken.plan
    assert history(path).trail[-1].what == "done again: plan 1 taken up again"


def test_a_change_and_its_plan_are_one_deed(tmp_path: Path) -> None:
    path = two_plans(tmp_path)
    changed = department().changed(scenario=department().scenario.changed(assumptions=("cover is inferred",)))
    kept = keep_change(path, changed, plan("third"), "d0 pinned", "asked for")
    assert kept.department == changed
    assert undo(path).opened.department == department()
    assert [d.standing for d in history(path).deeds] == ["done", "done", "undone"]


def test_a_choice_needs_a_reason(tmp_path: Path) -> None:
    path = two_plans(tmp_path)
    with pytest.raises(UserError, match="needs its reason"):
        choose(path, plan("third"), b"[]", " ")
    chosen = choose(path, plan("third"), b"[]", "the fairest of three")
    assert chosen.plan is not None
    assert chosen.plan.version == 3
    last = history(path).trail[-1]
    assert (last.what, last.why) == ("plan 3 chosen", "the fairest of three")


def test_nothing_to_undo_is_no_error(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    assert undo(tmp_path / "ward.rota").what == ""
