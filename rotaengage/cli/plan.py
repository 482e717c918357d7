"""rotaengage plan: plan, verify, store."""

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rotaengage.cli.typed import WORKSPACE, not_negative, positive, whole

if TYPE_CHECKING:
    from rotaengage.domain.plan import Plan
    from rotaengage.domain.progress import Stop
    from rotaengage.domain.scenario import Scenario

ALSO = ("robustness", "fragmentation")
AIMS = (
    "attendance", "worst_fulfilment", "delivered", "preferred_cover", "gaps", "timeliness", "preference", "change",
    "backfill", *ALSO,
)  # fmt: skip
GROUPS = ("none", "grade", "ltft", "site", "line")
PER_CENT = 0.5


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("plan", help="plan a workspace, check the plan, store it as a new version")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument("--seconds", type=positive, default=30.0, metavar="N", help="time limit (30)")
    own.add_argument(
        "--gap", type=not_negative, default=PER_CENT, metavar="PERCENT",
        help=f"how far an aim may be from its proved bound ({PER_CENT}); 0 looks for the optimum, while there is time",
    )  # fmt: skip
    own.add_argument("--seed", type=whole(), default=1, metavar="N", help="the same seed gives the same plan (1)")
    own.add_argument(
        "--workers", type=whole(1, 64), metavar="N",
        help="processes (as many as there are cores for a large rota, else 1); the plan is the same",
    )  # fmt: skip
    own.add_argument(
        "--fair-between", choices=GROUPS, metavar="GROUPS",
        help=f"share time fairly between groups before doctors: {', '.join(GROUPS)}",
    )  # fmt: skip
    own.add_argument(
        "--first", type=aims, default=[], metavar="AIM,AIM",
        help=f"these aims first, in this order, the others after them as the workspace keeps them: {', '.join(AIMS)}",
    )  # fmt: skip
    own.add_argument(
        "--fair-depth", type=whole(1), metavar="N",
        help="only the N worst-off doctors are made as well off as can be before the next aim (everybody)",
    )  # fmt: skip
    own.add_argument("--backfill", type=not_negative, metavar="HOURS", help="cover to buy at most, as the setup allows")
    own.add_argument(
        "--also", action="append", choices=ALSO, default=[], metavar="AIM",
        help=f"a further aim, after the others: {', '.join(ALSO)}; may be given more than once",
    )  # fmt: skip
    own.add_argument("--json", action="store_true", help="print rotaengage.plan/1")
    own.add_argument("--strict", action="store_true", help="exit with 1 where anybody gets less than is owed")
    own.set_defaults(run=run)


def aims(text: str) -> list[str]:
    """Aims with commas between them; argparse turns the error into a usage message."""
    found = [word.strip() for word in text.split(",")]
    for word in found:
        if word not in AIMS:
            raise argparse.ArgumentTypeError(f"there is no aim {word or 'without a name'}: {', '.join(AIMS)}")
    return found


def run(arguments: argparse.Namespace) -> int:
    """Plan, with progress on standard error; Ctrl-C once stops and keeps the best plan so far."""
    from rotaengage.cli.progress import ProgressLine
    from rotaengage.cli.words import print_json
    from rotaengage.domain.grouping import Grouping
    from rotaengage.domain.progress import Stop
    from rotaengage.domain.scenario import Goal, PlanSettings
    from rotaengage.usecases.export import plan_json
    from rotaengage.usecases.open_workspace import look_at
    from rotaengage.usecases.plan import make_plan

    between = None if arguments.fair_between is None else Grouping(arguments.fair_between)
    settings = PlanSettings(
        seconds=arguments.seconds, gap=arguments.gap / 100, seed=arguments.seed, workers=arguments.workers,
        fair_between=between, fair_depth=arguments.fair_depth,
        backfill_minutes=None if arguments.backfill is None else round(60 * arguments.backfill),
        first=tuple(map(Goal, arguments.first)),
        order=(*PlanSettings().order, *map(Goal, arguments.also)),
    )  # fmt: skip
    stop = Stop()
    with stop_on_interrupt(stop), ProgressLine() as show:
        plan = make_plan(arguments.workspace, settings, show, stop)
    if arguments.json:
        print_json(plan_json(plan, arguments.workspace))
    else:
        print_plan(plan, look_at(arguments.workspace).department.scenario)
    missed = any(d.fulfilment < 1 for d in plan.doctors) or any(not e.quorum_met for e in plan.events)
    return 1 if arguments.strict and missed else 0


@contextmanager
def stop_on_interrupt(stop: "Stop") -> Iterator[None]:
    """The first Ctrl-C asks for the best plan so far, the second one ends the program."""

    def ask(_signal: int, _frame: object) -> None:
        stop.request()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def print_plan(plan: "Plan", scenario: "Scenario") -> None:
    """The plan in a coordinator's words."""
    from rotaengage.cli.words import say
    from rotaengage.cli.words_plan import plan_lines

    for line in plan_lines(plan, scenario):
        say(line)
