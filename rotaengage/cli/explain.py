"""rotaengage explain: why an hour is missing and the cheapest ways to get it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rotaengage.cli.typed import WORKSPACE

if TYPE_CHECKING:
    from rotaengage.domain.rota import Rota
    from rotaengage.domain.why import EventWhy, WayOut, Why


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("explain", help="why an hour, or an event's quorum, is missing, and what it would take")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    which = own.add_mutually_exclusive_group(required=True)
    which.add_argument("--doctor", metavar="NAME", help="whose time is missing")
    which.add_argument("--event", metavar="ID", help="which event has no time, or not the one that is wanted")
    own.add_argument("--activity", metavar="ID", help="only this activity")
    own.add_argument("--json", action="store_true", help="print rotaengage.explain/1")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the reasons, the proof and the ways out."""
    from rotaengage.cli.exploring import desk_of, doctor_id
    from rotaengage.cli.plan import stop_on_interrupt
    from rotaengage.cli.words import print_json
    from rotaengage.domain.progress import Stop, silent
    from rotaengage.domain.why import EventWhy, Why
    from rotaengage.usecases.why import why_event, why_short

    stop = Stop()
    answer: Why | EventWhy
    with stop_on_interrupt(stop), desk_of(arguments.workspace) as desk:
        rota = desk.department.scenario.rota
        if arguments.event:
            answer = why_event(desk, arguments.event, silent, stop)
        else:
            answer = why_short(desk, doctor_id(rota, arguments.doctor), arguments.activity, silent, stop)
    if arguments.json:
        print_json({"schema": "rotaengage.explain/1", **told(answer)})
    elif isinstance(answer, EventWhy):
        print_event(answer)
    else:
        print_why(answer, rota)
    return 0


def told(answer: "Why | EventWhy") -> dict[str, Any]:
    """The answer as JSON, with cells as a spreadsheet writes them."""
    document = answer.model_dump(mode="json")
    reasons = document.get("reasons", ())
    for said, reason in zip(reasons, getattr(answer, "reasons", ()), strict=True):
        said["cell"] = str(reason.cell)
        for obstacle, meant in zip(said["obstacles"], reason.obstacles, strict=True):
            obstacle["cells"] = [str(c) for c in meant.cells]
    for said, choice in zip(document.get("starts", ()), getattr(answer, "starts", ()), strict=True):
        for obstacle, meant in zip(said["obstacles"], choice.obstacles, strict=True):
            obstacle["cells"] = [str(c) for c in meant.cells]
    return document


def print_why(why: "Why", rota: "Rota") -> None:
    """The account in a coordinator's words."""
    from rotaengage.cli.words import hours, say

    say(f"{rota.doctor_of[why.doctor].name}: {hours(why.planned_minutes)} of {hours(why.entitled_minutes)}")
    for line in why.summary:
        say(f"  {line}")
    for reason in why.reasons:
        if reason.obstacles:
            place = reason.place.wall() if reason.place else f"{reason.day:%a} {reason.day.day} {reason.day:%b}"
            cells = ", ".join(dict.fromkeys(str(c) for o in reason.obstacles for c in o.cells))
            say(f"  {place}: {reason.says} [{cells}]")
    say(f"Proof: {why.proof.says}")
    print_ways(why.ways_out)


def print_event(why: "EventWhy") -> None:
    """The starts of an event, the best first."""
    from rotaengage.cli.words import say

    say(f"{why.event}: {why.says}")
    for choice in why.starts:
        groups = "".join(f", {n} from {g}" for g, n in choice.by_group.items())
        short = f"; {choice.short}" if choice.short else ""
        when = f"{choice.start:%a} {choice.start.day} {choice.start:%b %H:%M}"
        say(f"  {when}: {choice.attending} can come{groups}{short}")
        for obstacle in choice.obstacles:
            say(f"    {obstacle.says}")
    print_ways(why.ways_out)


def print_ways(ways: "tuple[WayOut, ...]") -> None:
    """The ways out, the cheapest first."""
    from rotaengage.cli.words import hours, say

    if ways:
        say("Ways out, each tried:")
    for way in ways:
        gained = f"{hours(way.gained_minutes)} more: " if way.gained_minutes else ""
        say(f"  {gained}{way.says}. Price: {way.price}")
