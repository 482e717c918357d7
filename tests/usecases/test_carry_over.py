"""What an earlier workspace left owing is owed in the next, to the doctors of the same names."""

from datetime import date
from pathlib import Path

import pytest

from rotaengage.cli.main import main
from rotaengage.domain.answers import Answers
from rotaengage.domain.entitlement import Debt
from rotaengage.domain.issue import Severity, UserError
from rotaengage.domain.setup import Setup
from rotaengage.store import Workspace
from rotaengage.usecases.carry_over import with_carried
from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.reread import reread
from tests.cli import books

NEXT = date(2027, 1, 18)
FRIEND = "Bilal Hashmi"


@pytest.fixture
def january(tmp_path: Path) -> Path:
    """A planned workspace in which one slot was given and the rest is owing."""
    path = tmp_path / "jan.rota"
    new_workspace(path, [books.tidy(tmp_path / "jan.xlsx")])
    assert main(["plan", str(path), "--seconds", "5"]) == 0
    with Workspace.open(path) as workspace:
        plan = workspace.plan()
        assert plan is not None
        workspace.save_plan(plan.changed(slots=plan.slots[:1], version=0), "me")
    return path


def owing(path: Path) -> dict[str, int]:
    """What each name is owed, less what the plan gives."""
    with Workspace.open(path, read_only=True) as workspace:
        scenario, plan = workspace.department().scenario, workspace.plan()
    assert plan is not None
    names = {d.id: d.name for d in scenario.rota.doctors}
    left = {names[d.doctor]: d.open_minutes for d in scenario.dues}
    for slot in plan.slots:
        left[names[slot.doctor]] -= slot.span.minutes
    return {name: minutes for name, minutes in left.items() if minutes}


def february(tmp_path: Path, *names: str) -> Path:
    """The next rota, of these people."""
    rows = books.grid(names, NEXT)
    return books.write(tmp_path / "feb.xlsx", ("Rota", rows), ("Key", books.LEGEND))


def debts(path: Path) -> dict[str, int]:
    with Workspace.open(path, read_only=True) as workspace:
        scenario = workspace.department().scenario
    return {scenario.rota.doctor_of[d.doctor].name: d.minutes for d in scenario.debts if
            d.doctor in scenario.rota.doctor_of}  # fmt: skip


def test_what_was_not_given_is_owed_again_and_added_to_what_is_due(tmp_path: Path, january: Path) -> None:
    path = tmp_path / "feb.rota"
    plain = new_workspace(tmp_path / "plain.rota", [february(tmp_path, *books.NAMES)])
    opened = new_workspace(path, [tmp_path / "feb.xlsx"], carry_over=january)
    assert len(owing(january)) >= 3
    assert debts(path) == owing(january)
    before = {d.doctor: d.entitled_minutes for d in plain.department.scenario.dues}
    for due in opened.department.scenario.dues:
        name = opened.department.scenario.rota.doctor_of[due.doctor].name
        assert due.entitled_minutes == before[due.doctor] + owing(january).get(name, 0)
    assert all("plan 2 of jan.rota" in d.basis for d in opened.department.scenario.debts)


def test_a_name_that_is_written_otherwise_is_asked_about_and_the_answer_brings_the_debt_home(
    tmp_path: Path, january: Path
) -> None:
    path, names = tmp_path / "feb.rota", (books.NAMES[0], FRIEND, "Zoe Quartermain")
    opened = new_workspace(path, [february(tmp_path, *names)], carry_over=january)
    told = {i.says.split(" is not")[0]: i for i in opened.department.issues if i.code in ("UC104", "UC105")}
    asked = told[books.NAMES[1]]
    assert (asked.severity, asked.suggestions) == (Severity.QUESTION, (FRIEND,))
    assert told[books.NAMES[2]].severity is Severity.NOTE
    assert set(debts(path)) <= {books.NAMES[0]}
    again = reread(path, Answers(aliases={books.NAMES[1]: FRIEND}), "answered")
    assert debts(path)[FRIEND] == owing(january)[books.NAMES[1]]
    assert "UC105" not in [i.code for i in again.department.issues]


def test_the_sheet_carried_over_goes_before(january: Path) -> None:
    name = next(iter(owing(january)))
    written = Setup(debts=(Debt(doctor=name.upper(), activity="protected-time", minutes=15),))
    setup, issues = with_carried(written, january)
    assert [d.minutes for d in setup.debts if d.doctor.casefold() == name.casefold()] == [15]
    assert [i.code for i in issues] == ["UC332"]
    assert with_carried(written, None) == (written, ())


def test_a_workspace_with_no_plan_is_a_sentence_and_nothing_is_written(tmp_path: Path) -> None:
    bare, path = tmp_path / "bare.rota", tmp_path / "feb.rota"
    new_workspace(bare, [books.tidy(tmp_path / "jan.xlsx")])
    with pytest.raises(UserError, match="no plan"):
        new_workspace(path, [february(tmp_path, *books.NAMES)], carry_over=bare)
    assert not path.exists()


def test_the_command_says_what_is_owed_and_refuses_what_is_no_workspace(
    tmp_path: Path, january: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rota = str(february(tmp_path, *books.NAMES))
    assert main(["new", str(tmp_path / "feb.rota"), "--rota", rota, "--carry-over", str(january)]) == 0
    assert debts(tmp_path / "feb.rota") == owing(january)
    capsys.readouterr()
    assert main(["new", str(tmp_path / "no.rota"), "--rota", rota, "--carry-over", str(tmp_path / "none.rota")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "no.rota").exists()
