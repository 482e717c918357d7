"""The command line: the contract's documents and exit codes, on a small rota."""

import json
from pathlib import Path
from typing import Any

import pytest

from rotaengage.cli.main import main
from rotaengage.cli.plan import AIMS, PER_CENT
from rotaengage.domain.scenario import Goal, PlanSettings
from tests.cli import books


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The one JSON document on standard output."""
    parsed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return parsed


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A workspace of the tidy rota, planned."""
    path = tmp_path / "tidy.rota"
    assert main(["new", str(path), "--rota", str(books.tidy(tmp_path / "tidy.xlsx"))]) == 0
    assert main(["plan", str(path), "--seconds", "10"]) == 0
    capsys.readouterr()
    return path


def test_inspect_prints_the_contract_and_loses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(books.tidy(tmp_path / "tidy.xlsx")), "--json", "--duties"]) == 0
    told = document(capsys)
    assert told["schema"] == "rotaengage.inspect/1"
    cells = told["cells"]
    assert cells["read"] == cells["understood"] + cells["ignored"] + cells["questions"]
    (rota,) = told["rotas"]
    assert (rota["layout"], rota["first_date"], rota["last_date"]) == ("doctor_grid", "2027-01-04", "2027-01-17")
    assert [p["name"] for p in rota["people"]] == list(books.NAMES)
    assert rota["duty_count"] == len(rota["duties"]) == 40
    first = next(d for d in rota["duties"] if d["cell"] == "'Rota'!C3")
    assert (first["person"], first["start"], first["end"]) == ("Bilal Hashimi", "2027-01-04T08:00", "2027-01-04T17:00")


def test_the_plan_document_holds_what_the_contract_says(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", str(workspace), "--seconds", "10", "--json"]) == 0
    told = document(capsys)
    assert told["schema"] == "rotaengage.plan/1"
    assert told["verified"] is True
    assert {o["name"] for o in told["objectives"]} >= {"worst_fulfilment", "delivered"}
    assert all("inferred" in a or "default" in a for a in told["assumptions"][:2])
    for doctor in told["doctors"]:
        assert doctor["planned_minutes"] <= doctor["entitled_minutes"]
        assert doctor["short_because"] or doctor["planned_minutes"] == doctor["entitled_minutes"]


def test_fairness_between_groups_is_asked_for_kept_with_the_plan_and_checked_again(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(workspace), "--seconds", "10", "--fair-between", "grade", "--json"]) == 0
    told = document(capsys)
    assert told["fair_between"] == "grade"
    assert "worst_group" in {o["name"] for o in told["objectives"]}
    assert [g["group"] for g in told["groups"]] == sorted({d["grade"] for d in told["doctors"]})
    for group in told["groups"]:
        own = [d for d in told["doctors"] if d["grade"] == group["group"]]
        assert group["met_minutes"] == sum(d["planned_minutes"] + d["standing_minutes"] for d in own)
        assert group["fulfilment"] <= group["ideal"] + 60 / group["entitled_minutes"]
    assert main(["verify", str(workspace)]) == 0
    capsys.readouterr()
    assert main(["show", "plan", str(workspace)]) == 0
    assert "Groups, by grade" in capsys.readouterr().out
    assert main(["plan", str(workspace), "--seconds", "10", "--json"]) == 0
    assert document(capsys)["groups"] == []


def test_a_further_aim_is_pursued_where_it_is_asked_for_and_kept_on_the_plan(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(workspace), "--seconds", "10", "--also", "robustness", "--json"]) == 0
    (found,) = [o for o in document(capsys)["objectives"] if o["name"] == "robustness"]
    assert 0 < found["value"] <= found["bound"]
    assert found["unit"] == "minutes"
    assert main(["verify", str(workspace)]) == 0


def test_aims_are_taken_in_the_order_asked_and_the_plan_says_how_it_was_made(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--first", "delivered,attendance", "--fair-depth", "2", "--seconds", "10", "--json"]
    assert main(["plan", str(workspace), *asked]) == 0
    told = document(capsys)
    names = [o["name"] for o in told["objectives"]]
    assert names[:3] == ["delivered", "attendance", "worst_fulfilment"]
    made = told["parameters"]
    assert made["order"].startswith("delivered, attendance, worst_fulfilment, preferred_cover")
    assert (made["fair_depth"], made["seconds"], made["seed"]) == ("2", "10", "1")
    assert {"ortools", "highspy", "numpy", "python"} <= made.keys()


@pytest.mark.parametrize(("asked", "says"), [("delivered,speed", "no aim speed"), ("", "no aim without a name")])
def test_an_aim_that_there_is_not_is_told_with_those_that_there_are(
    asked: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["plan", "x.rota", "--first", asked])
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert says in told
    assert set(AIMS) == {g.value for g in Goal if g is not Goal.WORST_GROUP}  # groups come with --fair-between
    assert all(word in told for word in AIMS)


def test_the_optimum_of_every_aim_is_found_where_it_is_asked_for(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(workspace), "--gap", "0", "--seconds", "60", "--json"]) == 0
    told = document(capsys)
    assert float(told["parameters"]["gap"]) == 0
    assert told["status"] == "optimal"
    assert all(o["value"] == o["bound"] for o in told["objectives"])


def test_near_enough_is_the_same_here_as_on_the_screens() -> None:
    assert PlanSettings().gap == PER_CENT / 100


def test_a_gap_below_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["plan", "x.rota", "--gap", "-1"])
    assert end.value.code == 2
    assert "must not be below zero" in capsys.readouterr().err


def test_the_same_seed_gives_the_same_plan(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hashes = set()
    for _ in range(2):
        main(["plan", str(workspace), "--seconds", "60", "--json"])
        hashes.add(document(capsys)["plan_hash"])
    assert len(hashes) == 1


def test_verify_and_check_say_what_holds(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(workspace), "--json"]) == 0
    told = document(capsys)
    assert (told["verified"], told["breaches"], told["trail_is_whole"]) == (True, [], True)
    assert main(["check", str(workspace), "--json"]) == 0
    told = document(capsys)
    assert (told["working_time"], told["new_breaches"]) == ([], [])


@pytest.mark.parametrize("ending", ["xlsx", "ics", "csv", "json"])
def test_export_writes_each_kind_and_never_over_another_file(workspace: Path, ending: str) -> None:
    to = workspace.with_name(f"out.{ending}")
    assert main(["export", str(workspace), "--to", str(to)]) == 0
    before = to.read_bytes()
    assert main(["export", str(workspace), "--to", str(to), "--mark", "fill"]) == 2
    assert to.read_bytes() == before
    assert main(["export", str(workspace), "--to", str(to), "--force"]) == 0


def test_the_input_workbook_is_never_written_to(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    original = workspace.with_name("tidy.xlsx")
    before = original.read_bytes()
    assert main(["export", str(workspace), "--to", str(original), "--force"]) == 2
    assert "the rota itself" in capsys.readouterr().err
    assert original.read_bytes() == before


def test_a_workspace_is_not_overwritten(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = workspace.read_bytes()
    assert main(["new", str(workspace), "--rota", str(workspace.with_name("tidy.xlsx"))]) == 2
    assert "there already" in capsys.readouterr().err
    assert workspace.read_bytes() == before


def test_help_and_version_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert "ortools" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    assert "examples:" in capsys.readouterr().out
