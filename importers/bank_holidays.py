"""Bank holidays of the UK nations, on the days on which they are kept (domain notes F.4)."""

from datetime import date

from rotaengage.domain.absence import BankHoliday
from rotaengage.domain.issue import UserError

NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
_KEPT_LATER = " (observed)"


def bank_holidays(nation: str, first: date, last: date) -> tuple[BankHoliday, ...]:
    """Bank holidays from first to last, both included, in order.

    Where a holiday falls on a weekend the weekday kept instead counts, and not the day itself. UserError for a nation
    that is not one of NATIONS.
    """
    if nation not in NATIONS:
        raise UserError(f"no bank holidays are known for {nation}", cure=f"say one of {', '.join(NATIONS)}")
    from holidays import country_holidays

    years = range(first.year, last.year + 1)
    known = country_holidays("GB", subdiv=NATIONS[nation], years=years)
    found = sorted((day, name) for day in known for name in known.get_list(day))
    moved = {(day.year, name.removesuffix(_KEPT_LATER)) for day, name in found if name.endswith(_KEPT_LATER)}
    kept = [
        BankHoliday(day, name.removesuffix(_KEPT_LATER))
        for day, name in found
        if name.endswith(_KEPT_LATER) or (day.year, name) not in moved
    ]
    return tuple(h for h in kept if first <= h.day <= last)
