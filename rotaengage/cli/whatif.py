"""rotaengage whatif: what follows from changes, and keep them where they please."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rotaengage.cli.typed import WORKSPACE
from rotaengage.cli.whatif_changes import ASKED, changes_of

if TYPE_CHECKING:
    from rotaengage.domain.scenario import Scenario
    from rotaengage.domain.what_if import WhatIf


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("whatif", help="try changes on the plan: who gains, who loses, what moves")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    for name, (parts, says) in ASKED.items():
        own.add_argument(f"--{name}", nargs=len(parts), action="append", default=[], metavar=parts, help=says)
    own.add_argument("--changes", type=Path, metavar="FILE", help="a list of changes as JSON, as --json prints them")
    own.add_argument("--keep", action="store_true", help="store the changed rota and the plan as new versions")
    own.add_argument("--json", action="store_true", help="print rotaengage.whatif/1")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what follows; 1 where no plan keeps the changes."""
    from rotaengage.cli.exploring import desk_of
    from rotaengage.cli.named import with_names
    from rotaengage.cli.plan import stop_on_interrupt
    from rotaengage.cli.words import note, print_json
    from rotaengage.domain.progress import Stop, silent
    from rotaengage.usecases.what_if import keep_what_if, what_if

    stop = Stop()
    with stop_on_interrupt(stop), desk_of(arguments.workspace) as desk:
        scenario = desk.department.scenario
        answer = what_if(desk, changes_of(arguments, scenario), silent, stop)
        if arguments.json:
            found = with_names(answer.model_dump(mode="json"), scenario.rota)
            print_json({"schema": "rotaengage.whatif/1", "gap": answer.gap, **found})
        else:
            print_answer(answer, scenario)
        if arguments.keep and answer.possible:
            plan = keep_what_if(desk, answer, arguments.workspace)
            note(f"kept as plan {plan.version}")
    return 0 if answer.possible else 1


def print_answer(answer: "WhatIf", scenario: "Scenario") -> None:
    """What moves, who gains and who loses."""
    from rotaengage.cli.words import hours, percent, say
    from rotaengage.usecases.floor_words import floor_words

    names = {d.id: d.name for d in scenario.rota.doctors}
    for change in answer.changes:
        say(f"What if: {change.says(scenario)}")
    if not answer.possible:
        say(f"No plan keeps this: {'; '.join(answer.why_not)}")
        return
    for swap in answer.swaps:
        slot = swap.before or swap.after
        sides = [s.span.wall() if s else "nothing" for s in (swap.before, swap.after)]
        say(f"  {names.get(slot.doctor, slot.doctor) if slot else ''}: {sides[0]} becomes {sides[1]}")
    for gain in answer.gains:
        word = "gains" if gain.minutes > 0 else "loses"
        shares = f"{percent(gain.before_fulfilment)} to {percent(gain.after_fulfilment)}"
        say(f"  {names.get(gain.doctor, gain.doctor)} {word} {hours(abs(gain.minutes))} ({shares})")
    for event in answer.events:
        if event.span is None:
            say(f"  {event.event} has no time{f': {event.why_not}' if event.why_not else ''}")
    if not answer.swaps:
        say("  nothing moves")
    if answer.below_floor_minutes:
        say(f"  {floor_words(answer, hours)}")
    near = f"within {answer.gap * 100:.2f}% of what any plan could give"
    alike = " with as many at events" if answer.events else ""
    say(f"Protected time: {hours(answer.delivered_minutes)}, {near}{alike}")
