"""Use cases of the program's own doors (keys, sittings, rescued plans, files handed out), each imported when called."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rotaengage.domain.plan import Plan
    from rotaengage.tui.present.export_choices import Wanted
    from rotaengage.usecases.export import Exported
    from rotaengage.usecases.export_preview import Preview
    from rotaengage.usecases.opened import Opened
    from rotaengage.usecases.session import Session


def own_keys() -> "tuple[dict[str, tuple[str, ...]], Path]":
    """The person's own keys as written, and the file they stand in."""
    from rotaengage.usecases.own_keys import keys_file
    from rotaengage.usecases.own_keys import own_keys as verb

    return verb(), keys_file()


def session_of(path: Path) -> "Session":
    """Where a person was in a workspace."""
    from rotaengage.usecases.session import session_of as verb

    return verb(path)


def keep_session(path: Path, session: "Session") -> None:
    """Keep where a person is."""
    from rotaengage.usecases.session import keep_session as verb

    verb(path, session)


def rescued(opened: "Opened") -> "Plan | None":
    """A plan that could not be stored in an earlier sitting."""
    from rotaengage.usecases.rescue import rescued as verb

    return verb(opened)


def take_in(path: Path, plan: "Plan") -> "Opened":
    """Store a plan that was set aside."""
    from rotaengage.usecases.rescue import take_in as verb

    return verb(path, plan)


def forget_rescued(path: Path) -> None:
    """Let a plan that was set aside go."""
    from rotaengage.usecases.rescue import forget as verb

    verb(path)


def preview(path: Path, to: Path, wanted: "Wanted") -> "Preview":
    """What an export would touch; nothing is written."""
    from rotaengage.domain.marks import Mark
    from rotaengage.usecases.export_preview import Preview, preview_export

    if wanted.kind == "report":
        note = "a page is written with the scorecard, planned time by grade, cover, activities and events"
        return Preview(to, "", Mark(wanted.mark), notes=(note,))
    return preview_export(path, to, Mark(wanted.mark), force=True, wish=wanted.wish)


def export(path: Path, to: Path, wanted: "Wanted", *, force: bool) -> "Exported":
    """Write the plan, or the report on it, to a file."""
    from rotaengage.domain.marks import Mark
    from rotaengage.usecases.export import Exported, export_plan

    if wanted.kind == "report":
        from rotaengage.usecases.report import write_report

        done = write_report(path, to, wanted.wish, force=force)
        flags = f"{done.flags} of {len(done.lines)} measures want a look"
        return Exported(done.path, notes=(flags, *done.notes))
    return export_plan(path, to, Mark(wanted.mark), force=force, wish=wanted.wish)
