"""The workspace: a department, its plans and their trail in one file that can be copied, backed up and mailed."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from rotaengage.domain.department import Department, TrailEntry
from rotaengage.domain.duty import Duty
from rotaengage.domain.issue import UserError
from rotaengage.domain.plan import Plan
from rotaengage.store import codec, lease, records, schema, trail
from rotaengage.store.clock import Clock, stamp_of, utc_now
from rotaengage.store.database import Database
from rotaengage.store.files import whole
from rotaengage.store.opening import Opened, check_replaceable, copy_to, open_file
from rotaengage.store.records import PlanLine, StoredFile
from rotaengage.store.trail import Line


class Workspace:
    """An open workspace file; a context manager. A save happens whole, with its line of the trail, or not at all.

    read_only is true where the file may not be written, where that was asked for, and where another window has the
    workspace open; then locked_by names the window. Saving raises UserError in all of these, and on a full disk.
    """

    def __init__(self, path: Path, opened: Opened, clock: Clock) -> None:
        """For create and open."""
        self.path = path
        self._db, self._mine, self.locked_by = opened
        self._clock = clock
        self._loaded: tuple[int, Department] | None = None
        self._packed: tuple[tuple[Duty, ...], bytes] | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        department: Department,
        sources: Sequence[StoredFile],
        who: str,
        why: str = "",
        *,
        force: bool = False,
        clock: Clock = utc_now,
    ) -> Self:
        """Make a workspace and open it. UserError where the name is taken; force replaces a workspace, nothing else."""
        check_replaceable(path, force=force)
        line = Line(stamp_of(clock()), who, "workspace made", why)
        with whole(path, force=force) as temporary, closing(Database(temporary)) as db:
            db.run(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            with db.writing():
                schema.bring_up(db.connection, schema.STEPS)
                records.add_sources(db, sources, line)
                duties = codec.pack_duties(department.scenario.rota.duties)
                records.add_department(db, codec.pack_department(department), duties, line)
        return cls.open(path, clock=clock)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, clock: Clock = utc_now) -> Self:
        """Open a workspace. UserError: not there, not a workspace, made by a newer program, damaged."""
        return cls(path, open_file(path, clock(), read_only=read_only), clock)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved through this window."""
        return self._mine is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the workspace back to other windows; more than once does no harm."""
        mine, self._mine = self._mine, None
        if mine is not None:
            with suppress(UserError):  # the file is gone or busy: the lease of a window that ended is taken over
                lease.release(self._db, mine.token)
        self._db.close()

    @contextmanager
    def _saving(self) -> Iterator[str]:
        if self._mine is None:
            raise self._not_ours()
        stamp = stamp_of(self._clock())
        with self._db.writing():
            if not lease.renew(self._db, self._mine.token, stamp):
                raise self._not_ours()
            yield stamp

    def _not_ours(self) -> UserError:
        holder = lease.other(self._db, self._clock())
        if holder is not None and (self._mine is None or holder.token != self._mine.token):
            says = f"the workspace is open in another window ({holder.in_words(self._clock())})"
            return UserError(says, str(self.path), "close it there, then open it here again")
        return UserError("this window only reads the workspace", str(self.path), "open it again to save")

    def department(self) -> Department:
        """The latest version of the department."""
        number = trail.last_number(self._db, "department_version")
        if self._loaded is None or self._loaded[0] != number:
            self._loaded = number, records.department(self._db, number)
        return self._loaded[1]

    def save_department(
        self, department: Department, who: str, what: str, why: str = "", sources: Sequence[StoredFile] = ()
    ) -> int:
        """Store a new version, and the workbooks that it was read from where they are new; gives its number from 1."""
        body, duties = codec.pack_department(department), self._packed_duties(department)
        with self._saving() as stamp:
            line = Line(stamp, who, what, why)
            records.add_sources(self._db, sources, line)
            number = records.add_department(self._db, body, duties, line)
        self._loaded = number, department
        return number

    def _packed_duties(self, department: Department) -> bytes:
        # An edit of pins or limits keeps the very same duties: packing a trust's year again would make it wait.
        duties = department.scenario.rota.duties
        if self._packed is None or self._packed[0] is not duties:
            self._packed = duties, codec.pack_duties(duties)
        return self._packed[1]

    def sources(self) -> tuple[StoredFile, ...]:
        """The workbooks as they came in, byte for byte."""
        return records.sources(self._db)

    def save_plan(self, plan: Plan, who: str, why: str = "") -> Plan:
        """Store a plan; gives it back with its version. UserError where it was not verified."""
        if not plan.verified:
            raise UserError("the plan was not verified, so it is not stored", str(self.path), "plan again")
        with self._saving() as stamp:
            return records.add_plan(self._db, plan, Line(stamp, who, "", why))

    def plan(self, version: int | None = None) -> Plan | None:
        """A plan, the latest where no version is said; None where there is none."""
        return records.plan(self._db, version)

    def plans(self) -> tuple[PlanLine, ...]:
        """Every plan in short, oldest first."""
        return records.plans(self._db)

    def record(self, who: str, what: str, why: str = "") -> None:
        """Add a line to the trail."""
        with self._saving() as stamp:
            trail.append(self._db, Line(stamp, who, what, why))

    def trail(self) -> tuple[TrailEntry, ...]:
        """Every line, oldest first; the last one's hash stands for the whole."""
        return trail.entries(self._db)

    def trail_is_whole(self) -> bool:
        """Whether nothing that the trail reports was changed or taken out since."""
        return trail.is_whole(self._db)

    def setting(self, key: str) -> str | None:
        """A setting, None where it was never set."""
        found: str | None = self._db.value("SELECT value FROM setting WHERE key = ?", key)
        return found

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting; not part of the trail."""
        with self._saving():
            self._db.run(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", key, value
            )

    def publish_copy(self, path: Path, *, force: bool = False) -> None:
        """A whole copy for a share or a mail, made while this window stays open. UserError where the name is taken."""
        copy_to(self._db, path, force=force)
