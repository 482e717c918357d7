"""rotaengage template: the empty setup workbook."""

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("template", help="write an empty setup workbook with instructions and drop-downs")
    own.add_argument("file", type=Path, metavar="FILE.xlsx")
    own.add_argument("--force", action="store_true", help="overwrite an existing file")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write it."""
    from rotaengage.cli.words import say
    from rotaengage.usecases.template import write_template

    say(f"written: {write_template(arguments.file, force=arguments.force)}")
    return 0
