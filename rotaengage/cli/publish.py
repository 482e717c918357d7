"""rotaengage publish: tell people the plan that holds; later plans change it as little as can be."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from rotaengage.cli.typed import WORKSPACE


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser(
        "publish", help="publish the plan that holds: from now on changes are counted and bounded"
    )
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument("--as-of", type=_day, metavar="DATE", help="the day to count notice from; else today")
    own.add_argument("--agreed", nargs="+", default=[], metavar="NAME", help="who agreed to a change at short notice")
    own.set_defaults(run=run)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date; write it as 2026-08-03") from None


def run(arguments: argparse.Namespace) -> int:
    """Publish it and say what changed, nearest first."""
    from rotaengage.cli.words import count, say
    from rotaengage.usecases.open_workspace import look_at
    from rotaengage.usecases.publish import Zone, publish

    found = publish(arguments.workspace, arguments.as_of or date.today(), arguments.agreed)
    names = {d.id: d.name for d in look_at(arguments.workspace).department.scenario.rota.doctors}
    say(f"Plan {found.plan.version} published as of {found.as_of}: {count(len(found.plan.slots), 'slot')}")
    if found.first:
        say("Nothing was published before. Plan again as you like: few changes is a goal from now on.")
        return 0
    words = {Zone.LIVE: "at short notice", Zone.SETTLE: "to settle with the doctor", Zone.FREE: "far ahead"}
    for zone in (Zone.LIVE, Zone.SETTLE, Zone.FREE):
        own = [c for c in found.changes if c.zone is zone]
        say(f"{count(len(own), 'change')} {words[zone]}" + (":" if own else ""))
        for c in own:
            who = names.get(c.slot.doctor, c.slot.doctor)
            say(f"  {'new ' if c.new else 'gone'} {who}, {c.slot.activity}, {c.slot.span.wall()}")
    return 0
