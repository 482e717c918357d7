"""What may be answered to a question: choices that can be given as they stand, and what was confirmed as it is."""

import re

from importers.settling import AS_READ, COUNTS, COUNTS_NOT, SOMEONE_ELSE
from rotaengage.domain.answers import Answers
from rotaengage.domain.issue import Issue

_CHOICES: dict[str, tuple[str, ...]] = {
    "order": ("dmy", "mdy"),
    "twins": ("one", "two"),
    "cell": (AS_READ,),
    "cover": (COUNTS, COUNTS_NOT),
}
_CONFIRM = {"IM504", "IM505", "IM506"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def with_suggestions(issue: Issue) -> Issue:
    """The issue with the answers that can be given to it, where its reader has not named them."""
    if not issue.key:
        return issue
    kind = issue.key.partition(":")[0]
    more = issue.suggestions or _CHOICES.get(kind, ())
    if kind == "year":
        more = more or tuple(_YEAR.findall(issue.says)[:1])
    if issue.code in _CONFIRM:
        more = (AS_READ, *more)
    if kind == "alias" and SOMEONE_ELSE not in more:
        more = (*more, SOMEONE_ELSE)
    return issue if more == issue.suggestions else issue.model_copy(update={"suggestions": more})


def confirmed_codes(answers: Answers) -> frozenset[str]:
    """Texts of cells whose reading a person has called right."""
    kept = answers.kept.items()
    return frozenset(k.removeprefix("code:") for k, v in kept if k.startswith("code:") and v == AS_READ)
