"""rotaengage show: each screen as plain lines, for screen readers and scripts."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rotaengage.cli.typed import day

if TYPE_CHECKING:
    from rotaengage.tui.plain.facts import Facts

VIEWS: dict[str, tuple[str, str]] = {
    "rota": ("rota", "every duty with the protected time in it"),
    "day": ("rota", "everybody on one day (--day)"),
    "slots": ("rota", "every piece of protected time"),
    "cover": ("lists", "each cover requirement, without and with the plan"),
    "doctors": ("lists", "what each is owed and gets, and why not"),
    "plan": ("lists", "the latest plan and its proof"),
    "events": ("lists", "when events are held and who can come"),
    "issues": ("lists", "all questions and breaches with their cells"),
    "what-if": ("tries", "what is tried on the what-if screen, and what follows"),
    "my-time": ("own", "one doctor's own account (--doctor)"),
    "groups": ("own", "what a representative sees: groups, no names"),
    "history": ("own", "versions of the plan, deeds, what is on record and the trail"),
    "why": ("asked", "why a doctor is short, and ways out (--doctor)"),
    "trade-offs": ("asked", "alternatives, none beaten, with exchange rates"),
    "reading": ("lists", "what was read, and the count of its cells"),
    "export": ("doors", "which cells of the workbook would change, and what stays"),
}
"""Each view: the module of rotaengage.tui.plain that holds VIEW_view, and what it shows."""

HELP, OPEN = "help", "open"


def add(commands: Any) -> None:
    """The command's arguments."""
    told = "\n".join(f"  {name:<10} {says}" for name, (_, says) in VIEWS.items())
    own = commands.add_parser(
        "show",
        help="each screen as plain lines, for screen readers and scripts",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=f"views:\n{told}\n  {HELP:<10} every key and every command (needs no workspace)"
        f"\n  {OPEN:<10} what was opened last, and the samples (needs none)",
    )
    own.add_argument("view", choices=[*VIEWS, HELP, OPEN], metavar="VIEW")
    own.add_argument(
        "workspace", type=Path, nargs="?", metavar="WORKSPACE", help="the one opened last, if none is named"
    )
    own.add_argument(
        "--plain", action="store_true", help="as it is: no colours, no columns; said for scripts that mean it"
    )
    own.add_argument("--doctor", default="", metavar="WORDS", help="only doctors with these words in name or grade")
    own.add_argument("--day", type=day, metavar="DATE", help="only this day, as 2026-08-12")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the view, a line as soon as it is known."""
    from rotaengage.cli.words import say

    lines = {HELP: help_lines, OPEN: open_lines}.get(arguments.view, lambda: view_lines(arguments))()
    for line in lines:
        say(line)
    sys.stdout.flush()
    return 0


def view_lines(arguments: argparse.Namespace) -> Iterable[str]:
    """The lines of a view. UserError where there is no workspace, no plan or nobody of that name."""
    from rotaengage.tui.plain.facts import Facts
    from rotaengage.usecases.open_workspace import look_at

    facts = Facts(look_at(arguments.workspace or last_workspace()), arguments.doctor, arguments.day)
    return lines_of(arguments.view, facts)


def lines_of(view: str, facts: "Facts") -> Iterator[str]:
    """The lines of a view by its name."""
    module = import_module(f"rotaengage.tui.plain.{VIEWS[view][0]}")
    lines: Iterator[str] = getattr(module, f"{view.replace('-', '_')}_view")(facts)
    return lines


def last_workspace() -> Path:
    """The workspace opened last. UserError where there is none."""
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.recent import recent_workspaces

    found = next(iter(recent_workspaces()), None)
    if found is None:
        raise UserError("no workspace was opened yet", cure="name one: rotaengage show VIEW WORKSPACE")
    return found


def open_lines() -> Iterable[str]:
    """What can be opened."""
    from rotaengage.tui.plain.doors import open_view

    return open_view()


def help_lines() -> list[str]:
    """Every key and every command."""
    from rotaengage.cli.main import commands_told
    from rotaengage.tui.actions import PLACES, actions_of, key_words

    lines = []
    for place, title in PLACES.items():
        lines.append(f"{title}:")
        for action in actions_of(place):
            keys = " or ".join(key_words(key) for key in action.keys.split(","))
            lines.append(f"  {action.label}: {keys}. {action.help} In a terminal: {action.typed}")
    return [*lines, "Commands, typed after rotaengage:", *(f"  {name}: {told}" for name, told in commands_told())]
