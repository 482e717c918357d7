"""What a text in a cell means, and what is asked rather than guessed."""

from datetime import time

import pytest

from importers.codebook import Codebook, Meaning
from importers.legend import Legend, entry_of
from importers.times import Times, range_of
from importers.vocabulary import AMBIGUOUS, DEFAULTS
from rotaengage.domain.codes import CodeSource, DutyKind, ShiftCode
from rotaengage.domain.refs import CellRef

NOTHING = Legend({}, frozenset(), ())
CELL = CellRef("Key", 2, 1)


def meaning(text: str, *answers: ShiftCode, legend: Legend = NOTHING) -> Meaning:
    return Codebook(answers, legend).meaning(text)


def clock(text: str) -> tuple[time, time]:
    start, _, end = text.partition("-")
    return time.fromisoformat(start), time.fromisoformat(end)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("0800-2030", "08:00-20:30"),
        ("8-5", "08:00-17:00"),
        ("9-17:30", "09:00-17:30"),
        ("13:00–01:00", "13:00-01:00"),
        ("8am-5pm", "08:00-17:00"),
        ("8.30 - 17.00", "08:30-17:00"),
        ("20:30 to 09:00", "20:30-09:00"),
        ("12-8", "12:00-20:00"),
        ("20-8", "20:00-08:00"),
        ("(08:00-16:00)", "08:00-16:00"),
        ("08:00-24:00", "08:00-00:00"),
    ],
)
def test_times_in_a_cell_are_read(text: str, times: str) -> None:
    found = range_of(text)
    assert found is not None
    assert (found.start, found.end) == clock(times)
    assert meaning(text).source is CodeSource.CELL


@pytest.mark.parametrize("text", ["LD", "25-30", "12hrs", "8", "N-Z", "", "-", "08:00"])
def test_what_is_no_range_of_times_is_none(text: str) -> None:
    assert range_of(text) is None


@pytest.mark.parametrize(("text", "settled"), [("08:00-23:59", True), ("17:00-09:00", True), ("17:00-09:30", False)])
def test_a_duty_of_more_than_16_hours_is_asked_about(text: str, settled: bool) -> None:
    assert meaning(text).settled is settled


def test_a_whole_day_on_call_is_plausible() -> None:
    assert meaning("08:00-08:00").settled
    assert Times(time(8), time(8)).minutes == 1440


@pytest.mark.parametrize("code", sorted(AMBIGUOUS))
def test_codes_with_opposite_meanings_are_never_guessed(code: str) -> None:
    found = meaning(code.upper())
    assert found.asks == "IM502"
    assert found.parts[0].kind is DutyKind.UNKNOWN
    assert len(found.suggestions) > 1


def test_no_code_is_both_usual_and_ambiguous() -> None:
    assert not DEFAULTS.keys() & AMBIGUOUS.keys()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("N", DutyKind.NIGHT),
        ("al", DutyKind.ANNUAL_LEAVE),
        ("A/L", DutyKind.ANNUAL_LEAVE),
        ("Zero", DutyKind.REST),
        ("NROC", DutyKind.NON_RESIDENT_ON_CALL),
        ("SPA", DutyKind.SPA),
    ],
)
def test_usual_codes_are_read_by_their_usual_meaning(text: str, kind: DutyKind) -> None:
    found = meaning(text)
    assert (found.parts[0].kind, found.source, found.settled) == (kind, CodeSource.DEFAULT, True)
    assert found.confidence < 1


def test_an_answer_wins_over_the_legend_and_the_legend_over_the_usual() -> None:
    entry = entry_of("N", "Normal day", Times(time(9), time(17)), None, CELL)
    legend = Legend({"N": entry}, frozenset({CELL}), ())
    assert meaning("N", legend=legend).parts[0].kind is DutyKind.STANDARD_DAY
    said = ShiftCode(code="N", kind=DutyKind.CLINIC, releasable=True)
    found = meaning("n", said, legend=legend)
    assert (found.parts[0].kind, found.source) == (DutyKind.CLINIC, CodeSource.ANSWER)
    assert found.shift_code(3).can_release
    assert found.shift_code(3).code == "n"


def test_times_settle_an_ambiguous_code_only_where_one_meaning_fits() -> None:
    assert meaning("LD 0800-2030").parts[0].kind is DutyKind.LONG_DAY
    assert meaning("LD 0800-2030").settled
    assert not meaning("X 0800-2030 extra").settled


@pytest.mark.parametrize("text", ["N*", "N?", "(N)", "N-swap", "N (JS)", "N x2"])
def test_a_mark_on_a_code_keeps_the_code_and_is_asked_about(text: str) -> None:
    found = meaning(text)
    assert found.parts[0].kind is DutyKind.NIGHT
    assert found.asks == "IM505"
    assert found.code == text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Clinic/SPA", [DutyKind.CLINIC, DutyKind.SPA]),
        ("AM clinic PM SPA", [DutyKind.CLINIC, DutyKind.SPA]),
        ("AL am", [DutyKind.ANNUAL_LEAVE]),
        ("N→Z", [DutyKind.NIGHT, DutyKind.REST]),
        ("Day (SDT pm)", [DutyKind.STANDARD_DAY, DutyKind.SELF_DEVELOPMENT]),
    ],
)
def test_several_duties_in_a_cell_are_split_and_asked_about(text: str, kinds: list[DutyKind]) -> None:
    found = meaning(text)
    assert [p.kind for p in found.parts] == kinds
    assert found.asks == "IM506"


@pytest.mark.parametrize("text", ["QX7", "LD/QQ", "Peds Ward", "1e2"])
def test_an_unknown_text_is_a_question_with_no_kind(text: str) -> None:
    found = meaning(text)
    assert not found.settled
    assert {p.kind for p in found.parts} == {DutyKind.UNKNOWN}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Study day", DutyKind.STUDY_LEAVE),
        ("Day off", DutyKind.REST),
        ("Lieu day", DutyKind.LIEU),
        ("Non-working day", DutyKind.NON_WORKING_DAY),
        ("Post-nights", DutyKind.REST),
        ("Non-resident on call", DutyKind.NON_RESIDENT_ON_CALL),
        ("Teaching (pm)", DutyKind.TEACHING),
        ("Industrial action day", DutyKind.UNAVAILABLE),
        ("Zebra", None),
    ],
)
def test_the_words_of_a_legend_decide_the_kind(title: str, kind: DutyKind | None) -> None:
    entry = entry_of("Q", title, None, None, CELL)
    assert entry.kind is kind
    found = meaning("Q", legend=Legend({"Q": entry}, frozenset({CELL}), ()))
    assert found.settled is (kind is not None)
