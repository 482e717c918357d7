"""What goes into a workspace comes out of it, today and after it was closed."""

import stat
from pathlib import Path

import pytest

from rotaengage.domain import duty_table
from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import UserError
from rotaengage.domain.scenario import Pin
from rotaengage.domain.span import Span
from rotaengage.store.codec import sha256
from rotaengage.store.records import StoredFile
from rotaengage.store.workspace import Workspace
from tests.store.made import BOOK, book, clock, department, plan, workspace


def test_everything_comes_back_after_closing(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        stored = made.save_plan(plan("first"), "Ana", "for the forum")
        made.set_setting("screen", "rota")
    with Workspace.open(tmp_path / "ward.rota") as again:
        assert again.department() == department()
        assert again.sources() == (book(),)
        assert again.plan() == stored
        assert again.setting("screen") == "rota"
        assert again.setting("theme") is None
        assert not again.read_only
        assert again.locked_by == ""


def test_the_loaded_rota_answers_with_its_own_duties(tmp_path: Path) -> None:
    """A rota keeps what it worked out from its duties: nothing of that may come from a rota without them."""
    before = department()
    assert len(before.scenario.rota.duty_of) == 21
    with workspace(tmp_path) as made:
        made.save_department(before, "Ana", "saved")
        made.close()
    with Workspace.open(tmp_path / "ward.rota") as again:
        rota = again.department().scenario.rota
        assert len(rota.duty_of) == len(rota.duties) == 21
        assert rota.doctor_of["d1"].skills == {"ALS"}


def test_plans_are_counted_from_one_and_kept(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        assert made.plan() is None
        assert made.plans() == ()
        stored = [made.save_plan(plan(note), "Ana") for note in ("first", "second")]
        assert [p.version for p in stored] == [1, 2]
        assert made.plan() == stored[1]
        assert made.plan(1) == stored[0]
        assert made.plan(3) is None
        lines = made.plans()
    assert [(x.version, x.note, x.slots, x.status, x.department) for x in lines] == [
        (1, "first", 2, "optimal", 1),
        (2, "second", 2, "optimal", 1),
    ]
    assert lines[0].made_at == stored[0].made_at != ""
    assert lines[0].plan_hash == stored[0].plan_hash


def test_a_plan_that_nobody_verified_is_not_stored(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        with pytest.raises(UserError, match="not verified"):
            made.save_plan(plan(verified=False), "Ana")
        assert made.plans() == ()
        assert made.trail()[-1].what == "workspace made"


def test_department_versions_add_up_and_share_their_duties(tmp_path: Path) -> None:
    """A year of duties is stored once, however many pins are set."""
    with workspace(tmp_path) as made:
        old = made.department()
        span = Span.between(29_760_000, 29_760_060, old.scenario.rota.zone)
        pins = (Pin(doctor="d0", activity="sdt", span=span),)
        new = old.model_copy(update={"scenario": old.scenario.model_copy(update={"pins": pins})})
        assert made.save_department(new, "Ana", "pin set") == 2
        assert made.department() == new
        assert made.save_plan(plan(), "Ana").version == 1
        assert made.plans()[0].department == 2
    with Workspace.open(tmp_path / "ward.rota") as again:
        assert again.department().scenario.pins == pins
        duties = again._db.rows("SELECT DISTINCT duties FROM department_version")
        assert len(duties) == 1


def test_a_second_workbook_joins_the_first(tmp_path: Path) -> None:
    more = StoredFile("september.csv", sha256(b"a,b"), "csv", b"a,b")
    with workspace(tmp_path) as made:
        made.save_department(department(days=14), "Ana", "September read", sources=(more, book()))
        assert made.sources() == (book(), more, book())
        assert len(made.department().scenario.rota.duties) == 42


def test_a_hash_that_is_not_of_the_bytes_is_a_mistake_and_nothing_is_made(tmp_path: Path) -> None:
    wrong = StoredFile("aug.xlsx", "0" * 64, "xlsx", BOOK)
    with pytest.raises(ValueError, match="hash"):
        Workspace.create(tmp_path / "ward.rota", department(), (wrong,), "Ana")
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    assert stat.S_IMODE((tmp_path / "ward.rota").stat().st_mode) == 0o600


def test_a_name_with_odd_characters_is_only_a_name(tmp_path: Path) -> None:
    name = "ward ?mode=memory #1 100% 'é'.rota"
    workspace(tmp_path, name).close()
    assert [p.name for p in tmp_path.iterdir()] == [name]
    with Workspace.open(tmp_path / name) as again:
        assert again.department() == department()


def test_a_copy_is_whole_free_and_never_takes_a_name_by_itself(tmp_path: Path) -> None:
    target = tmp_path / "copy.rota"
    with workspace(tmp_path) as made:
        made.save_plan(plan(), "Ana")
        made.publish_copy(target)
        made.record("Ana", "after the copy")
        with pytest.raises(UserError, match="already"):
            made.publish_copy(target)
        with pytest.raises(UserError, match="open in another window"):
            made.publish_copy(tmp_path / "ward.rota", force=True)
        with Workspace.open(target) as copy:
            assert not copy.read_only
            assert copy.trail() == made.trail()[:-1]
            assert copy.trail_is_whole()
        made.publish_copy(target, force=True)
        with Workspace.open(target, read_only=True) as copy:
            assert copy.trail() == made.trail()


def test_text_that_no_file_can_hold_is_said_in_one_sentence(tmp_path: Path) -> None:
    broken = department().model_copy(
        update={"answers": department().answers.model_copy(update={"kept": {"a": "\ud800"}})}
    )
    with workspace(tmp_path) as made:
        with pytest.raises(UserError, match="cannot be stored"):
            made.save_department(broken, "Ana", "saved")
        assert made.department() == department()


def test_times_are_those_of_the_given_clock(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "a.rota", department(), (), "Ana", clock=clock()) as made:
        assert made.save_plan(plan(), "Ana").made_at.startswith("2026-08-01T12:0")
        assert made.trail()[0].when == "2026-08-01T12:00:00Z"


def test_one_table_of_duties_serves_all_that_read_it(tmp_path: Path) -> None:
    """A trust's year is held once, however many windows and versions look at it."""
    with workspace(tmp_path) as one:
        first = one.department()
        one.save_department(first.changed(answers=Answers(year=2026)), "Ana", "answered")
    with Workspace.open(tmp_path / "ward.rota", read_only=True) as two:
        assert two.department().scenario.rota.duties is two.department(1).scenario.rota.duties
        assert two.department().scenario.rota.duties is first.scenario.rota.duties


def test_many_duties_that_were_saved_as_a_tuple_come_back_as_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duty_table, "FEW", 0)
    with workspace(tmp_path) as made:
        before = made.department()
        rota = before.scenario.rota
        longer = rota.changed(duties=(*rota.duties, rota.duties[0]._replace(id="one more")))
        made.save_department(before.changed(scenario=before.scenario.changed(rota=longer)), "Ana", "one more")
        after = made.department().scenario.rota.duties
    assert isinstance(after, duty_table.DutyTable)
    assert after == longer.duties
