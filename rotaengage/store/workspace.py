"""The workspace: a department, its plans and their trail in one file that can be copied, backed up and mailed."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from rotaengage.domain.department import Department, TrailEntry
from rotaengage.domain.duty import Duty
from rotaengage.domain.duty_table import is_long_tuple
from rotaengage.domain.history import Command, Label, State
from rotaengage.domain.issue import UserError
from rotaengage.domain.journal import Entry, Journal
from rotaengage.domain.plan import Plan
from rotaengage.store import codec, history, journal, lease, records, schema, trail
from rotaengage.store.clock import Clock, stamp_of, utc_now
from rotaengage.store.database import Database
from rotaengage.store.files import whole
from rotaengage.store.history import SettingValue
from rotaengage.store.opening import Opened, check_replaceable, copy_to, open_file
from rotaengage.store.records import Choice, PlanLine, StoredFile
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
        self._packed: tuple[Sequence[Duty], bytes] | None = None

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

    @property
    def state(self) -> State:
        """The department version and the plan that hold now."""
        return history.current(self._db)

    @contextmanager
    def _deed(self, who: str, what: str, why: str) -> Iterator[Line]:
        """All that the block saves is one deed, undone and done again as one."""
        with self._saving() as stamp:
            before, line = history.current(self._db), Line(stamp, who, what, why)
            yield line
            after = history.current(self._db)
            if after != before:
                history.log(self._db, line, after, before)

    def department(self, version: int | None = None) -> Department:
        """A version of the department, the one that holds now where none is said."""
        number = version or self.state.department
        if self._loaded is None or self._loaded[0] != number:
            self._loaded = number, records.department(self._db, number)
        return self._loaded[1]

    def save_department(
        self, department: Department, who: str, what: str, why: str = "", sources: Sequence[StoredFile] = ()
    ) -> int:
        """Store a new version, and the workbooks that it was read from where they are new; gives its number from 1."""
        body, duties = codec.pack_department(department), self._packed_duties(department)
        with self._deed(who, what, why) as line:
            records.add_sources(self._db, sources, line)
            number = records.add_department(self._db, body, duties, line)
        self._know(number, department)
        return number

    def _know(self, number: int, department: Department) -> None:
        # A long tuple of duties is read again when it is asked for, as the table that takes a tenth of its room.
        lean = not is_long_tuple(department.scenario.rota.duties)
        self._loaded = (number, department) if lean else None

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
        self._check_verified(plan)
        what = f"plan {trail.last_number(self._db, 'plan') + 1} made"
        with self._deed(who, what, why) as line:
            return records.add_plan(self._db, plan, line)

    def save_change(self, department: Department, plan: Plan, who: str, what: str, why: str = "") -> Plan:
        """Store changed facts and the plan that answers them as one deed. UserError where it was not verified."""
        self._check_verified(plan)
        body, duties = codec.pack_department(department), self._packed_duties(department)
        with self._deed(who, what, why) as line:
            number = records.add_department(self._db, body, duties, line)
            stored = records.add_plan(self._db, plan, line)
        self._know(number, department)
        return stored

    def _check_verified(self, plan: Plan) -> None:
        if not plan.verified:
            raise UserError("the plan was not verified, so it is not stored", str(self.path), "plan again")

    def plan(self, version: int | None = None) -> Plan | None:
        """A plan, the one that holds now where no version is said; None where there is none."""
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
            history.put_setting(self._db, SettingValue(key=key, value=value))

    def change_setting(self, key: str, value: str, who: str, what: str) -> None:
        """Keep a setting as a deed that can be undone; nothing where it is so already."""
        before, after = history.setting(self._db, key), SettingValue(key=key, value=value)
        self._put(after, before, who, what)

    def label_plan(self, version: int, name: str, note: str, who: str) -> None:
        """Give a plan a name and a note. UserError where there is no such plan."""
        before, after = history.label(self._db, version), Label(plan=version, name=name, note=note)
        what = f"plan {version} called {name}" if name else f"name of plan {version} taken off"
        self._put(after, before, who, what if name != before.name else f"note on plan {version}")

    def take_plan(self, version: int, who: str, why: str = "") -> None:
        """Let a plan hold again, with the facts that it was made from. UserError where there is no such plan."""
        after = State(department=records.department_of(self._db, version), plan=version)
        self._put(after, self.state, who, f"plan {version} taken up again", why)

    def _put(self, after: history.Place, before: history.Place, who: str, what: str, why: str = "") -> None:
        if after == before:
            return
        with self._saving() as stamp:
            line = Line(stamp, who, what, why)
            history.put(self._db, after, line)
            history.log(self._db, line, after, before)

    def choose_plan(self, plan: Plan, offered: bytes, who: str, why: str = "") -> Plan:
        """Store an alternative as the plan that holds, and what it was chosen from. UserError: not verified."""
        self._check_verified(plan)
        what = f"plan {trail.last_number(self._db, 'plan') + 1} chosen"
        with self._deed(who, what, why) as line:
            stored = records.add_plan(self._db, plan, line)
            records.add_choice(self._db, stored.version, offered, line)
        return stored

    def choices(self) -> tuple[Choice, ...]:
        """Every plan that was chosen out of several, and out of what, oldest first."""
        return records.choices(self._db)

    def put_on_record(self, entry: Entry, who: str) -> int:
        """Add an entry to the journal, which can only grow; gives its number from 1."""
        with self._saving() as stamp:
            return journal.add(self._db, entry, Line(stamp, who, f"{entry.kind} put on record"))

    def journal(self) -> Journal:
        """Everything that people put on record. UserError where it is damaged."""
        return journal.read(self._db)

    def undo(self, who: str) -> str | None:
        """Take the last deed back; says what it was, None where there is none."""
        with self._saving() as stamp:
            return history.step(self._db, "undo", stamp, who)

    def redo(self, who: str) -> str | None:
        """Do the deed that was undone last once more; says what it was, None where there is none."""
        with self._saving() as stamp:
            return history.step(self._db, "redo", stamp, who)

    def commands(self) -> tuple[Command, ...]:
        """Every deed that could be undone, oldest first."""
        return history.commands(self._db)

    def publish_copy(self, path: Path, *, force: bool = False) -> None:
        """A whole copy for a share or a mail, made while this window stays open. UserError where the name is taken."""
        copy_to(self._db, path, force=force)
