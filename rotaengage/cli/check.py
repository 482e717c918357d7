"""rotaengage check: working-time rules, cover, and the rules of the plan; before and after."""

import argparse
from pathlib import Path
from typing import Any

from rotaengage.cli.typed import WORKSPACE


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("check", help="working-time rules, cover and plan rules; before and after the plan")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument("--json", action="store_true", help="print rotaengage.check/1")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 where nothing was found, else 1."""
    from rotaengage.cli.words import count, hours, print_json, say
    from rotaengage.usecases.check import check, check_document

    found = check(arguments.workspace)
    if arguments.json:
        print_json(check_document(found))
        return 0 if found.clean else 1
    say(f"Rule pack: {found.pack}" + ("" if found.pack_verified else " (not yet verified against the document)"))
    say(f"In the rota as it came: {count(len(found.working_time), 'breach', 'breaches')} of working time")
    for breach in found.working_time:
        say(f"  {breach.code} {breach.rule}: {breach.says}  {', '.join(map(str, breach.where))}")
    gaps = [c for c in found.cover_before if c.existing_gap_minutes]
    all_needs = count(len(found.cover_before), "cover requirement")
    say(f"  {len(gaps)} of {all_needs} {'is' if len(gaps) == 1 else 'are'} below minimum somewhere")
    for outcome in gaps:
        say(
            f"  {outcome.requirement}: {hours(outcome.existing_gap_minutes)}, at worst {-outcome.tightest_margin} short"
        )
    if found.plan is None:
        say("No plan yet.")
    else:
        say(f"Plan {found.plan.version}: {count(len(found.new), 'new breach', 'new breaches')}")
        for breach in found.new:
            say(f"  {breach.code} {breach.rule}: {breach.says}  {', '.join(map(str, breach.where))}")
    return 0 if found.clean else 1
