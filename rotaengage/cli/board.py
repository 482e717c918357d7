"""rotaengage board: what is owed against what the rota could give at most, counted without a solver."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rotaengage.cli.typed import WORKSPACE

if TYPE_CHECKING:
    from rotaengage.domain.feasibility import FeasibilityBoard
    from rotaengage.domain.rota import Rota


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("board", help="what is owed against what the rota could give, before anything is planned")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    own.add_argument("--json", action="store_true", help="print rotaengage.board/1")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the board; 1 where it is proved that somebody must go short."""
    from rotaengage.cli.named import with_names
    from rotaengage.cli.words import print_json
    from rotaengage.usecases.feasibility import feasibility
    from rotaengage.usecases.open_workspace import look_at

    opened = look_at(arguments.workspace)
    scenario = opened.department.scenario
    found = feasibility(scenario, opened.plan.slots if opened.plan else ())
    if arguments.json:
        document = with_names(found.model_dump(mode="json"), scenario.rota)
        print_json({"schema": "rotaengage.board/1", "impossible": found.impossible, **document})
    else:
        print_board(found, scenario.rota)
    return 1 if found.impossible else 0


def print_board(found: "FeasibilityBoard", rota: "Rota") -> None:
    """The balance by group, the doctors who must go short, and the days with nothing to spare."""
    from rotaengage.cli.words import hours, say, table

    groups = (found.everybody, *found.tiers, *(r for r in found.requirements if r.impossible))
    rows = [[g.group, g.doctors, hours(g.owed_minutes), hours(g.supply_minutes),
             hours(g.short_minutes) if g.impossible else ""] for g in groups]  # fmt: skip
    say(table(rows, ["group", "doctors", "still owed", "at most", "must be short"]))
    for doctor in (d for d in found.doctors if d.impossible):
        name = rota.doctor_of[doctor.doctor].name
        say(f"{name} is owed {hours(doctor.owed_minutes)}; the own duties hold {hours(doctor.supply_minutes)} at most")
    dry = [d for d in found.days if d.releasable_minutes and not d.spare_minutes]
    for requirement in dict.fromkeys(d.requirement for d in dry):
        days = ", ".join(f"{d.day.day} {d.day:%b}" for d in dry if d.requirement == requirement)
        say(f"{requirement} can spare nobody on {days}")
    say("What is called impossible is proved so; the rest is no promise.")
