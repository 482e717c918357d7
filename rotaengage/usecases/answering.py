"""Settle questions about a workbook without a screen: answers by key, kept as a department's profile."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Inspection
from rotaengage.domain.issue import Issue, Severity, UserError
from rotaengage.usecases.files import write_whole


def answers_from(layout: Path | None, said: Iterable[str] = (), taken_back: Iterable[str] = ()) -> Answers:
    """The answers of a file, less those taken back, with those said as KEY=VALUE. UserError for the first mistake."""
    from importers.answers_file import read_answers
    from importers.settling import keys_of, settle, take_back

    answers = Answers() if layout is None else read_answers(layout)
    for key in taken_back:
        if key not in keys_of(answers):
            known = ", ".join(keys_of(answers)) or "none"
            raise UserError("there is no answer by this key to take back", key, f"answers given: {known}")
        answers = take_back(answers, key)
    for text in said:
        key, sign, value = text.rpartition("=")
        if not sign or not key:
            raise UserError("this is no answer", text, "write it as 'code:LD=long_day 08:00-20:30'")
        answers = settle(answers, key.strip(), value.strip())
    return answers


def inspect_with(path: Path, answers: Answers) -> Inspection:
    """What the importers make of a file, given these answers."""
    from rotaengage.usecases.carried_marks import inspect_clean

    return inspect_clean(path, answers)


def save_answers(path: Path, answers: Answers, *, layout: Path | None = None, force: bool = False) -> Answers:
    """Keep what holds for next month's workbook too; returns what was kept.

    A file that is there is written over only if it is the one that the answers came from, or with force.
    """
    from importers.answers_file import write_answers
    from importers.settling import for_next_month

    own = layout is not None and path.exists() and path.samefile(layout)
    kept = for_next_month(answers)
    write_whole(path, write_answers(kept).encode("utf-8"), force=force or own)
    return kept


def open_questions(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """The questions that an answer by key can settle, each once."""
    found = {i.key: i for i in issues if i.severity is Severity.QUESTION and i.key}
    return tuple(found.values())


def settled(answers: Answers, said: Sequence[tuple[str, str]]) -> Answers:
    """The answers with more of them, each a key and a value. UserError in one sentence for the first mistake."""
    from importers.settling import settle

    for key, value in said:
        answers = settle(answers, key, value)
    return answers


def without(answers: Answers, key: str) -> Answers:
    """The answers without one, so that exactly its question is asked again."""
    from importers.settling import take_back

    return take_back(answers, key)
