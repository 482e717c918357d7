"""Two terminals at once: the first one writes, the second one reads and knows who has it."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.store import lease, opening
from rotaengage.store.workspace import Workspace
from tests.store.made import clock, department, plan, workspace
from tests.store.windows import line_of, put_lease, window


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE_SECONDS", 0.0)


def test_a_window_that_is_about_to_close_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that took a minute is not turned away by a neighbour who saves a line."""
    first = workspace(tmp_path)
    monkeypatch.setattr(opening, "PATIENCE_SECONDS", 60.0)
    monkeypatch.setattr(time, "sleep", lambda _: first.close())
    with Workspace.open(first.path) as second:
        assert not second.read_only


def test_the_second_window_reads_and_cannot_save(tmp_path: Path) -> None:
    with workspace(tmp_path) as first, Workspace.open(tmp_path / "ward.rota", clock=clock()) as second:
        assert second.read_only
        assert second.locked_by.startswith("window of ")
        assert " since " in second.locked_by
        with pytest.raises(UserError, match="open in another window"):
            second.save_plan(plan(), "Bea")
        first.save_plan(plan("of the first"), "Ana")
        assert [x.note for x in second.plans()] == ["of the first"]
        first.save_department(department(days=9), "Ana", "longer")
        assert len(second.department().scenario.rota.duties) == 27


def test_a_window_that_closes_gives_the_workspace_back(tmp_path: Path) -> None:
    first = workspace(tmp_path)
    first.close()
    first.close()
    with Workspace.open(tmp_path / "ward.rota") as second:
        assert not second.read_only


def test_the_window_of_another_process_counts(tmp_path: Path) -> None:
    path = tmp_path / "ward.rota"
    workspace(tmp_path).close()
    with window("hold", path) as child:
        assert line_of(child) == "open"
        with Workspace.open(path) as second:
            assert second.read_only
        with pytest.raises(UserError, match="open in another window"):
            Workspace.create(path, department(), (), "Ana", force=True)
        child.communicate()
    with Workspace.open(path) as third:
        assert not third.read_only


def test_reading_only_needs_no_lease_and_leaves_none(tmp_path: Path) -> None:
    path = tmp_path / "ward.rota"
    workspace(tmp_path).close()
    before = path.read_bytes()
    with Workspace.open(path, read_only=True) as reader:
        assert reader.read_only
        assert reader.locked_by == ""
        with pytest.raises(UserError, match="only reads"):
            reader.record("Ana", "a line")
    assert path.read_bytes() == before


def test_reading_on_request_still_says_who_writes(tmp_path: Path) -> None:
    with workspace(tmp_path) as writer, Workspace.open(writer.path, read_only=True) as reader:
        assert reader.locked_by.startswith("window of ")


@pytest.mark.parametrize(("idle", "free"), [(timedelta(hours=11, minutes=59), False), (timedelta(hours=12), True)])
def test_a_window_on_another_computer_lapses_when_idle_for_half_a_day(
    tmp_path: Path, idle: timedelta, free: bool
) -> None:
    path, now = tmp_path / "ward.rota", datetime(2026, 8, 4, 12, 0, tzinfo=UTC)
    workspace(tmp_path).close()
    put_lease(path, host="another computer", beat=now - idle)
    with Workspace.open(path, clock=lambda: now) as opened:
        assert opened.read_only is not free
        assert opened.locked_by.startswith("window of Bea since ") is not free


def test_a_process_that_only_has_the_number_of_the_old_window_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "ward.rota"
    workspace(tmp_path).close()
    mine = lease.ours("2026-08-04T12:00:00Z")
    moment = datetime(2026, 8, 4, 12, 0, tzinfo=UTC)
    put_lease(path, host=mine.host, pid=mine.pid, born=mine.born, beat=moment)
    with Workspace.open(path) as second:
        assert second.read_only
    put_lease(path, host=mine.host, pid=mine.pid, born="another", beat=moment)
    with Workspace.open(path) as second:
        assert not second.read_only


def test_a_window_that_lost_its_lease_saves_no_more(tmp_path: Path) -> None:
    """A laptop that slept for a day wakes up, and someone else has the workspace."""
    path = tmp_path / "ward.rota"
    with workspace(tmp_path) as sleeper:
        put_lease(path, host="another computer", beat=datetime(2026, 8, 1, 12, 0, tzinfo=UTC))
        with pytest.raises(UserError, match="open in another window"):
            sleeper.record("Ana", "too late")
        assert [x.what for x in sleeper.trail()][-1] == "workspace made"
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT host FROM lease").fetchall() == [("another computer",)]


def test_the_words_name_the_day_when_it_is_not_today() -> None:
    held = lease.ours("2026-08-04T12:00:00Z")._replace(user="Bea")
    since = datetime(2026, 8, 4, 12, 0, tzinfo=UTC).astimezone()
    assert held.in_words(since + timedelta(minutes=1)) == f"window of Bea since {since:%H:%M}"
    assert held.in_words(since + timedelta(days=2)) == f"window of Bea since {since:%a} 4 Aug {since:%H:%M}"


def test_a_writer_that_does_not_finish_is_said_in_one_sentence(tmp_path: Path) -> None:
    with workspace(tmp_path) as made, closing(sqlite3.connect(made.path, isolation_level=None)) as raw:
        made._db.run("PRAGMA busy_timeout = 0")
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="open in another window"):
            made.record("Ana", "a line")
        raw.execute("ROLLBACK")
        made.record("Ana", "a line")
        assert made.trail()[-1].what == "a line"
