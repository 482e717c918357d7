"""Publishing: changes are counted from it, told by how near they are, and live ones need the doctor's word."""

from datetime import date
from pathlib import Path

import pytest

from rotaengage.cli.main import main
from rotaengage.domain.issue import UserError
from rotaengage.domain.limits import Limits
from rotaengage.domain.plan import Plan, PlanStatus, Slot
from rotaengage.domain.scenario import Pin, PlanSettings
from rotaengage.store import Workspace
from rotaengage.usecases.history import keep_change
from rotaengage.usecases.open_workspace import open_workspace
from rotaengage.usecases.plan import make_plan
from rotaengage.usecases.publish import Zone, changes, publish
from tests import build
from tests.usecases.planned import workspace

DUTIES = [build.duty("amy", n) for n in (0, 41, 42, 55, 56)]
ROTA = build.rota([build.doctor("amy")], DUTIES, days=70)


def plan(*slots: Slot) -> Plan:
    return Plan(plan_id="p", rota_sha256="", status=PlanStatus.OPTIMAL, seconds=0, seed=1, workers=1, slots=slots,
                verified=True)  # fmt: skip


@pytest.mark.parametrize(("number", "zone"), [(1, Zone.LIVE), (2, Zone.SETTLE), (3, Zone.SETTLE), (4, Zone.FREE)])
def test_a_change_is_live_below_six_weeks_and_free_from_eight(number: int, zone: Zone) -> None:
    """The duties are 41, 42, 55 and 56 days ahead."""
    slot = build.slot(DUTIES[number], "10:00", "11:00")
    of = build.scenario(ROTA, published=(slot,))
    assert [(c.zone, c.new) for c in changes(of, plan(), build.MONDAY)] == [(zone, False)]
    assert changes(of, plan(slot), build.MONDAY) == ()
    own = of.changed(limits=Limits(live_days=0, free_days=0))
    assert [c.zone for c in changes(own, plan(), build.MONDAY)] == [Zone.FREE]


def test_what_is_new_counts_only_against_something_that_was_published() -> None:
    old, new = (build.slot(DUTIES[n], "10:00", "11:00") for n in (0, 4))
    assert [(c.slot, c.new) for c in changes(build.scenario(ROTA, published=(old,)), plan(old, new), build.MONDAY)] == [
        (new, True)
    ]
    assert changes(build.scenario(ROTA), plan(old, new), build.MONDAY) == ()


JANUARY = date(2027, 1, 2)


def refused(path: Path) -> str:
    """Refuse the first published slot, plan again, and say whose it was."""
    opened = open_workspace(path)
    scenario = opened.department.scenario
    slot = scenario.published[0]
    pin = Pin(doctor=slot.doctor, activity=slot.activity, span=slot.span, wanted=False, by="rep", why="clinic")
    keep_change(path, opened.department.changed(scenario=scenario.changed(pins=(pin,))), None, "slot refused")
    make_plan(path, PlanSettings(seconds=5))
    return scenario.rota.doctor_of[slot.doctor].name


def test_a_second_plan_changes_little_and_a_live_change_needs_the_doctors_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace(tmp_path)
    assert main(["publish", str(path), "--as-of", str(JANUARY)]) == 0
    assert "Nothing was published before" in capsys.readouterr().out
    again = make_plan(path, PlanSettings(seconds=5))
    assert next(o.value for o in again.objectives if o.name == "change") == 0
    name = refused(path)
    assert main(["publish", str(path), "--as-of", str(JANUARY)]) == 2
    assert name in capsys.readouterr().err
    assert main(["publish", str(path), "--as-of", str(JANUARY), "--agreed", name]) == 0
    told = capsys.readouterr().out
    assert f"gone {name}" in told
    with Workspace.open(path, read_only=True) as opened:
        assert opened.trail()[-1].why == f"agreed by {name}"
        assert opened.department().scenario.as_of == JANUARY
    assert main(["verify", str(path)]) == 0


def test_who_agreed_must_be_on_the_rota_and_there_must_be_a_plan(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    with pytest.raises(UserError, match="is not on the rota"):
        publish(path, JANUARY, ["Nobody Known"])
    with pytest.raises(SystemExit):
        main(["publish", str(path), "--as-of", "soon"])
