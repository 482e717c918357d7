"""rotaengage new: a workspace from rotas and a setup workbook."""

import argparse
from pathlib import Path
from typing import Any

from rotaengage.cli import answering

NATIONS = ("england", "wales", "scotland", "northern-ireland")


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("new", help="create a workspace (*.rota) from rotas and a setup workbook")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help="the workspace to make (*.rota)")
    own.add_argument(
        "--rota", type=Path, nargs="+", required=True, metavar="FILE", help="the workbook(s) with the rota"
    )
    own.add_argument("--setup", type=Path, metavar="FILE", help="the setup workbook (see rotaengage template)")
    own.add_argument("--layout", type=Path, metavar="FILE", help="answers given earlier (TOML)")
    own.add_argument("--carry-over", type=Path, metavar="WORKSPACE",
                     help="an earlier workspace: what its plan left owing is added to what is owed")  # fmt: skip
    answering.add(own)
    lists = own.add_argument_group("lists laid over the rota")
    lists.add_argument("--job-plans", type=Path, nargs="+", default=(), metavar="FILE", help="job plans: SPA is owed")
    lists.add_argument(
        "--leave", type=Path, nargs="+", default=(), metavar="FILE", help="leave or unavailability lists"
    )
    lists.add_argument("--on-call", type=Path, nargs="+", default=(), metavar="FILE", help="on-call calendars (.ics)")
    lists.add_argument("--bank-holidays", default="", metavar="NATION", choices=NATIONS,
                       help=f"look at bank holidays of {', '.join(NATIONS)}")  # fmt: skip
    own.add_argument("--force", action="store_true", help="overwrite an existing workspace")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Create it and say what was understood; 1 where questions are open, or something asked for cannot be."""
    from rotaengage.cli.words import say
    from rotaengage.domain.issue import Severity, UserError
    from rotaengage.usecases.doubts import CANNOT_WORK
    from rotaengage.usecases.lists import Lists
    from rotaengage.usecases.new_workspace import new_workspace
    from rotaengage.usecases.recent import remember

    if arguments.workspace.suffix.lower() != ".rota":
        says, name = "the name of a workspace ends in .rota", arguments.workspace.stem or "ward"
        raise UserError(says, str(arguments.workspace), f"write {name}.rota first, and the workbook after --rota")
    lists = Lists(arguments.job_plans, arguments.leave, arguments.on_call, arguments.bank_holidays)
    opened = new_workspace(
        arguments.workspace,
        arguments.rota,
        arguments.setup,
        answering.given(arguments),
        lists=lists,
        carry_over=arguments.carry_over,
        force=arguments.force,
    )
    remember(opened.path)
    department = opened.department
    rota, cells = department.scenario.rota, department.cells
    say(f"{opened.path}: {len(rota.doctors)} doctors, {rota.first_day} to {rota.last_day}, {len(rota.duties)} duties")
    say(f"Nothing lost: {cells.read} cells = {cells.understood} understood + {cells.ignored} ignored"
        f" + {cells.questions} in question")  # fmt: skip
    if opened.plan is not None:
        say(f"Plan taken up from the exported workbook: {len(opened.plan.slots)} slots, checked against every rule")
    for text in department.scenario.assumptions:
        say(f"  assumed: {text}")
    for issue in department.issues:
        say(f"  {issue.code} {issue.severity.value:8} {issue.where}: {issue.sentence}")
    asks = (i.severity in (Severity.QUESTION, Severity.ERROR) or i.code in CANNOT_WORK for i in department.issues)
    return 1 if any(asks) else 0
