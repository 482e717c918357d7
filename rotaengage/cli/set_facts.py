"""rotaengage set: add, change or take out an entitlement, an event or cover."""

import argparse
from pathlib import Path
from typing import Any

from rotaengage.cli.typed import WORKSPACE
from rotaengage.domain.fact import FIELDS, FactKind


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("set", help="add, change or take out an entitlement, an event or cover")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    kinds = own.add_subparsers(title="what", metavar="WHAT", required=True)
    for kind, fields in FIELDS.items():
        one = kinds.add_parser(kind, help=f"{kind}: without an id all of them are listed", description=(
            "The words are those of the setup workbook: 2 h, Mon-Fri, 13:00, 'F1, F2'. What is not told stays as it is."
        ))  # fmt: skip
        one.add_argument("id", nargs="?", default="", metavar="ID", help="which one; without it and with fields: new")
        one.add_argument("--remove", action="store_true", help="take it out")
        for field in fields:
            one.add_argument(f"--{field.replace('_', '-')}", dest=field, metavar="WORDS")
        one.set_defaults(run=run, kind=kind)


def run(arguments: argparse.Namespace) -> int:
    """Do it and say what was done; without an id and a field list what there is."""
    from rotaengage.cli.words import say
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.edit_facts import drop_fact, keep_fact, with_fact, without_fact
    from rotaengage.usecases.open_workspace import look_at

    path, kind, name = arguments.workspace, arguments.kind, arguments.id
    told = {f: value for f in FIELDS[kind] if (value := getattr(arguments, f)) is not None}
    department = look_at(path).department
    if arguments.remove:
        if not name or told:
            raise UserError("--remove takes an id and no field", cure=f"rotaengage set {path.name} {kind} lists them")
        what = without_fact(department, kind, name).what
        drop_fact(path, department, kind, name)
    elif told:
        what = with_fact(department, kind, name, told).what
        keep_fact(path, department, kind, name, told)
    else:
        return tell(path, kind, name)
    say(f"{what}; rotaengage plan {path.name} plans anew")
    return 0


def tell(path: Path, kind: FactKind, name: str) -> int:
    """Print each of a kind, or one, with its fields. UserError for an id that is not there."""
    from rotaengage.cli.words import say
    from rotaengage.usecases.fact_forms import fact_form, facts_of
    from rotaengage.usecases.open_workspace import look_at

    scenario = look_at(path).department.scenario
    names = [name] if name else [fact.id for fact in facts_of(scenario, kind)]
    for one in names:
        form = fact_form(scenario, kind, one)
        say(one)
        for field in form:
            if field.value:
                say(f"  --{field.key.replace('_', '-')} {field.value}")
    if not names:
        say(f"no {kind} is set")
    return 0
