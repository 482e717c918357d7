"""rotaengage record: outcomes, challenges and answers, proposals and replies, time delivered or missed."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from rotaengage.cli.typed import WORKSPACE


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("record", help="put on record what came of a plan; list what is on record")
    own.add_argument("workspace", type=Path, metavar="WORKSPACE", help=WORKSPACE)
    kinds = own.add_subparsers(title="what", metavar="WHAT", required=True)
    _outcome(kinds.add_parser("outcome", help="what was said, decided and changed after an activity"))
    _challenge(kinds.add_parser("challenge", help="a challenge to a slot, a rule or a decision"))
    _answer(kinds.add_parser("answer", help="the answer to a challenge"))
    _proposal(kinds.add_parser("proposal", help="a proposal for the next plan"))
    _reply(kinds.add_parser("reply", help="whether a proposal was taken up, and why"))
    _time(kinds.add_parser("time", help="planned time that was delivered or missed; reports tell the grade alone"))
    listed = kinds.add_parser("list", help="everything on record")
    listed.add_argument("--json", action="store_true", help="print rotaengage.journal/1")
    listed.set_defaults(run=list_all)


def day(text: str) -> date:
    """A day as 2026-08-03; argparse turns the error into a usage message."""
    return date.fromisoformat(text)


def words(text: str) -> str:
    """Text that says something, within what the journal keeps."""
    if not text.strip() or len(text) > 4000:
        raise argparse.ArgumentTypeError("must hold 1 to 4000 characters")
    return text


def _outcome(own: argparse.ArgumentParser) -> None:
    own.add_argument("--activity", required=True, metavar="ID", help="the activity's id in the setup workbook")
    own.add_argument("--on", type=day, required=True, metavar="DATE", help="when it was held: 2026-08-03")
    own.add_argument("--said", type=words, required=True, metavar="TEXT", help="what was said")
    own.add_argument("--decided", type=words, metavar="TEXT", help="what was decided")
    own.add_argument("--changed", type=words, metavar="TEXT", help="what changed because of it")
    own.add_argument("--attended", type=count, default=None, metavar="N", help="how many came")
    own.set_defaults(run=_runs(lambda a, v: v.put_outcome(a.workspace, v.Outcome(
        activity=a.activity, held=a.on, said=a.said, decided=a.decided or "",
        change=a.changed or "", attended=a.attended,
    ), date.today())))  # fmt: skip


def count(text: str) -> int:
    """A number of people; argparse turns the error into a usage message."""
    number = int(text)
    if not 0 <= number <= 10_000:
        raise argparse.ArgumentTypeError("must be from 0 to 10000")
    return number


def _challenge(own: argparse.ArgumentParser) -> None:
    own.add_argument("--about", type=words, required=True, metavar="TEXT", help="the slot, rule or decision")
    own.add_argument("--says", type=words, required=True, metavar="TEXT", help="the challenge")
    own.add_argument("--activity", default="", metavar="ID", help="the activity; its feedback date is when to answer")
    own.add_argument("--by", type=words, default="anonymous", metavar="NAME", help="a name or any pseudonym")
    own.set_defaults(run=_runs(lambda a, v: v.put_challenge(a.workspace, v.Challenge(
        made=date.today(), about=a.about[:200], says=a.says, by=a.by[:200], activity=a.activity,
    ))))  # fmt: skip


def _answer(own: argparse.ArgumentParser) -> None:
    own.add_argument("to", type=int, metavar="NUMBER", help="the challenge's number")
    own.add_argument("--says", type=words, required=True, metavar="TEXT", help="the answer")
    own.set_defaults(run=_runs(lambda a, v: v.put_answer(a.workspace, v.Answer(
        given=date.today(), to=max(1, a.to), says=a.says,
    ))))  # fmt: skip


def _proposal(own: argparse.ArgumentParser) -> None:
    own.add_argument("--says", type=words, required=True, metavar="TEXT", help="the proposal")
    own.add_argument("--by", type=words, default="anonymous", metavar="NAME", help="a name or any pseudonym")
    own.set_defaults(run=_runs(lambda a, v: v.put_proposal(a.workspace, v.Proposal(
        made=date.today(), says=a.says, by=a.by[:200],
    ))))  # fmt: skip


def _reply(own: argparse.ArgumentParser) -> None:
    own.add_argument("to", type=int, metavar="NUMBER", help="the proposal's number")
    became = own.add_mutually_exclusive_group(required=True)
    became.add_argument("--taken-up", dest="taken_up", action="store_true", help="it is taken up")
    became.add_argument("--refused", dest="taken_up", action="store_false", help="it is refused")
    own.add_argument("--why", type=words, required=True, metavar="TEXT", help="the reason")
    own.set_defaults(run=_runs(lambda a, v: v.put_reply(a.workspace, v.Reply(
        given=date.today(), to=max(1, a.to), taken_up=a.taken_up, why=a.why,
    ))))  # fmt: skip


def _time(own: argparse.ArgumentParser) -> None:
    own.add_argument(
        "--doctor", required=True, metavar="NAME", help="whose planned time; told in their own account alone"
    )
    own.add_argument("--no-name", action="store_true", help="keep the grade and not the doctor")
    own.add_argument("--on", type=day, required=True, metavar="DATE", help="the day: 2026-08-03")
    own.add_argument("--minutes", type=int, default=None, metavar="N", help="minutes delivered (all that were planned)")
    own.add_argument("--why", default="", metavar="TEXT", help="why time was missed; name nobody")
    own.add_argument("--exception", action="store_true", help="it was exception-reported")
    own.set_defaults(run=_runs(lambda a, v: v.put_time(a.workspace, v.Kept(
        a.doctor, a.on, a.minutes, a.why[:400], a.exception, not a.no_name,
    ), date.today())))  # fmt: skip


def _runs(put: Callable[[argparse.Namespace, Any], Any]) -> Callable[[argparse.Namespace], int]:
    """Put an entry on record and say its number."""

    def run(arguments: argparse.Namespace) -> int:
        from rotaengage.cli.words import say
        from rotaengage.usecases import journal

        done = put(arguments, journal)
        say(f"on record: {done.entry.kind} {done.number}")
        return 0

    return run


def list_all(arguments: argparse.Namespace) -> int:
    """Print everything on record; 1 where a challenge or a proposal still waits."""
    from rotaengage.cli.words import say
    from rotaengage.usecases.journal import journal_document, journal_of

    journal = journal_of(arguments.workspace)
    waits = [n.number for n, done in journal.challenges if done is None]
    waits += [n.number for n, done in journal.proposals if done is None]
    if arguments.json:
        import json

        say(json.dumps(journal_document(journal), ensure_ascii=False, indent=1))
        return int(bool(waits))
    for number, entry in journal.entries:
        told = {
            k: v
            for k, v in entry.model_dump(mode="json", exclude={"doctor"}).items()
            if k != "kind" and v not in ("", None, False)
        }
        said = "; ".join(f"{key.replace('_', ' ')} {value}" for key, value in told.items())
        say(f"{number:>4} {entry.kind}: {said}")
    waiting = f"; waiting for a word: {', '.join(map(str, sorted(waits)))}" if waits else ""
    say(f"{len(journal.entries)} on record{waiting}")
    return int(bool(waits))
