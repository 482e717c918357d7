"""rotaengage robustness: what drawn sickness would leave of the plan."""

import argparse
from pathlib import Path
from typing import Any

from rotaengage.cli.typed import WORKSPACE, share, whole

WEAKEST = 10


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("robustness", help="which slots would fall to sickness, drawn many times")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument("--draws", type=whole(1, 10000), default=200, metavar="N", help="how many (200)")
    own.add_argument("--seed", type=whole(), default=1, metavar="N", help="the same seed draws the same (1)")
    own.add_argument("--share", type=share, default=0.03, metavar="S", help="share of days lost to sickness (0.03)")
    own.add_argument("--json", action="store_true", help="print rotaengage.robustness/1")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the share of the plan that stands, and the weakest slots."""
    from rotaengage.cli.named import with_names
    from rotaengage.cli.plan import stop_on_interrupt
    from rotaengage.cli.words import hours, percent, print_json, say, table
    from rotaengage.domain.issue import UserError
    from rotaengage.domain.progress import Stop, silent
    from rotaengage.domain.robustness import Sickness
    from rotaengage.usecases.open_workspace import look_at
    from rotaengage.usecases.robustness import robustness

    opened, stop = look_at(arguments.workspace), Stop()
    if opened.plan is None:
        raise UserError("there is no plan yet", str(arguments.workspace), "make one with rotaengage plan")
    asked = Sickness(share=arguments.share, draws=arguments.draws, seed=arguments.seed)
    with stop_on_interrupt(stop):
        found = robustness(opened.department.scenario, opened.plan.slots, asked, silent, stop)
    draws, rota = found.sickness.draws, opened.department.scenario.rota
    if arguments.json:
        document = with_names(found.model_dump(mode="json"), rota)
        print_json({"schema": "rotaengage.robustness/1", "kept_share": found.kept_share, **document})
        return 0
    kept = f"{percent(found.kept_share)} of {hours(found.planned_minutes)} stands"
    say(f"{draws} draws with {found.sickness.share:.1%} of days lost: {kept}")
    rows = [[rota.doctor_of[s.slot.doctor].name, s.slot.span.wall(), percent(s.share(draws)), s.tightest]
            for s in found.slots[:WEAKEST]]  # fmt: skip
    say(table(rows, ["doctor", "slot", "stands", "called back by"]))
    return 0
