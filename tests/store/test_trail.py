"""The trail says who did what, when and why, and shows when somebody tampered with it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rotaengage.store.workspace import Workspace
from tests.store.made import plan, workspace


def filled(folder: Path) -> Path:
    with workspace(folder) as made:
        made.record("Bea", "slot refused", "on call elsewhere")
        made.save_plan(plan("first"), "Ana", "for the forum")
        made.save_plan(plan("second"), "Ana")
        made.choose_plan(plan("third"), b"[]", "Ana")
        made.label_plan(1, "first", "", "Ana")
        made.take_plan(1, "Ana", "as agreed")
    return folder / "ward.rota"


def test_each_deed_leaves_a_line(tmp_path: Path) -> None:
    with Workspace.open(filled(tmp_path), read_only=True) as again:
        lines = again.trail()
        assert again.trail_is_whole()
    assert [(x.number, x.who, x.why) for x in lines] == [
        (1, "Ana", "first import"),
        (2, "Ana", "first import"),
        (3, "Bea", "on call elsewhere"),
        (4, "Ana", "for the forum"),
        (5, "Ana", ""),
        (6, "Ana", ""),
        (7, "Ana", ""),
        (8, "Ana", ""),
        (9, "Ana", "as agreed"),
    ]
    assert [x.what.split(":")[0] for x in lines] == [
        "aug.xlsx stored",
        "workspace made",
        "slot refused",
        "plan 1 stored",
        "plan 2 stored",
        "plan 3 stored",
        "plan 3 chosen",
        "plan 1 called first",
        "plan 1 taken up again",
    ]
    assert len({x.hash for x in lines}) == 9
    assert sorted(x.when for x in lines) == [x.when for x in lines]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail SET who = 'Nobody' WHERE number = 3",
        "DELETE FROM trail WHERE number = 3",
        "INSERT OR REPLACE INTO trail SELECT number, at, who, 'x', why, seal, prev, 'y' FROM trail WHERE number = 3",
        "UPDATE plan SET note = 'x'",
        "DELETE FROM plan WHERE number = 2",
        "DELETE FROM content",
        "UPDATE department_version SET body = duties",
        "DELETE FROM source_file",
        "UPDATE state SET plan = 2",
        "DELETE FROM plan_label",
        "UPDATE choice SET plan = 2",
    ],
)
def test_the_file_itself_refuses_a_change(tmp_path: Path, statement: str) -> None:
    with (
        closing(sqlite3.connect(filled(tmp_path), isolation_level=None)) as raw,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        raw.execute(statement)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE trail SET why = 'x' WHERE number = 1",
        "UPDATE trail SET seal = '' WHERE number = 4",
        "DELETE FROM trail WHERE number = 3",
        "UPDATE plan SET note = 'x' WHERE number = 1",
        "UPDATE plan SET body = (SELECT body FROM plan WHERE number = 1) WHERE number = 2",
        "DELETE FROM plan WHERE number = 2",
        "UPDATE source_file SET name = 'other.xlsx'",
        "UPDATE content SET data = x'00' WHERE rowid = 1",
        "UPDATE department_version SET made_at = 'x'",
        "UPDATE state SET plan = 2",
        "UPDATE plan_label SET name = 'x'",
        "DELETE FROM choice",
    ],
)
def test_tampering_without_the_triggers_is_seen(tmp_path: Path, tampering: str) -> None:
    with workspace(tmp_path) as made:
        made.record("Bea", "slot refused")
        made.save_plan(plan("first"), "Ana")
        made.save_plan(plan("second"), "Ana")
        made.choose_plan(plan("third"), b"[]", "Ana")
        made.label_plan(1, "first", "", "Ana")
        made.take_plan(1, "Ana")
        assert made.trail_is_whole()
        raw = made._db.connection
        raw.execute("PRAGMA foreign_keys = OFF")
        for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(tampering)
        assert not made.trail_is_whole()
