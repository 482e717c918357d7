"""What is no workspace, or no good one, is refused in one sentence and left as it was."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.store import schema
from rotaengage.store.opening import open_file
from rotaengage.store.words import check_sqlite
from rotaengage.store.workspace import Workspace
from tests.store.made import department, plan, workspace

NOW = datetime(2026, 8, 4, 12, 0, tzinfo=UTC)


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such workspace"):
        Workspace.open(tmp_path / "ward.rota")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\x00", b"PK\x03\x04" + b"x" * 200, b"a,b\n" * 100])
def test_another_file_is_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.rota"
    path.write_bytes(data)
    with pytest.raises(UserError, match="not a RotaEngage workspace"):
        Workspace.open(path)
    with pytest.raises(UserError, match="not a RotaEngage workspace"):
        Workspace.create(path, department(), (), "Ana", force=True)
    assert path.read_bytes() == data


def test_another_programs_database_is_not_a_workspace(tmp_path: Path) -> None:
    path = tmp_path / "other.rota"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE t (a)")
    with pytest.raises(UserError, match="not a RotaEngage workspace"):
        Workspace.open(path)


def test_a_folder_is_not_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not a RotaEngage workspace"):
        Workspace.open(tmp_path)
    with pytest.raises(UserError, match="no such folder"):
        Workspace.create(tmp_path / "nowhere" / "a.rota", department(), (), "Ana")


def test_a_taken_name_needs_force(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        made.save_plan(plan("kept"), "Ana")
    path = tmp_path / "ward.rota"
    before = path.read_bytes()
    with pytest.raises(UserError, match="already"):
        Workspace.create(path, department(days=5), (), "Ana")
    assert path.read_bytes() == before
    with Workspace.create(path, department(days=5), (), "Ana", force=True) as made:
        assert made.plans() == ()
    assert [p.name for p in tmp_path.iterdir()] == ["ward.rota"]


def changed(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)
    return path


def test_a_newer_file_is_refused_and_not_touched(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    path = changed(tmp_path / "ward.rota", "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"newer RotaEngage .* 99.*update this program"):
        Workspace.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON lease BEGIN UPDATE setting SET value = 'x'; END",
        "DROP TRIGGER trail_stays_put",
        "CREATE VIEW v AS SELECT 1",
        "DROP TABLE command",
        "PRAGMA user_version = 0",
    ],
)
def test_a_file_with_other_tables_or_triggers_is_refused(tmp_path: Path, statement: str) -> None:
    """A workspace may come by mail: its schema is ours to the letter, or it is not run."""
    workspace(tmp_path).close()
    with pytest.raises(UserError, match="damaged"):
        Workspace.open(changed(tmp_path / "ward.rota", statement))


@pytest.mark.parametrize("cut", [200, 5000, 40_000])
def test_a_cut_off_file_is_damaged(tmp_path: Path, cut: int) -> None:
    workspace(tmp_path).close()
    path = tmp_path / "ward.rota"
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(UserError, match="damaged"):
        Workspace.open(path)


def test_changed_content_is_damaged_and_foreign_content_is_not_read(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    path = tmp_path / "ward.rota"
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as raw:
        (body,) = raw.execute("SELECT data FROM content ORDER BY length(data) DESC").fetchone()
    data[data.find(body[:40]) + 20] ^= 0xFF
    path.write_bytes(data)
    with Workspace.open(path) as again:
        with pytest.raises(UserError, match="damaged"):
            again.department()
        assert not again.trail_is_whole()


def test_a_nonsense_lease_is_damage_and_not_a_crash(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    lease = "INSERT INTO lease VALUES (1, 't', 1, '', 'elsewhere', 'Bea', 'noon', '2026-08-01T12:00:00')"
    with pytest.raises(UserError, match="damaged"):
        Workspace.open(changed(tmp_path / "ward.rota", lease))


@pytest.mark.parametrize(("version", "enough"), [((3, 37, 0), True), ((3, 36, 9), False)])
def test_an_sqlite_without_strict_tables_is_said(version: tuple[int, ...], enough: bool) -> None:
    if enough:
        check_sqlite(version)
        return
    with pytest.raises(UserError, match=r"SQLite 3\.36\.9, and workspaces need 3\.37\.0"):
        check_sqlite(version)


def _wards(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE ward (name TEXT) STRICT")


def _broken(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE ward (name TEXT) STRICT")
    connection.execute("CREATE TABLE ward (name TEXT) STRICT")


def test_an_older_file_is_copied_then_brought_up(tmp_path: Path) -> None:
    with workspace(tmp_path) as made:
        made.save_plan(plan("old"), "Ana")
    path, steps = tmp_path / "ward.rota", (*schema.STEPS, _wards)
    opened = open_file(path, NOW, read_only=False, steps=steps)
    assert opened.db.value("PRAGMA user_version") == len(steps)
    assert opened.db.rows("SELECT * FROM ward") == []
    kept = f"ward.format{len(schema.STEPS)}.rota"
    assert kept in opened.db.value("SELECT what FROM trail ORDER BY number DESC")
    opened.db.close()
    with Workspace.open(tmp_path / kept) as old:
        plans = old.plans()
        assert [x.note for x in plans] == ["old"]
    with pytest.raises(UserError, match="newer"):
        Workspace.open(path)


def _too_large(_: sqlite3.Connection) -> None:
    raise MemoryError


@pytest.mark.parametrize(("step", "error", "says"), [
    (_too_large, UserError, "too large to read as it is; open it for writing once"),
    (_broken, sqlite3.OperationalError, "already exists"),
])  # fmt: skip
def test_an_older_file_that_cannot_be_brought_up_in_memory_stays_as_it_was(
    tmp_path: Path, step: schema.Step, error: type[Exception], says: str
) -> None:
    workspace(tmp_path).close()
    path = tmp_path / "ward.rota"
    before = path.read_bytes()
    with pytest.raises(error, match=says):
        open_file(path, NOW, read_only=True, steps=(*schema.STEPS, step))
    assert [p.name for p in tmp_path.iterdir()] == ["ward.rota"]
    assert path.read_bytes() == before


def test_a_failed_step_leaves_the_old_file(tmp_path: Path) -> None:
    workspace(tmp_path).close()
    path = tmp_path / "ward.rota"
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        open_file(path, NOW, read_only=False, steps=(*schema.STEPS, _broken))
    with Workspace.open(path) as again:
        assert not again.read_only
        assert again.department() == department()
        assert again.trail_is_whole()
