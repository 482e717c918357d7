"""Everything that was done can be taken back and done again, also after the program was closed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.history import State
from rotaengage.domain.issue import UserError
from rotaengage.domain.scenario import Limits, Scenario
from rotaengage.store.workspace import Workspace
from tests.store.made import department, plan, workspace


def stricter(minutes: int) -> Scenario:
    return department().scenario.changed(limits=Limits(handover_minutes=minutes))


def test_undo_and_redo_go_through_every_deed_across_restarts(tmp_path: Path) -> None:
    changed = department().changed(scenario=stricter(60))
    with workspace(tmp_path) as made:
        path = made.path
        made.save_plan(plan("first"), "Ana")
        made.save_change(changed, plan("second"), "Ana", "handover of an hour")
        assert (made.state, made.department()) == (State(department=2, plan=2), changed)
    with Workspace.open(path) as again:
        assert again.undo("Bea") == "handover of an hour"
        assert (again.state, again.department()) == (State(department=1, plan=1), department())
        shown = again.plan()
        assert shown is not None
        assert shown.note == "first"
    with Workspace.open(path) as again:
        assert [again.undo("Bea"), again.undo("Bea")] == ["plan 1 made", None]
        assert again.plan() is None
    with Workspace.open(path) as again:
        assert [again.redo("Bea"), again.redo("Bea"), again.redo("Bea")] == ["plan 1 made", "handover of an hour", None]
        assert (again.state, again.department()) == (State(department=2, plan=2), changed)
        assert again.trail_is_whole()


def test_what_was_undone_is_dropped_when_something_else_is_done(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        made.save_plan(plan("first"), "Ana")
        made.undo("Ana")
        made.save_plan(plan("second"), "Ana")
        assert made.redo("Ana") is None
        assert [(c.what, c.standing) for c in made.commands()] == [("plan 1 made", "dropped"), ("plan 2 made", "done")]
        assert [p.version for p in made.plans()] == [1, 2]
        assert made.state.plan == 2


def test_a_plan_is_made_from_the_facts_that_hold_not_from_the_newest(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        made.save_department(department().changed(scenario=stricter(60)), "Ana", "handover of an hour")
        made.undo("Ana")
        made.save_plan(plan("first"), "Ana")
        assert made.plans()[0].department == 1


def test_a_version_is_taken_up_with_the_facts_it_was_made_from(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        made.save_plan(plan("first"), "Ana")
        made.save_change(department().changed(scenario=stricter(60)), plan("second"), "Ana", "handover of an hour")
        made.take_plan(1, "Ana")
        assert made.state == State(department=1, plan=1)
        assert made.undo("Ana") == "plan 1 taken up again"
        assert made.state == State(department=2, plan=2)
        with pytest.raises(UserError, match="there is no plan 9"):
            made.take_plan(9, "Ana")
        with pytest.raises(UserError, match="there is no plan 9"):
            made.label_plan(9, "x", "", "Ana")


def test_names_and_settings_are_undone_too_and_no_change_is_no_deed(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        made.save_plan(plan("as made"), "Ana")
        made.label_plan(1, "Forum plan", "liked", "Ana")
        made.label_plan(1, "Forum plan", "liked", "Ana")
        made.change_setting("aims", "a,b", "Ana", "aims moved")
        assert made.undo("Ana") == "aims moved"
        assert made.setting("aims") is None
        assert made.undo("Ana") == "plan 1 called Forum plan"
        assert (made.plans()[0].name, made.plans()[0].note) == ("", "as made")
        made.redo("Ana")
        made.redo("Ana")
        assert (made.plans()[0].name, made.setting("aims")) == ("Forum plan", "a,b")


def test_an_unchecked_plan_is_neither_kept_nor_chosen(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        with pytest.raises(UserError, match="not verified"):
            made.save_change(department(), plan(verified=False), "Ana", "x")
        with pytest.raises(UserError, match="not verified"):
            made.choose_plan(plan(verified=False), b"[]", "Ana")
        assert (len(made.trail()), made.commands()) == (2, ())


@settings(max_examples=25, deadline=None)
@given(deeds=st.lists(st.sampled_from(["plan", "facts", "take", "undo", "redo"]), max_size=14))
def test_undo_is_a_stack(tmp_path_factory: pytest.TempPathFactory, deeds: list[str]) -> None:
    """Held against a plain list of places with a pointer into it."""
    with workspace(tmp_path_factory.mktemp("stack")) as made:
        places, at = [made.state], 0
        for n, deed in enumerate(deeds):
            if deed == "undo":
                assert (made.undo("Ana") is None) == (at == 0)
                at = max(0, at - 1)
            elif deed == "redo":
                assert (made.redo("Ana") is None) == (at == len(places) - 1)
                at = min(len(places) - 1, at + 1)
            else:
                if deed == "plan":
                    made.save_plan(plan(str(n)), "Ana")
                elif deed == "facts":
                    made.save_department(department().changed(scenario=stricter(n)), "Ana", "facts")
                elif made.plans():
                    made.take_plan(1, "Ana")
                if made.state != places[at]:
                    places, at = [*places[: at + 1], made.state], at + 1
            assert made.state == places[at]
        assert made.trail_is_whole()
