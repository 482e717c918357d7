"""The catalogue of what an importer may have to say: each code with its weight, its sentence and its cure."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.refs import column_letters, quoted

MANY_RANGES = 40
_ONE = re.compile(r"\(1 (filled )?cells\)")


class Entry(NamedTuple):
    """One kind of finding; says and cure are filled with str.format."""

    severity: Severity
    says: str
    cure: str


Q, W, N, E = Severity.QUESTION, Severity.WARNING, Severity.NOTE, Severity.ERROR

CATALOGUE: dict[str, Entry] = {
    "IM101": Entry(E, "no rota was found in this file: {why}", "open the right file, or name the layout in an answer"),
    "IM102": Entry(N, "this sheet was not read as a rota: {why}", "say its layout in an answer if it is one"),
    "IM103": Entry(W, "{what} hidden in the workbook and read like the rest", "check that hidden parts are still true"),
    "IM104": Entry(
        W,
        "{count} formula cells have no stored result and were read as blank",
        "open the file in your spreadsheet program, let it calculate, and save it",
    ),
    "IM106": Entry(
        Q,
        "{count} formula cells under days have no stored result, so the duties there are not known",
        "open the file in your spreadsheet program, let it calculate, and save it",
    ),
    "IM105": Entry(Q, "a formula shows an error here, so the duty is not known", "mend the formula in the workbook"),
    "IM201": Entry(Q, "the dates have no year; {year} was taken {because}", "say the year"),
    "IM202": Entry(Q, "the days have no month, so their dates are not known", "say month and year, such as 2026-08"),
    "IM203": Entry(
        W,
        "the weekday written here does not fit the date: {date} is a {right}, the sheet says {written}",
        "check the dates of the heading",
    ),
    "IM204": Entry(
        Q,
        "the date heading {text} is no date{because}, so the {count} filled cells under it have no day",
        "write the right date in the heading",
    ),
    "IM205": Entry(W, "the dates jump from {first} to {second}", "check whether days are missing"),
    "IM208": Entry(
        Q,
        "duties stand under {text}, which is no date ({count} filled cells)",
        "write the date in the heading, or say that this is no day",
    ),
    "IM206": Entry(Q, "{text} stands where the {day}th must be and was read as {day}", "check these day numbers"),
    "IM207": Entry(
        Q,
        "it cannot be told whether these dates are written day first or month first; day first was taken",
        "say dmy or mdy",
    ),
    "IM210": Entry(Q, "{text} is no date, so this row is on no day", "write the date"),
    "IM211": Entry(Q, "this row has neither a shift nor times", "write the shift or its times"),
    "IM212": Entry(Q, "these are no times of day: {text}", "write them as 08:00 and 17:00"),
    "IM213": Entry(
        Q, "this pattern of {length} has no dates", "say the date on which its first week begins, such as 2026-08-05"
    ),
    "IM214": Entry(
        Q,
        "nobody is known to start on {line}, so it goes by that name",
        "say who does; two names with / take the weeks in turn, and 'A until 2026-10-06 then B' changes hands",
    ),
    "IM215": Entry(
        Q, "it was taken that the people of these lines {taken}", "say yes if they move on each week, or no"
    ),
    "IM216": Entry(N, "the pattern begins on {first} and was read up to {last}", "say the last date that is wanted"),
    "IM217": Entry(N, "{count} rows have no name of their own and were given to the name above", "none is needed"),
    "IM301": Entry(
        Q, "this sheet can be read as {first} or as {second}; {first} was taken", "say which layout is right"
    ),
    "IM401": Entry(
        Q,
        "the name {name} stands twice; it was read as {taken}",
        "say whether this is one person or two, or tell them apart by an initial",
    ),
    "IM402": Entry(Q, "there are duties here but no name, so nobody was given them", "write a name beside this line"),
    "IM403": Entry(Q, "{name} looks like {other}; they were kept apart", "say whether they are one person"),
    "IM404": Entry(N, "{name} stands for a line that nobody holds; it counts to no cover", "none is needed"),
    "IM405": Entry(
        N, "the grade {text} was read as {grade}; often it is another tier", "confirm it in the setup sheet"
    ),
    "IM406": Entry(Q, "{text} was read as {names}", "confirm who works, or write one name"),
    "IM407": Entry(
        Q, "{names} fits nobody on the rota, or more than one person", "say who is meant, or write it in full"
    ),
    "IM411": Entry(Q, "this calendar does not say whose it is", "say the name"),
    "IM418": Entry(Q, "{name} may be {others}; the bare name was kept as a person of its own", "say who is meant"),
    "IM415": Entry(N, "{text} is no grade of a doctor; {count} people do not count to cover", "say so if they do"),
    "IM416": Entry(Q, "two names share this line: {name}; they were kept as one", "say from which day each holds it"),
    "IM417": Entry(W, "{count} duties stand outside the days that {name} gives", "check the days in the name cell"),
    "IM501": Entry(Q, "nobody has said what {code} means ({count} cells)", "say what it means and its times"),
    "IM502": Entry(
        Q,
        "{code} means different things in different hospitals ({count} cells): {choices}",
        "say which it is here, and its times",
    ),
    "IM503": Entry(N, "read by their usual meaning, not confirmed: {codes}", "confirm them or add a legend"),
    "IM504": Entry(
        Q,
        "{code} would last {hours} hours from {start} to {end}; the end may be before the start by mistake",
        "write the right times",
    ),
    "IM505": Entry(Q, "{code} was read as {base}, with a mark that nobody has explained", "say what {code} means"),
    "IM506": Entry(Q, "{code} holds more than one duty and was read as {parts}", "confirm it or give the times"),
    "IM507": Entry(
        Q,
        "a date stands where a duty should be; perhaps times such as 8-5 were turned into a date",
        "write the times again as text, such as 08:00-17:00",
    ),
    "IM508": Entry(Q, "the legend says two things about {code}: {first}, and {second}", "say which is right"),
    "IM509": Entry(Q, "the legend says {code} is {title}, which is no kind of duty known here", "say what kind it is"),
    "IM510": Entry(
        Q, "{old} is struck through here ({count} cells); {read} was read", "say which holds, or mend the cell"
    ),
    "IM601": Entry(N, "{count} cells beside the rota were not read as duties", "look whether they change the rota"),
    "IM611": Entry(
        Q,
        "the fill {colour} is explained as {words} ({cell}) and {count} cells have it; colours were not read",
        "say what it means, or that it has no meaning",
    ),
    "IM612": Entry(
        Q, "{count} cells without text have the fill {colour}, which nobody explains", "say what the colour means"
    ),
    "IM613": Entry(
        Q,
        "{count} names have the fill {colour}, which is explained as {grade} ({cell}); it was not believed",
        "say whether these people are of that grade",
    ),
    "IM614": Entry(
        W,
        "{count} notes stand on cells here, such as: {sample}; each was kept beside its cell and changes nothing",
        "look whether they change the rota",
    ),
    "IM616": Entry(N, "the colours of this workbook were not looked at, since it is very large", "none is needed"),
    "IM617": Entry(
        N,
        "of {form} files only the values are read; notes, colours, struck texts and hidden rows were not looked at",
        "save it as .xlsx where these matter",
    ),
    "IM602": Entry(Q, "remarks stand beside these days, such as {text}; the rota itself was read", "apply the swaps"),
}


def issue(code: str, where: str, key: str = "", suggestions: Iterable[str] = (), /, **words: object) -> Issue:
    """One finding from the catalogue; the words fill its sentence and its cure."""
    entry = CATALOGUE[code]
    return Issue(
        code=code,
        severity=entry.severity,
        where=where,
        says=_ONE.sub(r"(1 \1cell)", entry.says.format(**words)),
        cure=entry.cure.format(**words),
        suggestions=tuple(suggestions),
        key=key,
    )


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for n in sorted(set(numbers)):
        if runs and runs[-1][1] == n - 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    return runs


def _exact(cells: Iterable[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for row, column in cells:
        by_row.setdefault(row, []).append(column)
        by_column.setdefault(column, []).append(row)
    across = [(r, a, r, b) for r, columns in sorted(by_row.items()) for a, b in _runs(columns)]
    down = [(a, c, b, c) for c, rows in sorted(by_column.items()) for a, b in _runs(rows)]
    if min(len(across), len(down)) <= MANY_RANGES:
        return min(across, down, key=len)
    wide = [(r, min(c), r, max(c)) for r, c in sorted(by_row.items())]
    tall = [(min(r), c, max(r), c) for c, r in sorted(by_column.items())]
    return min(wide, tall, key=len)


def where_of(sheet: str, cells: Iterable[tuple[int, int]]) -> str:
    """The places as a spreadsheet writes them: 'Aug rota'!C7, D9:D12.

    Every range is one row or one column; where there are very many, a range may span from the first to the last
    cell of its row or column.
    """
    ranges = []
    for top, left, bottom, right in _exact(cells):
        first = f"{column_letters(left)}{top}"
        last = f"{column_letters(right)}{bottom}"
        ranges.append(first if first == last else f"{first}:{last}")
    return f"{quoted(sheet)}!{', '.join(ranges)}" if ranges else quoted(sheet)
