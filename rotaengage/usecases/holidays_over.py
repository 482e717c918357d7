"""What bank holidays mean for a rota: who is rostered as on any day, and who earns a day in lieu."""

from collections.abc import Iterator, Sequence

from rotaengage.domain.absence import BankHoliday
from rotaengage.domain.codes import LEAVE, REST, TRAITS, DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.rota import Rota

_BY_DAY = frozenset({DutyKind.STANDARD_DAY, DutyKind.CLINIC, DutyKind.THEATRE, DutyKind.ADMIN, DutyKind.TEACHING})
MOST_CELLS = 12


def about_holidays(rota: Rota, holidays: Sequence[BankHoliday]) -> Iterator[Issue]:
    """One warning for standard days on a bank holiday, one note for those who earn a day in lieu (domain notes F.4)."""
    for holiday in holidays:
        here = [d for d in rota.duties if d.day == holiday.day]
        plain = [d for d in here if d.kind in _BY_DAY]
        if plain:
            says = (
                f"{holiday.title} ({holiday.day:%a %d %b %Y}) is rostered like a working day for {len(plain)} doctors."
            )
            yield _issue("UC321", Severity.WARNING, plain, says, "Check whether clinics, lists and ward days run.")
        worked = {d.doctor for d in here if TRAITS[d.kind].works}
        resting = {d.doctor for d in here if d.kind in REST} - worked
        if worked or resting:
            earners = [d for d in here if d.doctor in worked | resting and d.kind not in LEAVE]
            says = (
                f"{holiday.title} ({holiday.day:%a %d %b %Y}): {len(worked)} doctors work and {len(resting)} rest;"
                " by the usual rule each earns a day in lieu."
            )
            yield _issue("UC322", Severity.NOTE, earners, says, "Plan the days in lieu.")
        on_leave = {d.doctor for d in here if d.kind in LEAVE and d.kind is not DutyKind.BANK_HOLIDAY}
        if on_leave:
            says = f"{holiday.title} ({holiday.day:%a %d %b %Y}) falls into the leave of {len(on_leave)} doctors."
            cells = [d for d in here if d.doctor in on_leave]
            yield _issue("UC323", Severity.NOTE, cells, says, "The day is not taken from their leave.")


def _issue(code: str, severity: Severity, duties: Sequence[Duty], says: str, cure: str) -> Issue:
    cells = [str(d.source) for d in duties]
    more = f" and {len(cells) - MOST_CELLS} more" if len(cells) > MOST_CELLS else ""
    return Issue(code=code, severity=severity, where=", ".join(cells[:MOST_CELLS]) + more, says=says, cure=cure)
