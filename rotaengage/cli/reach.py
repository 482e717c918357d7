"""rotaengage reach: who can never come to a fixed meeting and why; dates of a series that reach everybody."""

import argparse
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rotaengage.cli.typed import WORKSPACE

if TYPE_CHECKING:
    from rotaengage.usecases.reach import Reach

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("reach", help="who can never come to a fixed meeting, and dates that reach everybody")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument("--activity", required=True, metavar="ID", help="an event, or a series, as the setup names it")
    own.add_argument("--weekday", choices=DAYS, help="a fixed weekday; else the best is looked for")
    own.add_argument("--at", type=_clock, metavar="HH:MM", help="a fixed time of day; else the best is looked for")
    own.add_argument("--every", type=_weeks, metavar="WEEKS", help="how often; else as the series says, or every week")
    own.add_argument("--json", action="store_true", help="print rotaengage.reach/1")
    own.set_defaults(run=run)


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no time of day; write it as 12:30") from None


def _weeks(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 520:
        raise argparse.ArgumentTypeError(f"{text} is no number of weeks; write it as 4")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """0 where everybody can come at least once, else 1."""
    from rotaengage.cli.words import print_json, say
    from rotaengage.cli.words_reach import reach_lines
    from rotaengage.usecases.reach import reach
    from rotaengage.usecases.reach_document import reach_document

    weekday = None if arguments.weekday is None else DAYS.index(arguments.weekday)
    found: Reach = reach(arguments.workspace, arguments.activity, weekday, arguments.at, arguments.every)
    if arguments.json:
        print_json(reach_document(found))
    else:
        for line in reach_lines(found):
            say(line)
    return 1 if (found.series.cannot if found.series else found.never) else 0
