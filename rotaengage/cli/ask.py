"""rotaengage ask: the whole job by questions and answers, a line each, without a full screen."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rotaengage.cli.asking import EndedError, agree, ask, choose
from rotaengage.cli.words import say

if TYPE_CHECKING:
    from rotaengage.domain.answers import Answers


class Deed(NamedTuple):
    """Something to do with a workspace: what is asked for (question and usual answer), and the command that does it.

    In the command {w} is the workspace, {s} its name without ending, {0} the first answer.
    """

    says: str
    asks: tuple[tuple[str, str], ...]
    command: tuple[str, ...]


NO_ASKS: tuple[tuple[str, str], ...] = ()
AXES = "worst_fulfilment,delivered,preferred_cover"
DEEDS: dict[str, Deed] = {
    "plan": Deed("find protected time", (("How many seconds may the search take?", "20"),),
                 ("plan", "{w}", "--seconds", "{0}")),
    "doctors": Deed("what each doctor gets", NO_ASKS, ("show", "doctors", "{w}")),
    "day": Deed("everybody on one day", (("Which day, as 2026-08-12?", ""),), ("show", "day", "{w}", "--day", "{0}")),
    "issues": Deed("all questions and breaches", NO_ASKS, ("show", "issues", "{w}")),
    "why": Deed("why a doctor is short, and ways out", (("Which doctor? The whole name.", ""),),
                ("explain", "{w}", "--doctor", "{0}")),
    "try": Deed("try a change", NO_ASKS, ()),
    "alternatives": Deed("other plans and what each costs", NO_ASKS, ("frontier", "{w}", "--axes", AXES)),
    "undo": Deed("take the last deed back", NO_ASKS, ()),
    "redo": Deed("do again what was taken back", NO_ASKS, ()),
    "check": Deed("the rules, before and after the plan", NO_ASKS, ("check", "{w}")),
    "export": Deed("write the workbook, a calendar or a list",
                   (("Which file? Its ending says what is written.", "{s} engagement.xlsx"),),
                   ("export", "{w}", "--to", "{0}")),
    "report": Deed("write the report for a forum, without names", (("Which file?", "{s} report.html"),),
                   ("report", "{w}", "--to", "{0}")),
    "history": Deed("what was done", NO_ASKS, ("show", "history", "{w}")),
    "quit": Deed("leave; everything made is kept", NO_ASKS, ()),
}  # fmt: skip


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("ask", help="the whole job by questions and answers, a line each; works in a pipe too")
    own.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a workspace or a workbook")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask until quit or the end of the input."""
    say("RotaEngage, by questions. Type an answer and press Enter; quit leaves, and everything made is kept.")
    try:
        talk(open_what(arguments.file))
    except EndedError:
        say("Everything that was made is kept.")
    return 0


def open_what(file: Path | None) -> Path:
    """The workspace to work on: one that is there, or a new one of a workbook, with its questions asked."""
    from rotaengage.usecases.recent import recent_workspaces
    from rotaengage.usecases.samples import samples

    if file is not None:
        return file if file.suffix.casefold() == ".rota" else from_workbook(file, None)
    recent = {str(path): path for path in recent_workspaces()}
    bundled = {f"sample {one.name}: {one.title}": one for one in samples()}
    said = choose("What do you want to open?", [*recent, *bundled], other="Type a number, or the path of a file.")
    if said in bundled:
        return from_workbook(bundled[said].rota, bundled[said].setup)
    path = Path(said).expanduser()
    return path if path.suffix.casefold() == ".rota" else from_workbook(path, None)


def from_workbook(rota: Path, setup: Path | None) -> Path:
    """A new workspace of a workbook. UserError where it cannot be read."""
    from rotaengage.cli.main import tell
    from rotaengage.domain.answers import Answers
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.new_workspace import new_workspace

    answers = settle(rota, Answers())
    while True:
        path = Path(ask("Where shall the workspace be kept?", f"{rota.stem}.rota")).expanduser()
        try:
            new_workspace(path, [rota], setup, answers)
        except UserError as error:
            tell(error)
            if setup is None and not path.exists():
                raise
        else:
            say(f"Kept as {path}.")
            return path


