"""Backfill from the settings to the paper: planned within what was asked, judged, kept, and told to who books it."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from rotaengage.cli.main import main
from rotaengage.cli.words_plan import plan_lines
from rotaengage.domain.backfill import Backfill, BackfillOffer
from rotaengage.domain.change import AddLocum
from rotaengage.domain.department import Department
from rotaengage.domain.grades import Tier
from rotaengage.domain.issue import UserError
from rotaengage.domain.scenario import Goal, PlanSettings, Scenario
from rotaengage.export.cover_sheet import cover_sheet
from rotaengage.export.engagement_sheet import engagement_sheet
from rotaengage.export.plan_json import plan_document
from rotaengage.store import Workspace
from rotaengage.usecases.bought_hours import as_planned
from rotaengage.usecases.desk import open_desk
from rotaengage.usecases.edit import set_settings
from rotaengage.usecases.open_workspace import open_workspace
from rotaengage.usecases.plan import make_plan
from rotaengage.usecases.verify import verify
from rotaengage.usecases.what_if import keep_what_if, what_if
from tests import build

DUTIES = [build.duty(name, 0, "09:00", "13:00") for name in ("amy", "bea")]
BANK = BackfillOffer(id="bank", title="Bank", tier=Tier.SHO, least_minutes=60, end=time(13), price=2)


def department(**more: Any) -> Department:
    """Two doctors who are both needed, each owed an hour."""
    rota = build.rota([build.doctor("amy"), build.doctor("bea")], DUTIES, days=1)
    fields: dict[str, Any] = {"backfill": (BANK,), "cover": (build.need(2),), "dues": build.owed(60, "amy", "bea")}
    return Department(scenario=build.scenario(rota, **fields | more))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The department on disk."""
    file = tmp_path / "two.rota"
    with Workspace.create(file, department(), (), "tester"):
        return file


def scenario_of(path: Path) -> Scenario:
    return open_workspace(path).department.scenario


def test_as_much_is_bought_as_is_asked_for_and_the_plan_is_verified(path: Path) -> None:
    for hours, minutes in ((0, 0), (1, 60), (2, 120), (None, 120)):
        asked = None if hours is None else 60 * hours
        plan = make_plan(path, PlanSettings(seconds=5, backfill_minutes=asked))
        assert sum(b.span.minutes for b in plan.backfill) == sum(s.span.minutes for s in plan.slots) == minutes
        assert verify(path).good
        assert scenario_of(path).bought == plan.backfill
        costs = [o.value for o in plan.objectives if o.name == Goal.BACKFILL]
        assert costs == ([2 * minutes] if minutes or hours is None else [])


def test_what_is_kept_in_the_settings_holds_until_something_else_is_asked_for(path: Path) -> None:
    set_settings(path, PlanSettings(backfill_minutes=60), "one hour of backfill")
    assert open_workspace(path).settings.backfill_minutes == 60
    assert len(make_plan(path, PlanSettings(seconds=5)).slots) == 1
    assert len(make_plan(path, PlanSettings(seconds=5, backfill_minutes=120)).slots) == 2


def test_backfill_that_the_setup_does_not_allow_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "none.rota"
    with Workspace.create(file, department(backfill=()), (), "tester"):
        pass
    with pytest.raises(UserError, match="the setup allows none"):
        make_plan(file, PlanSettings(seconds=5, backfill_minutes=60))
    assert main(["plan", str(file), "--backfill", "1"]) == 2
    assert "sheet Backfill" in capsys.readouterr().err
    assert main(["plan", str(file), "--backfill", "0", "--seconds", "5"]) == 0


def test_whoever_books_is_told_whom_and_when(path: Path) -> None:
    plan = make_plan(path, PlanSettings(seconds=5, backfill_minutes=60))
    scenario, (hour,) = scenario_of(path), plan.backfill
    told = f"{hour.span.wall()}, 1 h: sho (Bank)"
    assert f"    {told}" in list(plan_lines(plan, scenario))
    assert f"To book: {told}" in engagement_sheet(plan, scenario).footing
    assert f"To book, and counted above: {told}" in cover_sheet(plan, scenario).footing
    document: Any = plan_document(plan, scenario)["backfill"]
    assert [(d["offer"], d["tier"], d["minutes"], d["price"]) for d in document] == [("bank", "sho", 60, 2.0)]


def test_hours_of_offers_are_decided_anew_by_each_plan_and_a_persons_own_stay() -> None:
    own = Backfill(tier=Tier.SHO, span=build.span(0, "09:00", "10:00"))
    planned = department(bought=(own, BANK.shift(build.span(0, "10:00", "11:00"))))
    assert as_planned(planned, None).scenario.bought == (own,)
    assert as_planned(department(), None).scenario.bought == ()


def test_a_locum_that_is_tried_and_kept_stays_bought_through_the_next_plans(path: Path) -> None:
    set_settings(path, PlanSettings(backfill_minutes=0), "no backfill")
    nothing = make_plan(path, PlanSettings(seconds=5))
    assert nothing.slots == ()
    locum = AddLocum(tier=Tier.SHO, day=build.MONDAY, start=time(9), end=time(10), price=2)
    with open_desk(open_workspace(path).department, nothing) as desk:
        answer = what_if(desk, (locum,))
        assert answer.delivered_minutes == 60
        kept = keep_what_if(desk, answer, path)
    assert [b.span for b in kept.backfill] == [build.span(0, "09:00", "10:00")]
    assert verify(path).good
    again = make_plan(path, PlanSettings(seconds=5))
    assert (again.backfill, len(again.slots)) == (kept.backfill, 1)
    assert verify(path).good
