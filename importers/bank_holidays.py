"""Bank holidays of the UK nations, on the days on which they are kept (domain notes F.4)."""

from datetime import date
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

from rotaengage.domain.absence import BankHoliday
from rotaengage.domain.issue import UserError

if TYPE_CHECKING:
    from holidays import HolidayBase

NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
_KEPT_LATER = " (observed)"


def bank_holidays(nation: str, first: date, last: date) -> tuple[BankHoliday, ...]:
    """Bank holidays from first to last, both included, in order.

    Where a holiday falls on a weekend the weekday kept instead counts, and not the day itself. UserError for a nation
    that is not one of NATIONS.
    """
    if nation not in NATIONS:
        raise UserError(f"no bank holidays are known for {nation}", cure=f"say one of {', '.join(NATIONS)}")
    years = range(first.year, last.year + 1)
    known = _united_kingdom()(subdiv=NATIONS[nation], years=years)
    found = sorted((day, name) for day in known for name in known.get_list(day))
    moved = {(day.year, name.removesuffix(_KEPT_LATER)) for day, name in found if name.endswith(_KEPT_LATER)}
    kept = [
        BankHoliday(day, name.removesuffix(_KEPT_LATER))
        for day, name in found
        if name.endswith(_KEPT_LATER) or (day.year, name) not in moved
    ]
    return tuple(h for h in kept if first <= h.day <= last)


@cache
def _united_kingdom() -> "type[HolidayBase]":
    """The package's own class, loaded alone: by its usual name 250 other countries come along, and take 8 MB."""
    import holidays

    file = Path(holidays.__file__).parent / "countries" / "united_kingdom.py"
    spec = spec_from_file_location("holidays_of_the_united_kingdom", file)
    if spec is None or spec.loader is None or not file.is_file():
        usual: type[HolidayBase] = holidays.country_holidays("GB").__class__
        return usual
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: type[HolidayBase] = module.UnitedKingdom
    return found
