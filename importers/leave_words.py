"""The words of leave lists: headings of their columns, kinds of leave, whether it is agreed."""

import re
from functools import lru_cache

from importers.grid import Grid
from rotaengage.domain.codes import DutyKind

_HEADINGS = {
    "name": r"(staff |doctor'?s? |employee |full )?name|doctor|staff( member)?|employee|person|who|clinician|resident",
    "forename": r"forename|first name|given name",
    "surname": r"surname|last name|family name",
    "first": r"from( date)?|start( date| day)?|first day( of leave)?|date from|leave (start|from)( date)?|begins?"
    r"|starts?",
    "last": r"to( date)?|end( date| day)?|last day( of leave)?|date to|leave (end|to)( date)?|until|ends?|finish(es)?",
    "back": r"return( date| to work)?|back( on)?|date of return|returns?",
    "date": r"dates?|day|leave dates?|dates? (of leave|requested|unavailable|not available)|unavailable dates?",
    "kind": r"(leave |absence )?(type|kind|category|reason)|leave|absence|code|type of (leave|absence)",
    "half": r"half( ?-?day)?s?\??|am ?/ ?pm|session|full ?/ ?half( day)?|part( of day)?|(am|pm|full|half)[/, ].*"
    r"|portion",
    "days": r"days|no\.? of days|number of days|total days|days taken|duration \(days\)",
    "status": r"status|approved\??|approval|authori[sz]ed\??|decision",
}
_COMPILED = {role: re.compile(pattern) for role, pattern in _HEADINGS.items()}
KINDS = (
    (r"annual|a/l|al|a\.l\.?|hol(iday)?s?|vacation", DutyKind.ANNUAL_LEAVE),
    (r"study|exams?|course", DutyKind.STUDY_LEAVE),
    (r"professional|prof", DutyKind.PROFESSIONAL_LEAVE),
    (r"sick(ness)?|ill(ness)?", DutyKind.SICK),
    (r"maternity|paternity|parental|adoption|mat|pat", DutyKind.PARENTAL),
    (r"toil|lieu|time owing", DutyKind.LIEU),
    (r"bank holiday|bh|public holiday", DutyKind.BANK_HOLIDAY),
    (r"unavailab\w+|not available|n/a|jury( service| duty)?|compassionate|carers?'?|special|unpaid|bereavement"
     r"|can'?t work|unable|out of programme|career break|dependants?", DutyKind.UNAVAILABLE),
)  # fmt: skip
MOST_COLUMNS = 60
REFUSED = re.compile(r"reject\w*|declin\w*|refus\w*|cancel\w*|withdrawn|no|n|denied|not approved")
OPEN = re.compile(r"pending|request\w*|await\w*|submitted|provisional|tbc|to be confirmed|waiting.*")


@lru_cache(4096)
def _roles(text: str) -> tuple[str, ...]:
    word = " ".join(text.casefold().split()).strip(" :*")
    return tuple(r for r, p in _COMPILED.items() if word and p.fullmatch(word))


def heading_of(grid: Grid, row: int, width: int) -> dict[str, int]:
    """The column of each role, where a row (so many columns wide) is the heading of a leave list; else nothing."""
    columns: dict[str, int] = {}
    for column in range(1, min(width, MOST_COLUMNS) + 1):
        role = next((r for r in _roles(grid.text(row, column)) if r not in columns), None)
        if role:
            columns[role] = column
    named = columns.keys() & {"name", "surname"}
    return columns if named and columns.keys() & {"first", "date"} else {}


def kind_in(text: str) -> DutyKind | None:
    """The kind of leave that a cell names: a whole word or code, or one kind among other words; None where unsure."""
    word = re.sub(r"\b(leave|day|days|half|am|pm|off)\b|[()]", " ", " ".join(text.casefold().split()))
    word = " ".join(word.split()).strip(" -,")
    for pattern, kind in KINDS:
        if word and re.fullmatch(rf"(?:{pattern})", word):
            return kind
    found = {kind for pattern, kind in KINDS if len(word) > 3 and re.search(rf"\b(?:{pattern})\b", word)}
    return found.pop() if len(found) == 1 else None
