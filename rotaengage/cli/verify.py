"""rotaengage verify: the stored plan once more, without the solver."""

import argparse
from pathlib import Path
from typing import Any

from rotaengage.cli.typed import WORKSPACE


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("verify", help="re-check the stored plan without the solver")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument("--json", action="store_true", help="print rotaengage.verify/1")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 where nothing was found, else 1."""
    from rotaengage.cli.words import print_json, say
    from rotaengage.usecases.verify import verify, verify_document

    verdict = verify(arguments.workspace)
    if arguments.json:
        print_json(verify_document(verdict))
        return 0 if verdict.good else 1
    for breach in verdict.breaches:
        say(f"{breach.code} {breach.rule}: {breach.says} {', '.join(map(str, breach.where))}".rstrip())
    for words in verdict.wrong_figures:
        say(f"wrong figure: {words}")
    if not verdict.trail_is_whole:
        say("the trail of this workspace was changed by another program")
    plan, rules = verdict.plan, len(verdict.rules)
    if verdict.good:
        say(f"plan {plan.version} ({plan.plan_hash}): {len(plan.slots)} slots hold under all {rules} rules")
    return 0 if verdict.good else 1
