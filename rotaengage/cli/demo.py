"""rotaengage demo: the main job on a made-up department."""

import argparse
from typing import Any


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("demo", help="plan a bundled sample department in a temporary workspace")
    own.add_argument("--headless", action="store_true", help="no screen: print a summary and where the files are")
    own.add_argument("--seconds", type=float, default=30.0, metavar="N", help="time limit for planning (30)")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the sample on the screen, or do the whole job and print it."""
    if arguments.headless:
        return headless(arguments.seconds)
    from rotaengage.cli.open_app import open_screens
    from rotaengage.usecases.demo import demo_workspace

    return open_screens(demo_workspace())


def headless(seconds: float) -> int:
    """Import, plan, verify, export; then say what came of it."""
    from rotaengage.cli.plan import stop_on_interrupt
    from rotaengage.cli.progress import ProgressLine
    from rotaengage.cli.words import say
    from rotaengage.cli.words_plan import plan_lines
    from rotaengage.domain.progress import Stop
    from rotaengage.domain.scenario import PlanSettings
    from rotaengage.usecases.demo import run_demo

    stop = Stop()
    with stop_on_interrupt(stop), ProgressLine() as show:
        done = run_demo(settings=PlanSettings(seconds=seconds), report=show, stop=stop)
    scenario, cells = done.department.scenario, done.department.cells
    rota = scenario.rota
    say(f"Department: {len(rota.doctors)} doctors, {rota.first_day} to {rota.last_day}, from {rota.sources[0].name}")
    say(f"Nothing lost: {cells.read} cells = {cells.understood} understood + {cells.ignored} ignored"
        f" + {cells.questions} in question")  # fmt: skip
    for line in plan_lines(done.plan, scenario):
        say(line)
    good = "holds" if done.verdict.good else "DOES NOT HOLD"
    say(f"Checked again without the solver: the plan {good} under {len(done.verdict.rules)} rules")
    say()
    say(f"workbook:  {done.workbook.path} ({done.workbook.cells} cells changed)")
    say(f"calendar:  {done.calendar.path}")
    say(f"workspace: {done.workspace}")
    say(f"open it:   rotaengage open {done.workspace}")
    return 0 if done.verdict.good else 1
