"""Entitlements, cover and settings are changed by hand: counted anew, kept, undone."""

from pathlib import Path

import pytest

from rotaengage.domain.entitlement import Entitlement
from rotaengage.domain.issue import UserError
from rotaengage.domain.scenario import Goal, PlanSettings
from rotaengage.usecases.edit import set_cover, set_entitlement, set_settings, with_cover, with_entitlement
from rotaengage.usecases.history import redo, undo
from rotaengage.usecases.open_workspace import open_workspace
from rotaengage.usecases.plan_settings import settings_of, settings_text
from tests.store.made import department, workspace


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
