"""Reading, result, doctors and export say everything, in lines that fit."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from rotaengage.domain.inspection import CellTally
from rotaengage.domain.progress import Progress
from rotaengage.tui.present import doctors, reading, result
from rotaengage.tui.present.answers import choices, question_lines
from rotaengage.tui.present.course import Course, bar, course_lines
from rotaengage.tui.present.look import Line, plain
from rotaengage.tui.present.paths import is_workspace, numbered, path_of, short_path
from tests.tui import values

WIDTHS = [36, 46, 78, 150]


def assert_fits(lines: list[Line], width: int) -> None:
    """No line is wider than it may be."""
    wide = [plain([one]) for one in lines if sum(cell_len(piece.text) for piece in one) > width]
    assert wide == []


def test_the_law_of_reading_is_said_with_its_figures() -> None:
    assert reading.law(CellTally(understood=1200, ignored=30, questions=4)) == "Nothing lost: 1,234 = 1,200 + 30 + 4"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reading_names_file_place_people_dates_and_codes(width: int) -> None:
    view = reading.of_inspection(values.inspection())
    lines = [*reading.summary(view, width), *reading.code_lines(view, width)]
    words = plain(lines)
    for part in ("aug.xlsx", "'Aug rota'!A3:AD15", "people down, dates across", "12 people", "340 = 335 + 4 + 1", "X9"):
        assert part in words
    assert "4 ignored: a heading" in words
    assert_fits(lines, width)


def test_questions_come_first_with_their_cell_and_cure() -> None:
    view = reading.of_department(values.department())
    assert [issue.code for issue in view.issues] == ["IM201", "IM301"]
    assert reading.issues_title(view) == "1 question, 1 note"
    assert reading.asks(view) == 1
    words = plain(question_lines(view.issues[0], 60))
    assert "'Aug rota'!AD4" in words
    assert "Say what it means" in words
    assert [one.words for one in choices(view.issues[0])] == ["long day", "off", "Type another answer"]


@pytest.mark.parametrize(("width", "place"), [(30, "AD4"), (80, "'Aug rota'!AD4")])
def test_a_narrow_list_keeps_the_cell_and_drops_the_sheet(width: int, place: str) -> None:
    view = reading.of_department(values.department())
    assert plain([reading.issue_line(view.issues[0], width)]).split("  ")[0].startswith(f"? {place}")


@pytest.mark.parametrize(
    ("where", "cell"),
    [("'A, b'!Z12, AW33", "'A, b'!Z12"), ("'Rota'!BK6:BK10", "'Rota'!BK6"), ("'Rota'", None), ("setup.xlsx", None)],
)
def test_the_first_cell_of_a_finding_is_found(where: str, cell: str | None) -> None:
    found = reading.first_cell(where)
    assert (None if found is None else str(found)) == cell


def test_a_file_without_a_rota_says_so() -> None:
    view = reading.of_inspection(values.inspection().changed(rotas=()))
    assert "No rota was found" in plain(reading.summary(view, 50))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_result_says_proof_the_worst_off_and_the_events(width: int) -> None:
    lines = result.result_lines(values.plan(), values.scenario(), width)
    words = plain(lines)
    for part in ("limit 75%", "gap 33.3%", "proved best", "11 doctors of 12 short", "Eira Prosser", "and 6 more"):
        assert part in words
    for part in ("Tue 11 Aug 12:00-13:00", "quorum met", "no time found", "too few are at work", "cover is inferred"):
        assert part in words
    assert "Amara" not in words


def test_a_plan_that_was_not_checked_says_so() -> None:
    words = plain(result.result_lines(values.plan().changed(verified=False, doctors=()), values.scenario(), 78))
    assert "Not checked yet." in words
    assert "Nobody is owed any time" in words


@pytest.mark.parametrize("width", WIDTHS)
def test_the_course_shows_time_value_limit_and_gap(width: int) -> None:
    steps = (Progress("Reading the rota"), Progress("worst_fulfilment", "", 0.5, 0.75, "ratio", 1.5))
    lines = course_lines(Course(steps, 30.0), 12.0, width)
    words = plain(lines)
    assert "12 of 30 s" in words
    assert "Best so far 50%" in words
    assert "Limit 75%, gap 33.3%" in words
    assert words.count("1.5 s") == 1
    assert_fits(lines, max(width, 40))


def test_the_course_says_that_it_is_stopping_and_what_comes_first() -> None:
    words = plain(course_lines(Course((), None, stopping=True), 3.0, 50))
    assert "Stopping, keeping the best" in words
    assert "Setting up." in words


@pytest.mark.parametrize(("part", "done"), [(-1, 0), (0, 0), (0.5, 4), (0.99, 7), (1, 8), (7, 8)])
def test_a_bar_stays_within_its_cells(part: float, done: int) -> None:
    full, rest = bar(part, 8)
    assert (len(full), len(full + rest)) == (done, 8)


def test_the_worst_off_come_first_and_the_order_can_be_by_name() -> None:
    scenario = values.scenario()
    worst = doctors.standings(scenario, values.plan())
    assert [worst[0].doctor, worst[-1].doctor] == ["d4", "d0"]
    assert doctors.standings(scenario, values.plan(), by_name=True)[0].doctor == "d0"
    assert [one.doctor for one in doctors.standings(scenario, None, "okoro")] == ["d0"]


@pytest.mark.parametrize("width", [80, 160])
def test_a_doctor_is_told_with_owed_given_share_and_reason(width: int) -> None:
    scenario = values.scenario()
    worst = doctors.standings(scenario, values.plan())[0]
    words = plain([doctors.standing_line(worst, scenario.rota, width)])
    for part in ("Eira Prosser", "F2", "0.6", "8 h", "0%", "Cover: Ward"):
        assert part in words
    full = plain(doctors.detail(worst, scenario, values.SLOTS, width))
    assert "Short: Cover: Ward SHO, day is at its minimum on 9 of 12 days" in full
    assert "Thu 6 Aug 12:00-13:00" in full
    assert "Owed: 2 h a week" in full


def test_without_a_plan_the_list_says_what_is_owed() -> None:
    scenario = values.scenario()
    one = doctors.standings(scenario, None)[0]
    words = plain([doctors.standing_line(one, scenario.rota, 100)])
    assert "8 h" in words
    assert "no plan yet" in words


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("'/a/my rota.xlsx'", "/a/my rota.xlsx"),
        ('"/a/b.xlsx"\n', "/a/b.xlsx"),
        ("/a/my\\ rota.xlsx", "/a/my rota.xlsx"),
        ("file:///a/my%20rota.xlsx", "/a/my rota.xlsx"),
        ("  b.csv ", "b.csv"),
    ],
)
def test_dropped_paths_are_read_as_terminals_write_them(text: str, path: str) -> None:
    assert path_of(text) == Path(path)


def test_nothing_typed_is_no_path() -> None:
    assert path_of(" \n ") is None


def test_paths_are_shortened_and_numbered(tmp_path: Path) -> None:
    assert short_path(tmp_path / "a", tmp_path) == "~/a"
    assert short_path(Path("/elsewhere"), tmp_path) == "/elsewhere"
    assert is_workspace(Path("a.ROTA"))
    taken = tmp_path / "a.rota"
    assert numbered(taken) == taken
    taken.touch()
    assert numbered(taken) == tmp_path / "a 2.rota"
