"""Forms put on record what the command line puts there, offer what can be, and refuse what cannot."""

from datetime import timedelta
from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.domain.journal import Answer, Challenge, Entry, Outcome, Proposal, Reply, TimeKept
from rotaengage.domain.record import RecordKind
from rotaengage.usecases.journal import Kept, journal_of, put_challenge, put_proposal, put_time
from rotaengage.usecases.open_workspace import look_at
from rotaengage.usecases.record_choices import answer_to, day_said
from rotaengage.usecases.record_forms import context_of, keep_record, read_record, record_form
from tests.build import day
from tests.export.people import DUTIES, NAMES
from tests.usecases.shelf import workspace

LATER = day(9)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workspace(tmp_path)


def kept(path: Path, kind: RecordKind, **told: str) -> Entry:
    """What a form puts on record."""
    return keep_record(path, kind, told, LATER)[1].entry


def offered(path: Path, kind: RecordKind, key: str, **told: str) -> tuple[str, ...]:
    """The choices of a field."""
    form = record_form(context_of(look_at(path)), kind, told, LATER)
    return next(field.choices for field in form if field.key == key)


def test_all_of_a_days_time_is_put_on_record_with_a_name_and_a_day(path: Path) -> None:
    entry = kept(path, RecordKind.TIME, doctor=NAMES[0], day=day_said(day(0)))
    assert isinstance(entry, TimeKept)
    assert (entry.planned_minutes, entry.delivered_minutes, entry.doctor) == (120, 120, DUTIES[0].doctor)
    assert journal_of(path).times == (entry,)


def test_missed_time_is_kept_with_its_reason_and_without_the_doctor_where_that_is_wanted(path: Path) -> None:
    told = {"doctor": NAMES[0], "day": day_said(day(0)), "delivered": "1 h 15 min", "why": "ward short"}
    entry = kept(path, RecordKind.TIME, **told, exception="yes", named="no")
    assert isinstance(entry, TimeKept)
    assert (entry.delivered_minutes, entry.why, entry.exception, entry.doctor) == (75, "ward short", True, "")


def test_days_that_are_over_and_not_on_record_are_offered_with_every_length(path: Path) -> None:
    days = offered(path, RecordKind.TIME, "day", doctor=NAMES[0])
    assert len(days) >= 1
    assert offered(path, RecordKind.TIME, "delivered", doctor=NAMES[0], day=days[0])[:3] == (
        "all of it", "none of it", "15 min",
    )  # fmt: skip
    put_time(path, Kept(NAMES[0], day(0)), LATER)
    assert len(offered(path, RecordKind.TIME, "day", doctor=NAMES[0])) == len(days) - 1
    early = record_form(context_of(look_at(path)), RecordKind.TIME, {"doctor": NAMES[0]}, day(0) - timedelta(days=1))
    assert early[1].choices == ()
    assert "Nothing of this doctor's waits" in early[1].note


def test_an_outcome_names_its_activity_by_its_title(path: Path) -> None:
    choice = next(c for c in offered(path, RecordKind.OUTCOME, "activity") if c.endswith("(rdf)"))
    entry = kept(path, RecordKind.OUTCOME, activity=choice, held="2026-08-03", said="Too few breaks", attended="12")
    assert isinstance(entry, Outcome)
    assert (entry.activity, entry.attended) == ("rdf", 12)


def test_answers_and_replies_go_to_what_waits(path: Path) -> None:
    put_challenge(path, Challenge(made=day(1), about="the slot on Monday", says="why me", by="Heron"))
    put_proposal(path, Proposal(made=day(1), says="noon", by="Wren"))
    assert offered(path, RecordKind.ANSWER, "to") == ("1, the slot on Monday: why me",)
    told = answer_to(context_of(look_at(path)), RecordKind.REPLY, 2)
    answer = kept(path, RecordKind.ANSWER, says="the other was on call")
    reply = kept(path, RecordKind.REPLY, **told, taken_up="refused", why="handover")
    assert answer == Answer(given=LATER, to=1, says="the other was on call")
    assert reply == Reply(given=LATER, to=2, taken_up=False, why="handover")
    assert offered(path, RecordKind.ANSWER, "to") == ()
    with pytest.raises(UserError, match="To is not said"):
        kept(path, RecordKind.ANSWER, says="once more")


def test_a_challenge_and_a_proposal_are_under_the_name_they_give(path: Path) -> None:
    put = kept(path, RecordKind.CHALLENGE, about="Mondays", says="why", by="Heron")
    assert isinstance(put, Challenge)
    assert (put.by, put.activity) == ("Heron", "")
    bare = kept(path, RecordKind.PROPOSAL, says="noon")
    assert isinstance(bare, Proposal)
    assert bare.by == "anonymous"


@pytest.mark.parametrize(
    ("kind", "told", "says"),
    [
        (RecordKind.TIME, {}, "Doctor is not said"),
        (RecordKind.TIME, {"doctor": "Nobody Known"}, "Day is not said"),
        (RecordKind.TIME, {"doctor": "Nobody Known", "day": "3 Aug 2026"}, "no doctor called"),
        (RecordKind.TIME, {"doctor": NAMES[0], "delivered": "a while"}, "no length of time"),
        (RecordKind.TIME, {"doctor": NAMES[0], "day": "teatime"}, "no date"),
        (RecordKind.OUTCOME, {"held": "2026-08-03"}, "Said is not said"),
        (RecordKind.OUTCOME, {"held": "1 Jan 2099", "said": "x"}, "still to come"),
        (RecordKind.OUTCOME, {"held": "2026-08-03", "said": "x", "attended": "many"}, "no number of people"),
        (RecordKind.CHALLENGE, {"about": "x", "says": "y" * 4001}, "longer than 4,000 characters"),
    ],
)
def test_what_cannot_be_put_on_record_is_said_and_nothing_is_kept(
    path: Path, kind: RecordKind, told: dict[str, str], says: str
) -> None:
    with pytest.raises(UserError, match=says):
        read_record(context_of(look_at(path)), kind, told, LATER)
    with pytest.raises(UserError, match=says):
        keep_record(path, kind, told, LATER)
    assert journal_of(path).entries == ()
