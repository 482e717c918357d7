"""The commands that explore a plan: README's own lines on the sample, their documents, and what they refuse."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from benchmarks.instances import Size, department
from rotaengage.cli.main import main
from rotaengage.cli.whatif import print_answer
from rotaengage.domain.plan import EventOutcome
from rotaengage.domain.what_if import WhatIf
from rotaengage.usecases.open_workspace import look_at
from tests.cli import books
from tests.house import ROOT
from tests.test_readme import walk

TITLE = "Before anybody agrees to a plan"


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample department with a plan."""
    path, samples = tmp_path_factory.mktemp("acute") / "acute.rota", ROOT / "samples"
    rota, setup = samples / "acute-medicine.xlsx", samples / "acute-medicine-setup.xlsx"
    assert main(["new", str(path), "--rota", str(rota), "--setup", str(setup)]) in (0, 1)
    assert main(["plan", str(path), "--seconds", "4"]) == 0
    return path


@pytest.fixture
def here(planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample in the working folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(planned, tmp_path / "acute.rota"))


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    """A command's exit code and its document."""
    capsys.readouterr()
    code = main([*words, "--json"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, document


def test_the_lines_of_the_readme_work_as_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here.exists()
    lines = walk(TITLE)
    assert len(lines) == 6
    assert {main(words[1:]) for words in lines} == {0}
    told = capsys.readouterr().out
    assert "within" in told
    assert "Proof: " in told


def _people(path: Path) -> set[tuple[str, str]]:
    """Everybody's id and name."""
    return {(d.id, d.name) for d in look_at(path).department.scenario.rota.doctors}


def test_a_board_and_drawn_sickness_name_doctors_beside_their_ids(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, board = asked(capsys, "board", str(here))
    assert {(d["doctor"], d["name"]) for d in board["doctors"]} <= _people(here)
    _, drawn = asked(capsys, "robustness", str(here), "--draws", "2")
    assert drawn["slots"]
    assert {(s["slot"]["doctor"], s["slot"]["name"]) for s in drawn["slots"]} <= _people(here)


def test_a_what_if_says_for_what_attendance_its_bound_holds(capsys: pytest.CaptureFixture[str]) -> None:
    problem, event = department(Size(4, 1)), EventOutcome(event="f", activity="f", span=None)
    print_answer(WhatIf(), problem)
    assert "with as many at events" not in capsys.readouterr().out
    print_answer(WhatIf(events=(event,)), problem)
    assert "any plan could give with as many at events" in capsys.readouterr().out


def test_a_what_if_that_is_kept_is_the_next_plan(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = asked(capsys, "whatif", str(here), "--leave", "Uche Nwabara", "2027-01-14", "2027-01-15", "--keep")
    assert (code, told["schema"], told["judged"]) == (0, "rotaengage.whatif/1", True)
    assert 0 <= told["gap"] < 0.15
    assert main(["verify", str(here)]) == 0
    changes = here.with_name("changes.json")
    changes.write_text(json.dumps(told["changes"]), encoding="utf-8")
    code, again = asked(capsys, "whatif", str(here), "--changes", str(changes))
    assert (code, again["swaps"]) == (0, [])


def test_a_what_if_says_where_somebody_is_left_below_the_smallest_share(capsys: pytest.CaptureFixture[str]) -> None:
    problem = department(Size(4, 1))
    print_answer(WhatIf(below_floor_minutes=90), problem)
    assert "less than the smallest share in the plan that stands, 1 h 30 short of it" in capsys.readouterr().out
    print_answer(WhatIf(), problem)
    assert "smallest share" not in capsys.readouterr().out


def test_what_a_plan_was_asked_for_stays_with_it_through_a_what_if(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tidy.rota"
    assert main(["new", str(path), "--rota", str(books.tidy(tmp_path / "tidy.xlsx"))]) == 0
    _, made = asked(capsys, "plan", str(path), "--first", "delivered,timeliness", "--fair-between", "grade")
    assert made["parameters"]["order"].startswith("delivered, timeliness, attendance, worst_fulfilment")
    day = made["slots"][0]["start"][:10]
    code, told = asked(capsys, "whatif", str(path), "--close", day, "--keep")
    assert (code, told["judged"]) == (0, True)
    assert main(["export", str(path), "--to", str(tmp_path / "kept.json"), "--privacy", "full"]) == 0
    kept = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
    assert kept["version"] == made["version"] + 1
    assert (kept["parameters"], kept["fair_between"]) == (made["parameters"], "grade")


def test_documents_name_cells_as_a_spreadsheet_does(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told = asked(capsys, "explain", str(here), "--doctor", "Sanjay")
    assert told["schema"] == "rotaengage.explain/1"
    assert all(r["cell"].startswith("'Rota Jan-Feb'!") for r in told["reasons"])
    _, board = asked(capsys, "board", str(here))
    assert (board["schema"], board["impossible"]) == ("rotaengage.board/1", False)
    _, sick = asked(capsys, "robustness", str(here), "--draws", "20")
    assert sick["schema"] == "rotaengage.robustness/1"
    assert 0 < sick["kept_share"] <= 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["frontier", "--axes", "delivered"], "two or three different measures"),
        (["frontier", "--axes", "delivered,beauty"], "no measure is called beauty"),
        (["frontier", "--axes", "delivered,backfill"], "cannot be traded by backfill"),
        (["frontier", "--axes", "delivered,changes", "--hold", "delivered"], "is not a measure with a value"),
        (["explain", "--doctor", "Nobody At All"], "there is no doctor called Nobody At All"),
        (["explain", "--event", "nothing"], "there is no event nothing"),
        (["whatif"], "no change is asked for"),
        (["explain", "--doctor", "Sanjay Muralitharan", "--activity", "golf"], "there is no activity golf; use one of"),
        (["whatif", "--close", "someday"], "--close: someday is no date; write it as 2027-01-04"),
        (["whatif", "--close", "2031-01-14"], "--close: 2031-01-14 is outside this rota; it goes from 2027-01-04"),
        (["whatif", "--leave", "Uche Nwabara", "2027-01-15", "2027-01-14"], "the last day, 2027-01-14, is before"),
        (["whatif", "--leave", "Uche Nwabera", "2027-01-15", "2027-01-15"], "did you mean Uche Nwabara?"),
        (["whatif", "--leave", "", "2027-01-15", "2027-01-15"], "no doctor was named"),
        (["whatif", "--minimum", "sho-morning", "-1", "all"], "--minimum: -1 is no number of doctors"),
        (["whatif", "--minimum", "golf", "1", "all"], "there is no requirement golf; use one of: "),
        (["whatif", "--method", "rdf-jan", "telepathy"], "use one of: virtual, asynchronous"),
        (["whatif", "--method", "golf", "virtual"], "there is no event golf; use one of: "),
        (["whatif", "--attend", "Uche Nwabara", "golf"], "there is no event golf; use one of: "),
        (["whatif", "--locum", "golf", "2027-01-14", "09:00", "17:00"], "there is no tier golf; use one of: first"),
        (["whatif", "--protect", "sdt", "2027-01-14", "17:00", "13:00"], "the time ends at 13:00, not after 17:00"),
        (["whatif", "--protect", "golf", "2027-01-14", "13:00", "17:00"], "there is no activity golf; use one of: "),
        (["whatif", "--refuse", "Uche Nwabara", "2027-01-14T12:00", "2027-01-14T10:00"], "--refuse: the time ends at"),
        (["whatif", "--refuse", "Uche Nwabara", "10:00", "12:00"], "10:00 is no date with a time"),
        (["whatif", "--window", "rdf-jan", "Funday", "10:00", "12:00"], "Funday are no days; write"),
        (["whatif", "--changes", "missing.json"], "missing.json: the changes cannot be read"),
    ],
)
def test_each_mistake_is_one_sentence(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert main([words[0], str(here), *words[1:]]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert len(told.strip().splitlines()) == 1


def test_a_list_of_changes_that_is_none_is_one_sentence(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("{", '[{"kind": "golf"}]', '[{"kind": "close_day", "day": "someday"}]'):
        (tmp_path / "changes.json").write_text(text, encoding="utf-8")
        assert main(["whatif", str(here), "--changes", str(tmp_path / "changes.json")]) == 2
        told = capsys.readouterr().err
        assert "changes.json: this is no list of changes" in told
        assert len(told.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["robustness", "x.rota", "--draws", "0"], "must be a whole number from 1 to 10000, not 0"),
        (["robustness", "x.rota", "--share", "2"], "must be a share from 0 to below 1"),
        (["plan", "x.rota", "--workers", "99"], "must be a whole number from 1 to 64, not 99"),
        (["plan", "x.rota", "--seconds", "soon"], "soon is no number"),
        (["plan", "x.rota", "--backfill", "-2"], "must not be below zero"),
        (["frontier", "x.rota", "--axes", "delivered,changes", "--count", "1"], "from 2 to 60, not 1"),
        (["show", "day", "x.rota", "--day", "tomorrow"], "tomorrow is no date; write it as"),
    ],
)
def test_a_number_or_date_that_is_none_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    told = capsys.readouterr().err.strip().splitlines()[-1]
    assert says in told
    assert len(told) < 120


def test_without_a_plan_there_is_nothing_to_explore(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tidy.rota"
    assert main(["new", str(path), "--rota", str(books.tidy(tmp_path / "tidy.xlsx"))]) == 0
    assert main(["whatif", str(path), "--close", "2027-01-05"]) == 2
    assert "there is no plan yet" in capsys.readouterr().err
