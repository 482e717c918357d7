"""An alternative that is chosen is judged once more, stored, and the trail says out of what and why."""

import json
from pathlib import Path

import pytest

from rotaengage.domain.frontier import Alternative, Axis, Frontier
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import PlanStatus
from rotaengage.usecases.choose import choose_alternative, draft_of, offered
from rotaengage.usecases.history import history
from tests.store.made import department, workspace

AXES = (Axis.DELIVERED, Axis.CHANGES)


def found() -> Frontier:
    """Two alternatives without a slot."""
    ones = tuple(Alternative(name=f"n{n}", values=(0.0, float(n)), bounds=(0.0, float(n))) for n in range(2))
    return Frontier(axes=AXES, alternatives=ones)


def test_choosing_is_recorded_with_who_why_and_out_of_what(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    path = tmp_path / "ward.rota"
    kept = choose_alternative(path, department(), found(), 1, " the quietest ")
    assert kept.plan is not None
    assert (kept.plan.note, kept.plan.status, kept.plan.verified) == ("the quietest", PlanStatus.OPTIMAL, True)
    assert [o.name for o in kept.plan.objectives] == ["delivered"]
    told = history(path)
    assert told.whole
    assert (told.trail[-1].what, told.trail[-1].why) == ("plan 1 chosen", "the quietest")
    assert [deed.what for deed in told.deeds] == ["plan 1 chosen"]


def test_everything_that_was_offered_is_kept() -> None:
    told = json.loads(offered(found(), 1))
    assert (told["axes"], told["chosen"]) == (["delivered", "changes"], 1)
    assert [one["name"] for one in told["alternatives"]] == ["n0", "n1"]


@pytest.mark.parametrize(
    ("gap", "status"), [(0.0, PlanStatus.OPTIMAL), (0.005, PlanStatus.CERTIFIED), (0.0051, PlanStatus.FEASIBLE)]
)
def test_how_good_it_is_proved_follows_from_its_gap(gap: float, status: PlanStatus) -> None:
    assert draft_of(AXES, found().alternatives[0].changed(gap=gap)).status is status


def test_no_choice_without_a_reason(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    with pytest.raises(UserError, match="reason"):
        choose_alternative(tmp_path / "ward.rota", department(), found(), 0, "")
