"""rotaengage export: the workbook with the slots in it, a calendar, a table, JSON."""

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("export", help="write the workbook with the slots in it, or .ics, .csv, .json")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE")
    own.add_argument("--to", type=Path, required=True, metavar="FILE", help="its ending says what is written")
    own.add_argument("--mark", choices=("note", "fill", "text"), default="note", help="how a cell is marked (note)")
    own.add_argument("--force", action="store_true", help="overwrite an existing file")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write it and say what was touched."""
    from rotaengage.cli.words import say
    from rotaengage.domain.marks import Mark
    from rotaengage.usecases.export import export_plan

    done = export_plan(arguments.workspace, arguments.to, Mark(arguments.mark), force=arguments.force)
    say(f"written: {done.path}")
    if done.parts_changed:
        say(f"  {done.cells} cells marked; parts changed: {', '.join(done.parts_changed)}")
        say(f"  parts added: {', '.join(done.parts_added) or 'none'}; all other parts are the bytes that came in")
    for words in done.notes:
        say(f"  {words}")
    return 0
