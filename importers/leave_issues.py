"""What a reader of leave lists and calendars may have to say: each code with its weight, sentence and cure."""

from collections.abc import Iterable

from importers.issues import Entry
from rotaengage.domain.issue import Issue, Severity

Q, W, N, E = Severity.QUESTION, Severity.WARNING, Severity.NOTE, Severity.ERROR

CATALOGUE: dict[str, Entry] = {
    "LV101": Entry(E, "no leave was found in this file", "give a list with the headings Name, From, To and Type"),
    "LV201": Entry(Q, "{text} is no date, so this leave was not taken over", "write the date, such as 03/08/2026"),
    "LV202": Entry(Q, "this leave ends before it begins, so it was not taken over", "mend the dates"),
    "LV203": Entry(Q, "{text} is no kind of leave known here; it was taken as not available", "write annual or study"),
    "LV204": Entry(N, "{text} has no year; {taken} was taken, since it lies in the rota", "write the year"),
    "LV205": Entry(Q, "it is not said which half of the day is meant; the whole day was taken", "write AM or PM"),
    "LV206": Entry(Q, "the leave of {name} is {status}, so it was not laid over the rota", "say when it is agreed"),
    "LV207": Entry(N, "the leave of {name} is {status} and was left out", "none is needed"),
    "LV209": Entry(Q, "there is no name in this row, so its leave was not taken over", "write the name"),
    "LV210": Entry(W, "this row says {told} days and its dates give {counted}", "mend the days or the dates"),
    "IC101": Entry(E, "no entry was found in this calendar", "export the on-call calendar again as .ics"),
    "IC201": Entry(Q, "{count} entries have no date that can be read: {text}", "give them a start, or remove them"),
    "IC202": Entry(Q, "this entry repeats in a way that is not read here: {text}", "write its dates one by one"),
    "IC203": Entry(N, "{count} cancelled entries were left out", "none is needed"),
    "IC204": Entry(W, "{text} ends before it begins and was left out", "mend its times in the calendar"),
    "IC205": Entry(W, "the calendar holds more than is read here; {count} entries were taken", "export fewer months"),
    "IC206": Entry(N, "{count} entries lie outside the rota", "none is needed"),
    "IC207": Entry(W, "the time zone {text} is not known; the rota's own was taken", "check the times"),
}  # fmt: skip


def issue(code: str, where: str, key: str = "", suggestions: Iterable[str] = (), /, **words: object) -> Issue:
    """One finding from the catalogue; the words fill its sentence and its cure."""
    entry = CATALOGUE[code]
    return Issue(
        code=code,
        severity=entry.severity,
        where=where,
        says=entry.says.format(**words),
        cure=entry.cure.format(**words),
        suggestions=tuple(suggestions),
        key=key,
    )
