"""Put the rotas of one or more workbooks together: one person, one id; one duty, one cell."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rotaengage.domain.codes import ShiftCode
from rotaengage.domain.duty import Duty
from rotaengage.domain.inspection import Inspection, SheetRota
from rotaengage.domain.issue import Issue, Severity, UserError
from rotaengage.domain.people import Doctor
from rotaengage.domain.rota import Rota, SourceFile
from rotaengage.usecases.names import same_name

VACANT = "vacant"
"""The role of a line that nobody holds."""


def assemble(found: Sequence[Inspection]) -> tuple[Rota, tuple[Issue, ...]]:
    """The rota of a department from its files. UserError where there is none, or none with dates."""
    sheets = [s for inspection in found for s in inspection.rotas]
    if not sheets:
        raise _no_rota(found)
    dated = [s for s in sheets if any(d.day is not None for d in s.duties)]
    if not dated:
        where = str(sheets[0].place)
        raise UserError("the rota has no dates", where, "give the start date in a layout file (--layout)")
    _refuse_twins(found)
    people = _People()
    duties: dict[str, Duty] = {}
    for sheet in dated:
        ids = people.take(sheet)
        for duty in sheet.duties:
            if duty.day is not None and duty.doctor in ids:
                duties[duty.id] = duty._replace(doctor=ids[duty.doctor])
    days = [d.day for d in duties.values() if d.day is not None]
    codes, issues = _codes(dated)
    rota = Rota(
        first_day=min(days + _known([s.first_date for s in dated])),
        last_day=max(days + _known([s.last_date for s in dated])),
        doctors=tuple(people.doctors.values()),
        duties=tuple(duties.values()),
        codes=codes,
        sources=tuple(SourceFile(name=i.file, sha256=i.sha256, format=i.format) for i in found),
    )
    return rota, issues


def _known(days: Sequence[date | None]) -> list[date]:
    return [d for d in days if d is not None]


def _no_rota(found: Sequence[Inspection]) -> UserError:
    first = next((i for inspection in found for i in inspection.issues), None)
    name = found[0].file if found else ""
    if first is None:
        return UserError("there is no rota in it", name, "name the workbook that holds the rota")
    return UserError(first.says, first.where, first.cure)


def _refuse_twins(found: Sequence[Inspection]) -> None:
    """A cell is known by its sheet: two files with a sheet of one name would be mixed up."""
    names = Counter(sheet for i in found for sheet in {r.place.sheet for r in i.rotas})
    twins = [n for n, count in names.items() if count > 1]
    if twins:
        raise UserError(
            f"two of the files have a sheet called {twins[0]}", cure="rename one, or give one file at a time"
        )


class _People:
    """People over all sheets; the n-th of a name on one sheet is the n-th of that name on another.

    Lines that nobody holds are unmet cover and no people.
    """

    def __init__(self) -> None:
        self.doctors: dict[str, Doctor] = {}
        self._known: dict[tuple[str, int], str] = {}
        self._seen: dict[str, tuple[date | None, date | None]] = {}

    def take(self, sheet: SheetRota) -> dict[str, str]:
        """Add a sheet's people; returns the id here for each id there."""
        ids: dict[str, str] = {}
        seen: Counter[str] = Counter()
        for person in (p for p in sheet.people if VACANT not in p.roles):
            name = same_name(person.name)
            key = (name, seen[name])
            seen[name] += 1
            if key not in self._known:
                self._known[key] = self._free(person.id)
                self.doctors[self._known[key]] = person.model_copy(update={"id": self._known[key]})
            ids[person.id] = self._known[key]
            self._in_post(self._known[key], person, sheet)
        return ids

    def _in_post(self, known: str, person: Doctor, sheet: SheetRota) -> None:
        """A post begins as the earliest sheet says and ends as the latest one does."""
        begins, ends = self._seen.get(known, (sheet.first_date, sheet.last_date))
        update: dict[str, date | None] = {}
        if sheet.first_date is not None and (begins is None or sheet.first_date <= begins):
            begins, update["post_from"] = sheet.first_date, person.post_from
        if sheet.last_date is not None and (ends is None or sheet.last_date >= ends):
            ends, update["post_to"] = sheet.last_date, person.post_to
        self._seen[known] = (begins, ends)
        self.doctors[known] = self.doctors[known].model_copy(update=update)

    def _free(self, wanted: str) -> str:
        name, n = wanted, 2
        while name in self.doctors:
            name, n = f"{wanted}-{n}", n + 1
        return name


def _codes(sheets: Sequence[SheetRota]) -> tuple[tuple[ShiftCode, ...], tuple[Issue, ...]]:
    codes: dict[str, ShiftCode] = {}
    issues: list[Issue] = []
    for sheet in sheets:
        for code in sheet.codes:
            before = codes.setdefault(code.code, code)
            if before is not code:
                codes[code.code] = before.model_copy(update={"count": before.count + code.count})
            if (before.kind, before.start, before.end) != (code.kind, code.start, code.end):
                issues.append(_two_meanings(sheet, code))
    return tuple(codes.values()), tuple(issues)


def _two_meanings(sheet: SheetRota, code: ShiftCode) -> Issue:
    return Issue(
        code="UC101",
        severity=Severity.QUESTION,
        where=str(code.cell or sheet.place),
        says=f"The code {code.code} has another meaning here than on an earlier sheet.",
        cure="Say in the setup workbook (sheet Shift codes) what it means.",
        key=f"code|{code.code}",
    )
