"""A workspace of each released file format still opens, whatever the domain has learnt since.

`python -m tests.store.test_golden` writes the file of the present format anew; one of an older format is never touched.
"""

import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.journal import Proposal, Reply, TimeKept
from rotaengage.store import schema
from rotaengage.store.workspace import Workspace
from tests.store.golden_files import FILES, GOLDEN, as_workspace
from tests.store.made import BOOK, plan, workspace


def write(folder: Path) -> None:
    """The made-up department with two plans, as SQL text."""
    with workspace(folder) as made:
        made.save_plan(plan("first"), "Ana", "for the forum")
        made.save_plan(plan("second"), "Bea")
        made.record("Bea", "slot refused", "on call elsewhere")
        made.label_plan(1, "Forum plan", "with the Thursday forum", "Ana")
        made.choose_plan(plan("third"), b'{"alternatives": 3}', "Ana", "fairest")
        made.take_plan(1, "Ana", "the forum liked it")
        made.undo("Bea")
        made.put_on_record(Proposal(made=date(2026, 8, 3), says="a forum at noon", by="Wren"), "Wren")
        kept = TimeKept(day=date(2026, 8, 3), group="F2", planned_minutes=120, delivered_minutes=90, doctor="d0")
        made.put_on_record(kept, "Ana")
        made.put_on_record(Reply(given=date(2026, 8, 9), to=1, taken_up=True, why="more can come"), "Ana")
    with closing(sqlite3.connect(folder / "ward.rota")) as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        pragmas = [f"PRAGMA application_id = {schema.APPLICATION_ID};", f"PRAGMA user_version = {version};"]
        text = "\n".join([*pragmas, *raw.iterdump(), ""])
    (GOLDEN / f"format{version}.sql").write_text(text, encoding="utf-8")


def test_every_format_has_its_file() -> None:
    assert [f.stem for f in FILES] == [f"format{n}" for n in range(1, len(schema.STEPS) + 1)]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_an_old_workspace_opens_with_all_it_held(tmp_path: Path, file: Path) -> None:
    path = as_workspace(file, tmp_path)
    with Workspace.open(path) as opened:
        rota = opened.department().scenario.rota
        assert len(rota.duties) == 21
        assert {d.kind for d in rota.duties} == {DutyKind.STANDARD_DAY, DutyKind.ANNUAL_LEAVE}
        first = rota.duty_of["0-0"]
        assert first.span is not None
        assert first.span.start.utcoffset() == timedelta(hours=1)
        assert (first.span.wall(), str(first.source)) == ("Mon 3 Aug 09:00-17:00", "'Aug rota'!C4")
        stored = opened.plan(1)
        assert stored is not None
        assert (stored.note, len(stored.slots), stored.plan_hash) == ("first", 2, opened.plans()[0].plan_hash)
        assert opened.sources()[0].data == BOOK
        assert opened.trail()[4].why == "on call elsewhere"
        assert opened.trail_is_whole()


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_an_old_workspace_goes_on_where_it_stood(tmp_path: Path, file: Path) -> None:
    """The first format knew no history: its last plan holds, and what is done from now on can be undone."""
    path = as_workspace(file, tmp_path)
    with Workspace.open(path) as opened:
        before, last = opened.state, len(opened.plans())
        assert before.plan == last
        opened.save_plan(plan("now"), "Ana")
        assert opened.undo("Ana") == f"plan {last + 1} made"
        assert opened.state == before
        assert opened.trail_is_whole()


def test_the_second_format_keeps_names_choices_and_deeds(tmp_path: Path) -> None:
    path = as_workspace(GOLDEN / "format2.sql", tmp_path)
    with Workspace.open(path) as opened:
        assert [(x.name, x.note) for x in opened.plans()] == [
            ("Forum plan", "with the Thursday forum"), ("", "second"), ("", "third")
        ]  # fmt: skip
        assert [(x.what, x.why, x.standing) for x in opened.commands()][-2:] == [
            ("plan 3 chosen", "fairest", "done"), ("plan 1 taken up again", "the forum liked it", "undone")
        ]  # fmt: skip
        assert opened.redo("Ana") == "plan 1 taken up again"
        assert opened.state.plan == 1


def test_the_third_format_keeps_what_is_on_record(tmp_path: Path) -> None:
    path = as_workspace(GOLDEN / "format3.sql", tmp_path)
    with Workspace.open(path) as opened:
        ((numbered, reply),) = opened.journal().proposals
        assert (numbered.number, numbered.entry.by, numbered.entry.says) == (1, "Wren", "a forum at noon")
        assert reply is not None
        assert reply.taken_up
        assert opened.trail_is_whole()


def test_the_fourth_format_keeps_whose_time_it_was(tmp_path: Path) -> None:
    path = as_workspace(GOLDEN / "format4.sql", tmp_path)
    with Workspace.open(path) as opened:
        assert [(t.doctor, t.delivered_minutes) for t in opened.journal().times] == [("d0", 90)]
        assert opened.trail_is_whole()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        write(Path(name))
