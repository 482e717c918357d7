"""What can be said to a question about a workbook, and which questions are alike."""

from collections.abc import Sequence
from typing import NamedTuple

from rotaengage.domain.inspection import Layout
from rotaengage.domain.issue import Issue, Severity
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, wrap
from rotaengage.tui.present.words import LAYOUT_WORDS, SEVERITY_SIGNS, count, sentence

TYPE = "type"
NO_ROTA = "none"


class Choice(NamedTuple):
    """Something that can be said: the value as answers keep it, and how it is shown."""

    value: str
    words: str


def answerable(issue: Issue | None) -> bool:
    """Whether an answer settles it."""
    return issue is not None and issue.severity is Severity.QUESTION and bool(issue.key)


def kind_of(issue: Issue) -> str:
    """What is asked: the part of the key before the colon."""
    return issue.key.partition(":")[0]


def choices(issue: Issue) -> list[Choice]:
    """The suggestions of a question, and typing."""
    made = [Choice(text, clean(text.replace("_", " "))) for text in issue.suggestions]
    return [*made, Choice(TYPE, "Type another answer" if made else "Type the answer")]


def layouts(now: str) -> list[Choice]:
    """Every way in which a sheet can be laid out; the one it is read in says so."""
    found = [
        Choice(layout.value, words + (" (as read)" if layout.value == now else ""))
        for layout, words in LAYOUT_WORDS.items()
        if layout is not Layout.JOB_PLAN
    ]
    return [*found, Choice(NO_ROTA, "no rota at all")]


def alike(issue: Issue, issues: Sequence[Issue]) -> list[Issue]:
    """The questions of the same kind, this one first."""
    others = (one for one in issues if answerable(one) and kind_of(one) == kind_of(issue) and one.key != issue.key)
    return [issue, *{one.key: one for one in others}.values()]


def said(issue: Issue, value: str, issues: Sequence[Issue], *, for_all: bool) -> tuple[tuple[str, str], ...]:
    """The answers that follow: to this question, or to all of its kind to which the value is one of the suggestions."""
    if not for_all:
        return ((issue.key, value),)
    fitting = [one for one in alike(issue, issues) if one is issue or value in one.suggestions or not one.suggestions]
    return tuple((one.key, value) for one in fitting)


def question_lines(issue: Issue, width: int) -> list[Line]:
    """A question in full: where, what, and what to do."""
    sign, look, word = SEVERITY_SIGNS[issue.severity]
    lines: list[Line] = [(Piece(f"{sign} {word} {issue.code}", look), Piece(f"  {clean(issue.where)}", Look.STRONG))]
    lines += [line(text) for text in wrap(sentence(issue.says), width)]
    return lines + [line(text, Look.MUTED) for text in wrap(sentence(issue.cure), width)]


def answers_title(issue: Issue, issues: Sequence[Issue], *, for_all: bool) -> Line:
    """Whom the answer is for."""
    number = len(alike(issue, issues))
    if number < 2:
        return line("Enter takes the marked answer", Look.MUTED)
    told = (
        f"For all {count(number, 'question')} like this" if for_all else f"For this one of {number} alike; a: for all"
    )
    return (Piece(told, Look.WARN if for_all else Look.MUTED),)
