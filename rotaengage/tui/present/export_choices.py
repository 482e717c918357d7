"""What can be written, and the choices that go with each kind of file."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.department import Department
from rotaengage.domain.marks import Mark
from rotaengage.domain.privacy import Privacy
from rotaengage.tui.present.look import Line, Look, Piece
from rotaengage.tui.present.text import clean, clip, fit
from rotaengage.usecases.wish import Wish


class Kind(StrEnum):
    """A kind of file."""

    WORKBOOK = "workbook"
    CALENDAR = "calendar"
    CALENDARS = "calendars"
    PAGES = "pages"
    POSTER = "poster"
    TABLE = "table"
    DATA = "data"
    REPORT = "report"


class KindWords(NamedTuple):
    """Its title, what it is, and the ending and the middle of the name that is offered."""

    title: str
    told: str
    ending: str
    middle: str = "engagement"


KINDS: dict[Kind, KindWords] = {
    Kind.WORKBOOK: KindWords("The rota's own workbook", "your workbook again, with the slots in it", ".xlsx"),
    Kind.CALENDAR: KindWords("One calendar", "every slot and event, for phones and mail programs", ".ics"),
    Kind.CALENDARS: KindWords(
        "Calendars, one a doctor", "one for each doctor and each event, zipped", ".zip", "calendars"
    ),
    Kind.PAGES: KindWords("Timetables to print", "a page for each doctor, from any browser", ".html", "timetables"),
    Kind.POSTER: KindWords("Poster of the events", "one page to hang up, nobody's own time", ".html", "poster"),
    Kind.TABLE: KindWords("A table", "one row a slot, for spreadsheets and scripts", ".csv"),
    Kind.DATA: KindWords("The plan as data", "for other programs (rotaengage.plan/1)", ".json"),
    Kind.REPORT: KindWords("Report for a forum", "scorecard, groups, cover; a page to read", ".html", "report"),
}

MARKS: dict[Mark, tuple[str, str]] = {
    Mark.NOTE: ("A note and a border", "values stay, so formulas that count still count"),
    Mark.FILL: ("A fill", "the cell is coloured in, without a note; values stay"),
    Mark.TEXT: ("Text in the cell", "the time follows the code, so counts may change"),
    Mark.CODE: ("A code of its own", "LD becomes LD-E, so counts may change"),
    Mark.ROW: ("A row of its own", "below the rota; the cells above stay as they are"),
}
SHEETS: dict[str, tuple[str, str]] = {
    "engagement": ("The list of slots", 'one new sheet, "Engagement"'),
    "all": ("All that there are", "slots, doctors, cover, activities, questions, timetables, events"),
    "none": ("None", "only the cells are marked"),
}
PEOPLE: dict[Privacy, tuple[str, str]] = {
    Privacy.FULL: ("Names", "for the department's own use"),
    Privacy.INITIALS: ("Initials", "no roles, no sickness, no cells of the rota"),
    Privacy.PSEUDONYMS: ("Pseudonyms", "codes that stay the same from export to export"),
    Privacy.TOTALS: ("Totals", "groups of at least five only"),
}
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "mark": tuple(Mark),
    "sheets": tuple(SHEETS),
    "people": tuple(Privacy),
}
TITLES = {"kind": "Write", "mark": "Mark", "sheets": "Add sheets", "people": "About people", "name": "File"}


class Wanted(NamedTuple):
    """What is to be written; name is the path as typed."""

    kind: str = Kind.WORKBOOK
    mark: str = Mark.NOTE
    sheets: str = "engagement"
    people: str = Privacy.FULL
    name: str = ""

    @property
    def wish(self) -> Wish:
        """The same for the use cases."""
        shown = self.sheets if self.kind == Kind.WORKBOOK else "engagement"
        return Wish(Privacy(self.people), shown, poster=self.kind == Kind.POSTER)

    def shown(self) -> list[str]:
        """The choices that matter for this kind of file."""
        people = [] if self.kind in (Kind.WORKBOOK, Kind.DATA) else ["people"]
        return ["kind", *(["mark", "sheets"] if self.kind == Kind.WORKBOOK else []), *people, "name"]

    def turned(self, choice: str, step: int) -> "Wanted":
        """The next value of a choice; the rota's own workbook and data name everybody, a report nobody at first."""
        values = CHOICES[choice]
        value = values[(values.index(getattr(self, choice)) + step) % len(values)]
        changed = self._replace(**{choice: value})
        if choice != "kind":
            return changed
        return changed._replace(people=Privacy.PSEUDONYMS if value == Kind.REPORT else Privacy.FULL)


def words_of(wanted: Wanted, choice: str) -> tuple[str, str]:
    """The value of a choice: its title and what it means."""
    if choice == "kind":
        return KINDS[Kind(wanted.kind)].title, KINDS[Kind(wanted.kind)].told
    if choice == "mark":
        return MARKS[Mark(wanted.mark)]
    return SHEETS[wanted.sheets] if choice == "sheets" else PEOPLE[Privacy(wanted.people)]


def choice_line(wanted: Wanted, choice: str, width: int) -> Line:
    """A choice in one line, with arrows about what can be turned."""
    head = Piece(f" {fit(TITLES[choice], 13)}", Look.MUTED)
    if choice == "name":
        return (head, Piece(f"  {_tail(wanted.name, width - 18)}", Look.STRONG))
    value, told = words_of(wanted, choice)
    return (head, Piece("‹ ", Look.KEY), Piece(fit(value, 23), Look.STRONG), Piece(" ›  ", Look.KEY),
            Piece(clip(told, max(0, width - 43)), Look.MUTED))  # fmt: skip


def _tail(name: str, width: int) -> str:
    """The end of a path, which says more than its beginning."""
    safe = clean(name)
    return safe if len(safe) <= width else f"…{safe[-max(1, width - 1) :]}"


def default_name(department: Department, workspace: Path, kind: str = Kind.WORKBOOK) -> str:
    """The file name offered: the rota's own with a word after it, in the workspace's folder."""
    sources = department.scenario.rota.sources
    source = Path(clean(sources[0].name)) if sources else Path(f"{workspace.stem}.csv")
    words = KINDS[Kind(kind)]
    own = source.suffix.casefold() if source.suffix.casefold() in (".xlsx", ".xlsm") else ".xlsx"
    return str(workspace.parent / f"{source.stem} {words.middle}{own if kind == Kind.WORKBOOK else words.ending}")
