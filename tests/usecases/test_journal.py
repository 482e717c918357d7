"""What is put on record can be read again, tells on nobody, and can be changed by nobody."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.domain.journal import Answer, Challenge, Outcome, Proposal, Reply
from rotaengage.store import Workspace
from rotaengage.usecases import journal
from rotaengage.usecases.journal import Kept, journal_of
from tests.build import day
from tests.export.people import DUTIES, NAMES
from tests.usecases.shelf import workspace

LATER = day(9)
OUTCOME = Outcome(activity="rdf", held=day(1), said="Too few breaks", decided="Try it", change="New pattern")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workspace(tmp_path)


def challenge(about: str = "the slot on Monday") -> Challenge:
    return Challenge(made=day(2), about=about, says="why me", by="Heron", activity="rdf")


def test_every_kind_comes_back_as_it_was_put(path: Path) -> None:
    entries = [
        journal.put_outcome(path, OUTCOME, LATER).entry,
        journal.put_challenge(path, challenge()).entry,
        journal.put_answer(path, Answer(given=day(5), to=2, says="the other was on call")).entry,
        journal.put_proposal(path, Proposal(made=day(3), says="noon", by="Wren")).entry,
        journal.put_reply(path, Reply(given=day(4), to=4, taken_up=False, why="handover")).entry,
        journal.put_time(path, Kept(NAMES[0], day(0), 60, "ward short", exception=True), LATER).entry,
    ]
    found = journal_of(path)
    assert [(n.number, n.entry) for n in found.entries] == list(enumerate(entries, start=1))
    assert [(c.number, a is not None and a.says) for c, a in found.challenges] == [(2, "the other was on call")]
    assert [(p.number, r is not None and r.taken_up) for p, r in found.proposals] == [(4, False)]
    with Workspace.open(path, read_only=True) as opened:
        assert opened.trail_is_whole()


def test_a_pseudonym_is_all_that_is_noted_of_who_challenges(path: Path) -> None:
    journal.put_challenge(path, challenge())
    with Workspace.open(path, read_only=True) as opened:
        assert opened.trail()[-1].who == "Heron"


def test_whose_time_it_was_is_kept_and_told_in_no_list(path: Path) -> None:
    put = journal.put_time(path, Kept(NAMES[0], day(0)), LATER).entry
    assert put.kind == "time"
    assert put.doctor == DUTIES[0].doctor
    assert DUTIES[0].doctor not in str(journal.journal_document(journal_of(path)))
    with pytest.raises(UserError, match="this doctor's time of this day is on record already"):
        journal.put_time(path, Kept(NAMES[0], day(0), named=False), LATER)


def test_where_nobody_is_to_be_named_the_grade_is_noted_alone(path: Path) -> None:
    put = journal.put_time(path, Kept(NAMES[0], day(0), named=False), LATER).entry
    assert put.kind == "time"
    assert (put.group, put.planned_minutes, put.delivered_minutes) == ("F2", 120, 120)
    text = put.model_dump_json().casefold()
    assert "okoro" not in text
    assert DUTIES[0].doctor not in text


@pytest.mark.parametrize(
    ("kept", "says"),
    [
        (Kept("Nobody", day(0)), "no doctor of the rota has this name"),
        (Kept(NAMES[0], day(3)), "no protected time was planned"),
        (Kept(NAMES[0], LATER + timedelta(days=1)), "still to come"),
        (Kept(NAMES[0], day(0), 121), "121 minutes are not between 0 and the 120 planned"),
        (Kept(NAMES[0], day(0), -1), "-1 minutes"),
    ],
)
def test_time_that_cannot_be_is_refused_with_a_cure(path: Path, kept: Kept, says: str) -> None:
    with pytest.raises(UserError, match=says) as refused:
        journal.put_time(path, kept, LATER)
    assert refused.value.cure
    assert journal_of(path).entries == ()


def test_the_same_time_is_not_counted_twice(path: Path) -> None:
    journal.put_time(path, Kept(NAMES[0], day(0), 0), LATER)
    with pytest.raises(UserError, match="on record already"):
        journal.put_time(path, Kept(NAMES[0], day(0)), LATER)


def test_answers_go_to_challenges_that_wait(path: Path) -> None:
    journal.put_challenge(path, challenge())
    with pytest.raises(UserError, match=r"no challenge of this number; use one that waits \(1\)"):
        journal.put_answer(path, Answer(given=day(5), to=2, says="x"))
    with pytest.raises(UserError, match="no proposal of this number"):
        journal.put_reply(path, Reply(given=day(5), to=1, taken_up=True, why="x"))
    journal.put_answer(path, Answer(given=day(5), to=1, says="x"))
    with pytest.raises(UserError, match="has its answer already"):
        journal.put_answer(path, Answer(given=day(6), to=1, says="y"))


@pytest.mark.parametrize(
    ("change", "says"),
    [({"activity": "nope"}, "no activity has this id; use one of: sdt, rdf"), ({"held": date(2200, 1, 1)}, "to come")],
)
def test_an_outcome_is_of_a_known_activity_that_was_held(path: Path, change: dict[str, object], says: str) -> None:
    with pytest.raises(UserError, match=says):
        journal.put_outcome(path, OUTCOME.model_copy(update=change), LATER)


def test_an_entry_cannot_be_changed_or_taken_out(path: Path) -> None:
    journal.put_challenge(path, challenge())
    with closing(sqlite3.connect(path)) as raw:
        for statement in ("DELETE FROM entry", "UPDATE entry SET kind = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                raw.execute(statement)
    assert len(journal_of(path).entries) == 1
