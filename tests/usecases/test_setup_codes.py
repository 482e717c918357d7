"""What the sheet Shift codes says of a code is not asked again, neither at first nor when the workbook is read anew."""

from datetime import date, timedelta
from pathlib import Path

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.department import Department
from rotaengage.usecases.new_workspace import new_workspace
from rotaengage.usecases.reread import reread
from tests.cli.books import write

FIRST = date(2027, 1, 4)


def books(folder: Path, times: tuple[str, str] | None) -> tuple[Path, Path]:
    """A rota whose SD means different things elsewhere and whose P2 nobody knows, and a setup that says both."""
    heading = ("Name", "Grade", *(FIRST + timedelta(n) for n in range(14)))
    names = ("Ann Okoro", "Ben Shah", "Cara Lund")
    lines = [(name, "F2", *("SD", "P2", "AL", "SD", "P2", "", "") * 2) for name in names]
    said = [("SD", "standard day", *(times or ())), ("P2", "late", "12:00", "20:00"), ("AL", "annual leave")]
    setup = ("Shift codes", [("Code", "Kind", "Start (hh:mm)", "End (hh:mm)"), *said])
    return write(folder / "rota.xlsx", ("Rota", [heading, *lines])), write(folder / "setup.xlsx", setup)


def asked(department: Department) -> set[str]:
    return {i.key for i in department.issues if i.key.startswith("code:")}


def test_codes_that_the_setup_settles_are_understood(tmp_path: Path) -> None:
    rota, setup = books(tmp_path, ("09:00", "17:00"))
    opened = new_workspace(tmp_path / "a.rota", [rota], setup)
    assert asked(opened.department) == set()
    assert (opened.department.cells.questions, opened.department.cells.understood) == (0, 3 * 12 + 14)
    assert {d.kind for d in opened.department.scenario.rota.duties if d.code == "P2"} == {DutyKind.LATE}
    again = reread(opened.path, opened.department.answers, "read again")
    assert asked(again.department) == set()
    assert again.department.cells == opened.department.cells
    assert again.department.answers.codes == ()


def test_work_without_times_in_the_setup_is_still_asked_about(tmp_path: Path) -> None:
    rota, setup = books(tmp_path, None)
    assert asked(new_workspace(tmp_path / "b.rota", [rota], setup).department) == {"code:SD"}
