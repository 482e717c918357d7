"""The picture of a sheet: what was taken for what, in letters that need no colours, as wide as the terminal."""

from pathlib import Path

import pytest

from rotaengage.cli import picture as drawing
from rotaengage.cli.main import main
from rotaengage.domain.answers import Answers
from rotaengage.domain.picture import Picture, PictureCell, PictureRow, Role
from rotaengage.domain.refs import CellRef
from rotaengage.tui.present.picture import cell_name, place_in, widths
from rotaengage.usecases.inspect_picture import inspect_pictures
from tests.cli import books


def rota(path: Path, people: int = 4) -> Path:
    """A tidy rota with a code that must be asked about (C4), a title and a line of counts."""
    names = [f"{name} {n}" if n else name for n in range(people // 4) for name in books.NAMES]
    rows = [[*row] for row in books.grid(names)]
    rows[2][2] = "QX7"
    rows = [["Rota of the ward"], *rows, ["Total on duty", "", *[3] * 14]]
    return books.write(path, ("Rota", rows), ("Key", books.LEGEND))


def row_of(picture: Picture, number: int) -> PictureRow:
    return next(r for r in picture.rows if r.row == number)


def test_every_cell_has_the_role_that_it_was_read_in(tmp_path: Path) -> None:
    found, (picture,) = inspect_pictures(rota(tmp_path / "rota.xlsx"), Answers())
    assert (picture.place, picture.layout) == (str(found.rotas[0].place), "doctor_grid")
    assert [word for _, word in picture.columns[:3]] == ["name", "grade", "day"]
    words = {r.row: r.taken_for for r in picture.rows}
    assert (words[2], words[3], words[7]) == ("days", "who", "sums")
    assert row_of(picture, 2).cells[2] == PictureCell("Mon 4 Jan", Role.DATE)
    roles = [c.role for c in row_of(picture, 3).cells]
    assert roles[:5] == [Role.NAME, Role.ABOUT, Role.LEAVE, Role.LEAVE, Role.WORK]
    assert row_of(picture, 4).cells[2] == PictureCell("QX7", Role.QUESTION)
    assert row_of(picture, 1).cells[0].role is Role.IGNORED
    assert row_of(picture, 3).cells[-1] == PictureCell("", Role.BLANK)
    assert {i.key for i in picture.issues} >= {"code:QX7"}


def test_a_sheet_of_any_length_is_in_the_picture_and_little_of_it_is_held_twice(tmp_path: Path) -> None:
    _, (picture,) = inspect_pictures(rota(tmp_path / "rota.xlsx", people=520), Answers())
    assert len(picture.rows) > 520
    assert picture.rows[-1].row == picture.rows[0].row + len(picture.rows) - 1
    last = CellRef("Rota", picture.rows[-1].row - 1, 3)
    place = place_in(picture, last)
    assert place is not None
    assert cell_name(picture, *place) == "C522"
    assert place_in(picture, last._replace(row=picture.rows[-1].row + 1)) is None
    assert len(widths(picture)) == len(picture.columns)
    assert len({id(cell) for row in picture.rows for cell in row.cells}) == len(
        {cell for row in picture.rows for cell in row.cells}
    )


def test_the_reading_is_the_same_with_and_without_a_picture(tmp_path: Path) -> None:
    from rotaengage.usecases.answering import inspect_with

    path = rota(tmp_path / "rota.xlsx")
    assert inspect_pictures(path, Answers())[0] == inspect_with(path, Answers())


def test_the_command_draws_without_colours_where_there_is_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", str(rota(tmp_path / "rota.xlsx")), "--picture"]) == 1
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "   2 days  Name" in told
    assert "QX7?" in told
    assert "AL-" in told
    assert "code:QX7\n" in told


@pytest.mark.parametrize(
    ("tty", "variables", "colour"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {"TERM": "xterm"}, False),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    monkeypatch: pytest.MonkeyPatch, tty: bool, variables: dict[str, str], colour: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: tty, raising=False)
    assert drawing.wants_colour() is colour


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_what_is_cut_is_told(tmp_path: Path, width: int) -> None:
    _, (picture,) = inspect_pictures(rota(tmp_path / "rota.xlsx", people=48), Answers())
    lines = list(drawing.draw(picture, width, colour=False))
    grid = [line for line in lines if "marks:" not in line]
    assert max(map(len, grid)) <= width
    assert any("more rows" in line for line in lines)
    assert any("more columns" in line for line in lines) is (width < 200)
    shown = sum(line[:4].strip().isdigit() for line in lines)
    left = sum(int(line.split()[1]) for line in lines if "more rows" in line)
    assert shown + left == len(picture.rows)


def test_colours_add_to_the_letters_and_take_nothing_away(tmp_path: Path) -> None:
    import re

    _, (picture,) = inspect_pictures(rota(tmp_path / "rota.xlsx"), Answers())
    plain = list(drawing.draw(picture, 100, colour=False))
    bright = list(drawing.draw(picture, 100, colour=True))
    assert any("\x1b[" in line for line in bright)
    assert [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in bright] == plain


def test_a_cell_cannot_drive_the_terminal_and_keeps_its_mark_when_it_is_cut() -> None:
    cells = (
        PictureCell("A\x1b[2J\x07 very long name that never ends", Role.NAME),
        PictureCell("LONGCODE99", Role.QUESTION),
    )
    picture = Picture(
        place="'S'!A1:B1",
        layout="doctor_grid",
        confidence=1,
        columns=(("A", "name"), ("B", "day")),
        rows=(PictureRow(row=1, taken_for="who", cells=cells),),
        colours=(("00B050", 3, "explained as \x1b]0;leave"),),
    )
    text = "\n".join(drawing.draw(picture, 80, colour=False))
    assert not set("\x1b\x07") & set(text)
    assert "LONGCOD…?" in text
    assert "fill 00B050 on 3 cells" in text
