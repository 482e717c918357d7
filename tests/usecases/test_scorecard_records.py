"""The lines of the scorecard that come from the journal, just inside and just outside of what is flagged."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from rotaengage.domain.journal import Answer, Challenge, Entry, Journal, Numbered, Outcome, Proposal, Reply, TimeKept
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scorecard import NOT_RECORDED, ScoreLine
from rotaengage.export.groups import by_grade
from rotaengage.store import Workspace
from rotaengage.usecases.report import write_report
from rotaengage.usecases.scorecard import Records, scorecard
from rotaengage.usecases.wish import Wish
from tests.build import day
from tests.export.people import made, problem
from tests.usecases.shelf import workspace

CHALLENGE = Challenge(made=day(2), about="Ann Okoro's slot", says="Ben was sick", by="Heron", activity="rdf")
DUE, LATER = day(30), day(40)


def told(measure: str, *entries: Entry, today: date = LATER) -> ScoreLine:
    journal = Journal(tuple(Numbered(n, e) for n, e in enumerate(entries, start=1)))
    records = Records(made(), problem(), by_grade(problem().rota.doctors), journal=journal, today=today)
    (found,) = (s for s in scorecard(records) if s.measure.startswith(measure))
    return found


def test_what_nobody_recorded_is_said_to_be_so() -> None:
    for measure in ("Proposals", "Challenges", "Planned time that was"):
        assert told(measure).figure == NOT_RECORDED


def test_proposals_are_told_with_what_became_of_them() -> None:
    one = Proposal(made=day(1), says="noon", by="Wren")
    replies = (Reply(given=day(2), to=1, taken_up=True, why="x"), Reply(given=day(2), to=2, taken_up=False, why="x"))
    found = told("Proposals", one, one, one, *replies)
    assert (found.figure, found.flag) == ("3 made, 1 taken up, 1 refused with a reason", "1 without a reply")
    assert found.source == "journal 1, 2, 3"


@pytest.mark.parametrize(("today", "flag"), [(DUE, ""), (day(31), "1 not answered by the feedback date")])
def test_a_challenge_is_flagged_the_day_after_its_feedback_date(today: date, flag: str) -> None:
    assert told("Challenges", CHALLENGE, today=today).flag == flag


@pytest.mark.parametrize(("given", "flag"), [(DUE, ""), (day(31), "1 not answered by the feedback date")])
def test_an_answer_after_the_feedback_date_is_late(given: date, flag: str) -> None:
    found = told("Challenges", CHALLENGE, CHALLENGE, Answer(given=given, to=1, says="x"), today=DUE)
    assert found.figure == f"1 open, 1 answered, median {(given - day(2)).days} days"
    assert found.flag == flag


@pytest.mark.parametrize(("today", "figure"), [(day(1), "none held yet"), (day(2), "0 of 1")])
def test_an_event_counts_as_held_the_day_after(today: date, figure: str) -> None:
    assert told("Held activities", today=today).figure == figure


def test_a_held_event_wants_an_outcome() -> None:
    assert told("Held activities").flag == "1 held without an outcome"
    found = told("Held activities", Outcome(activity="rdf", held=day(1), said="x"))
    assert (found.figure, found.flag, found.source) == ("1 of 1", "", "journal 1")


@pytest.mark.parametrize(("minutes", "flag"), [(80, ""), (79, "delivered far below planned")])
def test_delivered_time_is_flagged_below_four_fifths(minutes: int, flag: str) -> None:
    found = told(
        "Planned time that was", TimeKept(day=day(1), group="F2", planned_minutes=100, delivered_minutes=minutes)
    )
    assert found.flag == flag


@pytest.mark.parametrize("privacy", list(Privacy))
def test_a_report_tells_what_people_wrote_to_its_own_coordinator_alone(tmp_path: Path, privacy: Privacy) -> None:
    path, to = workspace(tmp_path), tmp_path / "report.xlsx"
    with Workspace.open(path) as opened:
        for entry in (
            CHALLENGE,
            Outcome(activity="rdf", held=day(1), said="Priya Raman said so"),
            Outcome(activity="lnc-time", held=day(1), said="x"),
            TimeKept(day=day(1), group="F2", planned_minutes=60, delivered_minutes=0),
        ):
            opened.put_on_record(entry, "x")
    write_report(path, to, Wish(privacy))
    book = openpyxl.load_workbook(to)
    rows = [r for r in book["You said"].iter_rows(min_row=5, values_only=True) if r[0]]
    assert [r[1] for r in rows] == ["challenge", "outcome"] + ["outcome"] * (privacy is Privacy.FULL)
    assert (rows[0][4] == "Ben was sick") is (privacy is Privacy.FULL)
    assert book["Delivered"]["D5"].value == 0