def settle(rota: Path, answers: "Answers") -> "Answers":
    """Tell what was read, and ask each question once; an empty line leaves it open."""
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.answering import inspect_with, open_questions, settled

    found = inspect_with(rota, answers)
    cells = found.cells
    say(f"{found.file}: {len(found.rotas)} rota(s). Nothing lost: {cells.read} cells = {cells.understood} understood"
        f" + {cells.ignored} ignored + {cells.questions} in question")  # fmt: skip
    questions = open_questions(found.issues)
    for number, issue in enumerate(questions, 1):
        say(f"Question {number} of {len(questions)}, {issue.where}: {issue.sentence}")
        while said := ask(_offered(issue.suggestions)):
            value = said
            if said.isdecimal() and 1 <= int(said) <= len(issue.suggestions):
                value = issue.suggestions[int(said) - 1]
            try:
                answers = settled(answers, [(issue.key, value)])
            except UserError as error:
                say(error.sentence)
            else:
                break
    return answers


def _offered(suggestions: Sequence[str]) -> str:
    offered = "; ".join(f"{number} {words}" for number, words in enumerate(suggestions, 1))
    return f"Could be: {offered}. Type a number or your own answer, or Enter to leave it open." if offered else (
        "Type your answer, or Enter to leave it open.")  # fmt: skip


def talk(workspace: Path) -> None:
    """One deed after the other. UserError where the workspace cannot be opened."""
    from rotaengage.usecases.open_workspace import look_at
    from rotaengage.usecases.recent import remember

    opened = look_at(workspace)
    remember(workspace)
    rota = opened.department.scenario.rota
    say(f"{workspace.name}: {len(rota.doctors)} doctors, {rota.first_day} to {rota.last_day}.")
    say("No plan yet." if opened.plan is None else f"Plan {opened.plan.version} holds.")
    offered = [f"{word}: {deed.says}" for word, deed in DEEDS.items()]
    word = choose("What next?", offered)
    while word != offered[-1]:
        do(word.partition(":")[0], workspace)
        word = choose("What next?", offered, short=True)
    raise EndedError


def do(word: str, workspace: Path) -> None:
    """Do it; a mistake is told in its sentence, and the talk goes on."""
    if word in ("undo", "redo"):
        step(workspace, back=word == "undo")
        return
    if word == "try":
        attempt(change(workspace))
        return
    deed = DEEDS[word]
    held = {"w": str(workspace), "s": str(workspace.with_suffix(""))}
    given = [ask(question, usual.format(**held)) for question, usual in deed.asks]
    attempt([part.format(*given, **held) for part in deed.command])


def attempt(words: Sequence[str]) -> None:
    """Run a command; what is wrong with its words is told, and the talk goes on."""
    from rotaengage.cli.main import main

    with suppress(SystemExit):
        main(words)


def change(workspace: Path) -> list[str]:
    """The command of a change, each part of it asked for."""
    from rotaengage.cli.whatif_changes import ASKED

    kind = choose("Which change?", [f"{name}: {says}" for name, (_, says) in ASKED.items()]).partition(":")[0]
    given = [ask(f"{part.capitalize()}?") for part in ASKED[kind][0]]
    keep = ["--keep"] if agree("Keep it if it is possible?") else []
    return ["whatif", str(workspace), f"--{kind}", *given, *keep]


def step(workspace: Path, *, back: bool) -> None:
    """Undo or redo, and say what it was."""
    from rotaengage.cli.main import tell
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.history import redo, undo

    try:
        done = (undo if back else redo)(workspace)
    except UserError as error:
        tell(error)
        return
    said = "Taken back" if back else "Done again"
    say(f"{said}: {done.what}." if done.what else f"Nothing to {'take back' if back else 'do again'}.")
