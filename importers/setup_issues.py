"""The catalogue of mistakes in a setup workbook: each code with its weight, its sentence and its cure."""

from collections.abc import Iterable
from typing import NamedTuple

from rotaengage.domain.issue import Issue, Severity


class Entry(NamedTuple):
    """One kind of finding; says and cure are filled with str.format."""

    severity: Severity
    says: str
    cure: str


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_WRITE_IDS = "write an id from the sheet Activities"

CATALOGUE: dict[str, Entry] = {
    "SB101": Entry(N, "there is no sheet {sheet}, so {assumed}", "add the sheet if you want to say it yourself"),
    "SB102": Entry(W, "this sheet is not part of a setup workbook and was not read", "{cure}"),
    "SB103": Entry(E, "no row of headings was found on this sheet", "put back the headings: {headings}"),
    "SB104": Entry(E, "the column {heading} is missing", "add it; without it no row of this sheet can be read"),
    "SB105": Entry(W, "the column {heading} is not known and was not read", "{cure}"),
    "SB106": Entry(E, "the column {heading} stands twice", "delete one of the two; only the first was read"),
    "SB107": Entry(W, "this cell has no heading above it and was not read", "put it under a heading, or clear it"),
    "SB201": Entry(E, "{heading} is empty", "fill it in, or clear the whole row"),
    "SB202": Entry(E, "{heading} does not know the word {text}", "{cure}"),
    "SB203": Entry(E, "{heading} needs a whole number from 0 up, not {text}", "write a number such as 3"),
    "SB204": Entry(E, "{heading} needs a share above 0 and up to 1.5, not {text}", "{cure}"),
    "SB205": Entry(E, "{heading} needs a time of day, not {text}", "write it as 08:30"),
    "SB206": Entry(E, "{heading} needs a date, not {text}", "write it as 03/08/2026 (day, month, year)"),
    "SB207": Entry(E, "{heading} needs weekdays, not {text}", "write Mon-Fri, or Sat, Sun, or daily"),
    "SB208": Entry(E, "{heading} needs yes or no, not {text}", "write yes or no, or leave it empty"),
    "SB209": Entry(E, "{heading} needs a length of time, not {text}", "write minutes such as 120, or 2 h"),
    "SB210": Entry(E, "{heading} needs a group and a number, not {text}", "write it as: registrar 2, site North 1"),
    "SB211": Entry(E, "{heading} does not know the group {text}", "{cure}"),
    "SB212": Entry(E, "this cell shows an error {text}", "mend the formula, or write the value itself"),
    "SB213": Entry(E, "this formula has no stored result", "open the workbook, let it calculate, and save it"),
    "SB214": Entry(E, "{heading} needs names or roles, not {text}", "write it as: A Okoro or B Shah, guardian"),
    "SB215": Entry(E, "{heading} needs a number from 0 up, not {text}", "write a price such as 1 or 85.50"),
    "SB301": Entry(E, "{text} stands already in {first}", "give each its own {heading}; only the first was read"),
    "SB302": Entry(E, "the preferred level {preferred} is below the minimum {minimum}", "raise it or clear it"),
    "SB303": Entry(E, "the last day {last} is before the first day {first}", "write the two dates the right way round"),
    "SB304": Entry(E, "the time ends at {end}, not after it begins at {start}", "write the right times"),
    "SB305": Entry(E, "the decision on {decision} is before the first day {first}", "move the decision or the window"),
    "SB306": Entry(
        E,
        "the decision on {decision} less {lead} days of lead is before the first day {first}, so no day is left",
        "move the decision, or shorten the lead",
    ),
    "SB307": Entry(E, "feedback on {feedback} is before the decision on {decision}", "write the right dates"),
    "SB308": Entry(E, "the longest piece ({most} minutes) is shorter than the shortest ({least})", "swap the two"),
    "SB309": Entry(E, "it lasts {minutes} minutes, but the day's window has only {room}", "widen the window"),
    "SB310": Entry(E, "the quorum asks for {group}, who are not invited", "invite them or take them out of the quorum"),
    "SB311": Entry(E, "there is no activity {text}", "{cure}"),
    "SB312": Entry(E, "{text} is an event; time is owed for individual time only", _WRITE_IDS + " of that form"),
    "SB313": Entry(E, "only one of the two times is given", "write both, or neither"),
    "SB314": Entry(E, "{heading} must be longer than 0 minutes", "write minutes such as 60"),
    "SB315": Entry(E, "nobody is owed anything: no weekday is left", "write Mon-Fri, or Sat, Sun, or daily"),
    "SB316": Entry(E, "{heading} is for {form} only", "clear it, or change the form"),
    "SB317": Entry(E, "{heading} must be at least 1", "write a number such as 4, or leave it empty"),
    "SB318": Entry(E, "the longest gap ({gap} days) is not above the least days apart ({apart})", "widen the gap"),
    "SB319": Entry(E, "{sittings} sittings need a common start, and this has none", "write 1, or another method"),
    "SB320": Entry(E, "{setting} needs {kind}, not {text}", "write {example}"),
    "SB321": Entry(E, "a start grid of {minutes} minutes does not fit into a day", "write 15, 20, 30 or 60"),
    "SB322": Entry(E, "changes are free from {free} days ahead, but live below {live}", "make the first the larger"),
    "SB323": Entry(E, "{release} says the opposite of yes under {heading}", "clear one of the two"),
    "SB324": Entry(E, "{heading} ({most} minutes) is less than one shift ({least})", "raise it, or clear it"),
    "SB401": Entry(W, "{text} is work without times, so it counts to no cover", "write its start and end"),
    "SB402": Entry(W, "{text} is not on the sheet Doctors", "{cure}"),
    "SB403": Entry(W, "no doctor on the sheet Doctors has {heading} {text}", "{cure}"),
    "SB404": Entry(W, "{text} is neither a doctor nor a role on the sheet Doctors", "{cure}"),
    "SB405": Entry(W, "no doctor on the sheet Doctors counts to the group {text} of the quorum", "{cure}"),
}  # fmt: skip


def quote(text: object) -> str:
    """A person's own word inside a sentence, short enough to read."""
    plain = " ".join(str(text).split())
    return f"'{plain if len(plain) <= 60 else plain[:57] + '...'}'"


class Findings:
    """All findings of one reading, in the order in which they were met."""

    def __init__(self) -> None:
        self._issues: list[Issue] = []

    def add(self, code: str, where: str, suggestions: Iterable[str] = (), **words: object) -> None:
        """One finding from the catalogue; the words fill its sentence and its cure."""
        entry = CATALOGUE[code]
        says, cure = entry.says.format(**words), entry.cure.format(**words)
        self._issues.append(
            Issue(code=code, severity=entry.severity, where=where, says=says, cure=cure, suggestions=tuple(suggestions))
        )

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was found."""
        return tuple(self._issues)
