"""Entitlements, cover and settings are changed by hand: counted anew, kept, undone."""

from pathlib import Path

import pytest

from rotaengage.domain.entitlement import Entitlement
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.issue import UserError
from rotaengage.domain.scenario import Goal, PlanSettings
from rotaengage.usecases.edit import set_cover, set_entitlement, set_settings, with_cover, with_entitlement
from rotaengage.usecases.history import redo, undo
from rotaengage.usecases.open_workspace import open_workspace
from rotaengage.usecases.plan_settings import settings_of, settings_of_plan, settings_text, with_kept
from tests.store.made import department, workspace
from tests.store.made import plan as made_plan


def owed(minutes: int = 120) -> Entitlement:
    """So many minutes a week for everybody."""
    return Entitlement(id="week", activity="sdt", minutes=minutes, pro_rata=False, assumed=True)


def test_what_is_owed_is_counted_anew() -> None:
    before = department().changed(scenario=department().scenario.changed(entitlements=(owed(),)))
    after = with_entitlement(before, "week", 240).scenario
    assert [d.entitled_minutes for d in after.dues] == [240, 240, 240]
    assert (after.entitlements[0].assumed, after.entitlements[0].citation) == (False, "set by hand")
    with pytest.raises(UserError, match="no entitlement month"):
        with_entitlement(before, "month", 1)


def test_a_confirmed_minimum_is_no_assumption_any_more() -> None:
    scenario = department().scenario
    inferred = tuple(r.changed(assumed=True, title="Ward day", preferred=2) for r in scenario.cover)
    told = ("cover minimum of Ward day inferred from the rota", "something else")
    before = department().changed(scenario=scenario.changed(cover=inferred, assumptions=told))
    after = with_cover(before, "ward", 3).scenario
    assert (after.cover[0].minimum, after.cover[0].preferred, after.cover[0].assumed) == (3, 3, False)
    assert after.assumptions == ("something else",)
    assert with_cover(before, "ward", 1).scenario.cover[0].preferred == 2
    with pytest.raises(UserError, match="no cover nobody"):
        with_cover(before, "nobody", 1)


def test_each_is_one_deed(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    path = tmp_path / "ward.rota"
    kept = set_cover(path, department(), "ward", 2, "two must stay")
    assert kept.department.scenario.cover[0].minimum == 2
    order = (Goal.DELIVERED, *(g for g in PlanSettings().order if g is not Goal.DELIVERED))
    assert set_settings(path, PlanSettings(order=order, seconds=5), "hours first").settings.order == order
    assert open_workspace(path).settings == PlanSettings(order=order, seconds=5)
    assert undo(path).opened.settings == PlanSettings()
    assert undo(path).opened.department == department()
    assert redo(path).what == "two must stay"
    with pytest.raises(UserError):
        set_entitlement(path, department(), "week", 1, "x")


def test_settings_of_another_time_do_no_harm() -> None:
    assert settings_of("{") == PlanSettings()
    assert settings_of('{"seconds": 4.0, "order": ["delivered"]}').order[0] is Goal.DELIVERED
    assert set(settings_of('{"order": ["delivered"]}').order) == set(PlanSettings().order)
    assert settings_of(settings_text(PlanSettings(seconds=None))).seconds is None


def test_aims_asked_for_first_go_before_those_that_a_workspace_keeps() -> None:
    usual = PlanSettings().order
    kept = PlanSettings(order=(Goal.TIMELINESS, *(g for g in usual if g is not Goal.TIMELINESS)))
    assert with_kept(PlanSettings(), kept).order == kept.order
    asked = with_kept(PlanSettings(first=(Goal.DELIVERED,)), kept)
    assert (asked.order[:3], asked.first) == ((Goal.DELIVERED, Goal.TIMELINESS, Goal.ATTENDANCE), ())
    as_usual = with_kept(PlanSettings(first=usual[:2]), kept)
    assert as_usual.order[:3] == (*usual[:2], Goal.TIMELINESS)
    further = with_kept(PlanSettings(first=(Goal.GAPS,), order=(*usual, Goal.ROBUSTNESS)), kept)
    assert further.order[0] is Goal.GAPS
    assert further.order[-1] is Goal.ROBUSTNESS
    assert sorted(further.order) == sorted({*usual, Goal.ROBUSTNESS})


def test_what_a_plan_was_made_with_is_known_again() -> None:
    told = {"order": "delivered, attendance, of another time", "fair_depth": "3", "backfill_minutes": "as offered"}
    plan = made_plan().changed(parameters=told, seed=7, fair_between=Grouping.SITE)
    asked = settings_of_plan(plan)
    assert (asked.order, asked.fair_depth, asked.backfill_minutes) == ((Goal.DELIVERED, Goal.ATTENDANCE), 3, None)
    assert (asked.seed, asked.fair_between, asked.processes) == (7, Grouping.SITE, 1)
    assert settings_of_plan(plan.changed(parameters={})).order == PlanSettings().order
    assert settings_of_plan(None) == PlanSettings()


def test_what_another_window_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    path = tmp_path / "ward.rota"
    mine, theirs = open_workspace(path), open_workspace(path)
    set_cover(path, theirs.department, "ward", 2, "two must stay")
    with pytest.raises(UserError, match="another window has changed this workspace since"):
        set_cover(path, mine.department, "ward", 3, "three must stay")
    now = open_workspace(path)
    assert now.department.scenario.cover[0].minimum == 2
    assert set_cover(path, now.department, "ward", 3, "three must stay").department.scenario.cover[0].minimum == 3
