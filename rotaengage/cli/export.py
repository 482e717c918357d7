"""rotaengage export: the workbook with the slots in it, a calendar, a table, JSON."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rotaengage.cli.typed import WORKSPACE

if TYPE_CHECKING:
    from rotaengage.usecases.export_preview import Preview

MARKS = ("note", "fill", "text", "code", "row")
MOST_CELLS = 20


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("export", help="write the workbook with the slots in it, or .ics, .html, .csv, .json")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument(
        "--to", required=True, metavar="FILE", help="its ending says what is written; a name with / is a folder"
    )
    own.add_argument("--mark", choices=MARKS, help="how a cell is marked; kept for next time (at first note)")
    own.add_argument("--of", default="", metavar="NAME", help="which rota file, where the workspace has several")
    own.add_argument("--dry-run", action="store_true", help="say what would be touched, and write nothing")
    own.add_argument("--json", action="store_true", help="with --dry-run: as rotaengage.export-preview/1")
    own.add_argument("--force", action="store_true", help="overwrite an existing file")
    add_wishes(own)
    own.set_defaults(run=run)


def add_wishes(own: Any) -> None:
    """What the file is to hold, and how much it says about people."""
    tiers = ("full", "initials", "pseudonyms", "totals")
    own.add_argument("--sheets", default="engagement", metavar="LIST", help="sheets to add to the workbook: all, none, "
                     "or some, with commas between and no spaces: engagement, doctors, cover, activities, questions, "
                     "changes, timetables, events")  # fmt: skip
    own.add_argument("--privacy", choices=tiers, default="full", help="what a file says about people (full)")
    own.add_argument("--doctor", default="", metavar="NAME", help="one doctor's calendar or timetable")
    own.add_argument("--poster", action="store_true", help="with .html or .ics: the events, and nobody's own time")
    own.add_argument("--key", type=Path, metavar="FILE", help="with pseudonyms: write who is who, apart from the file")


def run(arguments: argparse.Namespace) -> int:
    """Write it and say what was touched."""
    from rotaengage.domain.issue import UserError
    from rotaengage.domain.marks import Mark

    if arguments.json and not arguments.dry_run:
        raise UserError("--json lists what would be touched", cure="say --dry-run too, or leave it out")
    arguments.wish, arguments.to = wish_of(arguments), Path(arguments.to)
    mark = Mark(arguments.mark) if arguments.mark else None
    if arguments.dry_run:
        return dry_run(arguments, mark)
    from rotaengage.cli.words import say
    from rotaengage.usecases.export import export_plan

    done = export_plan(arguments.workspace, arguments.to, mark, force=arguments.force, of=arguments.of,
                       wish=arguments.wish)  # fmt: skip
    say(f"written: {done.path}")
    if done.parts_changed:
        say(f"  {done.cells} cells changed; parts changed: {', '.join(done.parts_changed)}")
        say(f"  parts added: {', '.join(done.parts_added) or 'none'}; all other parts are the bytes that came in")
    elif done.anew:
        say(f"  a new workbook, {done.cells} cells of it with marks or what they mean")
    for words in done.notes:
        say(f"  {words}")
    for words in done.not_carried:
        say(f"  not carried over: {words}")
    return 0


def wish_of(arguments: argparse.Namespace) -> Any:
    """What the file is to hold, from the arguments."""
    from rotaengage.domain.privacy import Privacy
    from rotaengage.usecases.wish import Wish

    return Wish(
        privacy=Privacy(arguments.privacy),
        sheets=arguments.sheets,
        doctor=arguments.doctor,
        poster=arguments.poster,
        key=arguments.key,
        folder=arguments.to.endswith(("/", "\\")),
    )


def dry_run(arguments: argparse.Namespace, mark: Any) -> int:
    """Say what would be touched and what must survive; nothing is written."""
    from rotaengage.cli.words import say
    from rotaengage.usecases.export_preview import preview_document, preview_export

    found = preview_export(arguments.workspace, arguments.to, mark, force=arguments.force, of=arguments.of,
                           wish=arguments.wish)  # fmt: skip
    if arguments.json:
        import json

        say(json.dumps(preview_document(found), ensure_ascii=False, indent=1))
        return 0
    for words in preview_words(found):
        say(words)
    return 0


def preview_words(found: "Preview") -> Iterator[str]:
    """What would be touched, line by line. Of a new workbook no part is one that came in."""
    yield f"would write: {found.to} (marks as {found.mark.value}); nothing was written"
    if found.anew:
        yield f"  a new workbook, since {found.anew}"
    yield f"  {len(found.cells)} cells would change{':' if found.cells else ''}"
    yield from (f"    {touched.cell}: {touched.gets}" for touched in found.cells[:MOST_CELLS])
    if len(found.cells) > MOST_CELLS:
        yield f"    and {len(found.cells) - MOST_CELLS} more (--json lists them all)"
    if not found.anew:
        yield f"  parts changed: {', '.join(found.parts_changed) or 'none'}"
        yield f"  parts added: {', '.join(found.parts_added) or 'none'}"
        yield f"  stays as it is: {', '.join(f'{h.name} ({h.number})' for h in found.holds) or 'plain cells only'}"
    yield from (f"  {words}" for words in found.notes)
    yield from (f"  not carried over: {words}" for words in found.not_carried)
