"""rotaengage inspect: what is understood of a workbook."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rotaengage.cli import answering
from rotaengage.cli.words import clean

if TYPE_CHECKING:
    from rotaengage.domain.answers import Answers
    from rotaengage.domain.inspection import Inspection, SheetRota
    from rotaengage.domain.picture import Picture


def add(commands: Any) -> None:
    """The command's arguments."""
    own = commands.add_parser("inspect", help="what the importer understands of a workbook; writes nothing")
    own.add_argument("file", type=Path, metavar="FILE", help="the workbook with the rota")
    own.add_argument("--json", action="store_true", help="print rotaengage.inspect/1")
    own.add_argument("--duties", action="store_true", help="list every duty as well")
    own.add_argument("--layout", type=Path, metavar="FILE", help="answers given earlier (TOML)")
    own.add_argument("--picture", action="store_true", help="draw the sheet with the reading laid over it")
    answering.add(own)
    own.add_argument("--save", type=Path, metavar="FILE", help="keep all answers for the next workbook (TOML)")
    own.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the reading; 1 where a person is needed."""
    from rotaengage.usecases.inspect import inspect_document, needs_a_person

    answers = answering.given(arguments)
    found, pictures = read(arguments, answers)
    if arguments.save is not None:
        answering.keep(arguments, answers)
    if arguments.json:
        from rotaengage.cli.words import print_json

        print_json(inspect_document(found, duties=arguments.duties))
    else:
        print_pictures(pictures)
        print_reading(found, duties=arguments.duties)
    return 1 if needs_a_person(found) else 0


def read(arguments: argparse.Namespace, answers: "Answers") -> "tuple[Inspection, tuple[Picture, ...]]":
    """The reading, with pictures where they are asked for."""
    if arguments.picture and not arguments.json:
        from rotaengage.usecases.inspect_picture import inspect_pictures

        return inspect_pictures(arguments.file, answers)
    from rotaengage.usecases.answering import inspect_with

    return inspect_with(arguments.file, answers), ()


def print_pictures(pictures: "tuple[Picture, ...]") -> None:
    """Each sheet as wide as the terminal, in colour where it shows colours."""
    if not pictures:
        return
    from shutil import get_terminal_size

    from rotaengage.cli.picture import draw, wants_colour

    width, colour = get_terminal_size().columns, wants_colour()
    for picture in pictures:
        sys.stdout.write(f"{clean(picture.place)}  {picture.layout}, sure to {picture.confidence:.0%}\n\n")
        sys.stdout.write("\n".join(draw(picture, width, colour=colour)) + "\n\n")


def print_reading(found: "Inspection", *, duties: bool) -> None:
    """The reading in plain words."""
    from rotaengage.cli.words import say

    say(f"{found.file}: {len(found.rotas)} rota{'' if len(found.rotas) == 1 else 's'} found ({found.format})")
    for rota in found.rotas:
        print_rota(rota, duties=duties)
    cells = found.cells
    if found.rotas:
        say(f"\nNothing lost: {cells.read} cells = {cells.understood} understood + {cells.ignored} ignored"
            f" + {cells.questions} in question")  # fmt: skip
        for reason, count in sorted(cells.ignored_because.items()):
            say(f"  ignored {count}: {reason}")
    if found.issues:
        say("\nTo look at:")
    for issue in found.issues:
        say(f"  {issue.code} {issue.severity.value:8} {issue.where}: {issue.sentence}")
    answering.tell_questions(found.issues)


def print_rota(rota: "SheetRota", *, duties: bool) -> None:
    """One rota: where, how, who, when, which codes."""
    from rotaengage.cli.words import say, table

    dates = f"{rota.first_date} to {rota.last_date}" if rota.first_date else "no dates"
    say(f"\n{rota.place}  {rota.layout.value}, sure to {rota.confidence:.0%}")
    say(f"  {len(rota.people)} people, {dates}, {len(rota.duties)} duties")
    rows = [
        (c.code, c.count, c.kind.value, f"{c.start:%H:%M}-{c.end:%H:%M}" if c.start and c.end else "", c.source.value)
        for c in rota.codes
    ]
    if rows:
        say(table(rows, ("code", "cells", "kind", "times", "known from")))
    for duty in rota.duties if duties else ():
        say(f"  {duty.source}  {duty.day}  {duty.doctor}  {duty.code or duty.post or ''}  {duty.kind.value}")
