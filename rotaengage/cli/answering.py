"""The options that settle questions without a screen, and how open questions are told."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rotaengage.domain.answers import Answers
    from rotaengage.domain.issue import Issue

EXAMPLE = "code:LD=long_day 08:00-20:30"


def add(own: argparse.ArgumentParser) -> None:
    """Options for giving answers and taking them back."""
    own.add_argument(
        "--answer", action="append", default=[], metavar="KEY=VALUE", help=f"settle a question, such as '{EXAMPLE}'"
    )
    own.add_argument(
        "--take-back", action="append", default=[], metavar="KEY", help="drop an answer; it is asked again"
    )


def given(arguments: argparse.Namespace) -> "Answers":
    """The answers of the file and of the command line. UserError for the first mistake in them."""
    from rotaengage.usecases.answering import answers_from

    return answers_from(arguments.layout, arguments.answer, arguments.take_back)


def keep(arguments: argparse.Namespace, answers: "Answers") -> None:
    """Write the profile and say so on standard error."""
    from rotaengage.cli.words import note
    from rotaengage.usecases.answering import save_answers

    kept = save_answers(arguments.save, answers, layout=arguments.layout)
    note(f"answers kept in {arguments.save}; use them with --layout")
    if kept != answers:
        note("the month of a sheet is not kept, since the next workbook has another")


def tell_questions(issues: "Sequence[Issue]") -> None:
    """The open questions with what can be answered to each."""
    from rotaengage.cli.words import say
    from rotaengage.usecases.answering import open_questions

    questions = open_questions(issues)
    if questions:
        say("\nTo answer with --answer 'KEY=VALUE' (and --save FILE to keep the answers):")
    for question in questions:
        say(f"  {question.key}")
        if question.suggestions:
            say(f"      {' | '.join(question.suggestions)}")
