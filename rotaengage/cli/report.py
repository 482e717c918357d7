"""rotaengage report: the scorecard of the ten principles, planned time by grade, cover; as a workbook or a page."""

import argparse
from pathlib import Path
from typing import Any

from rotaengage.cli.typed import WORKSPACE


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("report", help="scorecard and monitoring report (.xlsx, .html), pseudonyms unless asked")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument("--to", type=Path, required=True, metavar="FILE", help="its ending says what is written")
    tier = own.add_mutually_exclusive_group()
    words = {"full": "--names", "initials": "--initials", "pseudonyms": "--pseudonyms", "totals": "--totals"}
    for value, option in words.items():
        tier.add_argument(option, dest="privacy", action="store_const", const=value, help=_HELP[value])
    own.add_argument("--key", type=Path, metavar="FILE", help="write who is who, apart from the report")
    own.add_argument("--force", action="store_true", help="overwrite an existing file")
    own.set_defaults(run=run, privacy="pseudonyms")


_HELP = {
    "full": "with names and cells of the rota",
    "initials": "with initials",
    "pseudonyms": "with pseudonyms (unless another is asked for)",
    "totals": "figures of groups of at least five only",
}


def run(arguments: argparse.Namespace) -> int:
    """Write it and say what to look at."""
    from rotaengage.cli.words import say
    from rotaengage.domain.privacy import Privacy
    from rotaengage.usecases.report import write_report
    from rotaengage.usecases.wish import Wish

    wish = Wish(Privacy(arguments.privacy), key=arguments.key)
    done = write_report(arguments.workspace, arguments.to, wish, force=arguments.force)
    say(f"written: {done.path} ({wish.privacy})")
    for line in done.lines:
        say(f"  {line.principle:>2} {line.measure}: {line.figure}" + (f"  <- {line.flag}" if line.flag else ""))
    for words in done.notes:
        say(f"  {words}")
    return 0
