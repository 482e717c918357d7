"""The command line: parse, call a verb, print. Nothing heavy is imported before a command is known."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rotaengage.cli import (
    ask,
    board,
    check,
    demo,
    explain,
    export,
    frontier,
    inspect,
    keys,
    new,
    open_app,
    plan,
    publish,
    reach,
    record,
    report,
    robustness,
    serve,
    set_facts,
    show,
    template,
    verify,
    whatif,
)

COMMANDS = (
    demo, inspect, template, new, set_facts, board, plan, whatif, frontier, explain, robustness, check, verify, export,
    record, publish, reach, report, show, keys, serve, ask,
)  # fmt: skip

DESCRIPTION = "Protected engagement time as a scheduled, provable part of the hospital rota."
EPILOG = """examples:
  rotaengage demo --headless              plan a made-up department and look at the result
  rotaengage inspect august.xlsx          what is understood of a rota, and what must be asked
  rotaengage new august.rota --rota august.xlsx --setup ward-setup.xlsx
  rotaengage plan august.rota
  rotaengage export august.rota --to august-with-engagement.xlsx

exit codes: 0 done; 1 done, and something needs a person; 2 wrong usage or unreadable input; 130 interrupted"""


def parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line."""
    top = argparse.ArgumentParser(
        prog="rotaengage",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="store_true", help="print the version and the versions of what it stands on")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    for module in COMMANDS:
        module.add(commands)
    open_app.add(commands)
    for name, told in commands_told():
        own = commands.choices[name]
        own.description = own.description or f"{told[:1].upper()}{told[1:]}"
    return top


def parsed(grammar: argparse.ArgumentParser, argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments; a workspace that need not be named may stand behind the options too, which argparse overlooks."""
    arguments, left = grammar.parse_known_args(argv)
    if len(left) == 1 and not left[0].startswith("-") and getattr(arguments, "workspace", "") is None:
        arguments.workspace = Path(left[0])
    elif left:
        grammar.error(f"unrecognized arguments: {' '.join(left)}")
    return arguments


def commands_told() -> list[tuple[str, str]]:
    """Every command and what it does, from the first line of its module."""
    told = [str(module.__doc__).splitlines()[0].removeprefix("rotaengage ") for module in (*COMMANDS, open_app)]
    return [(name, words) for name, _, words in (one.partition(": ") for one in told)]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code of the contract (0, 1, 2 or 130)."""
    arguments = parsed(parser(), argv)
    if arguments.version:
        return print_version()
    try:
        run = getattr(arguments, "run", open_app.run)
        return int(run(arguments))
    except KeyboardInterrupt:
        sys.stderr.write("interrupted; nothing half written\n")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        return tell(error)


def tell(error: Exception) -> int:
    """Say a mistake in one sentence; a fault of the program goes to a log file instead of the screen."""
    from rotaengage.domain.issue import MistakesError, UserError

    if isinstance(error, MistakesError):
        for issue in error.issues:
            sys.stderr.write(f"{issue.where}: {issue.sentence}\n")
    if isinstance(error, UserError):
        sys.stderr.write(f"rotaengage: {error.sentence}\n")
        return 2
    from rotaengage.usecases.crash import keep_crash

    where = keep_crash(error)
    sys.stderr.write(f"rotaengage: a fault of the program ({type(error).__name__}); the details are in {where}.\n")
    return 2


def print_version() -> int:
    """The program's version and those that a plan depends on."""
    from importlib.metadata import version

    names = ("rotaengage", "ortools", "textual", "pydantic")
    sys.stdout.write("\n".join(f"{n} {version(n)}" for n in names) + f"\npython {sys.version.split()[0]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
