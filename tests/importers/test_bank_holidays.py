"""Bank holidays against a frozen table, as the four nations published them."""

import subprocess
import sys
from datetime import date

import pytest

from importers.bank_holidays import NATIONS, bank_holidays
from rotaengage.domain.issue import UserError

PUBLISHED = {
    ("england", 2025): "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    ("england", 2026): "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    ("wales", 2026): "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    ("england", 2027): "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    ("scotland", 2025): "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26",
    ("scotland", 2026): "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28",
    ("northern-ireland", 2025): "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26",
    ("northern-ireland", 2026): "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28",
}


@pytest.mark.parametrize(("nation", "year"), PUBLISHED)
def test_the_days_are_those_published(nation: str, year: int) -> None:
    found = bank_holidays(nation, date(year, 1, 1), date(year, 12, 31))
    assert " ".join(f"{h.day:%m-%d}" for h in found) == PUBLISHED[nation, year]


def test_both_ends_of_the_period_count() -> None:
    assert [h.day for h in bank_holidays("england", date(2026, 8, 31), date(2026, 12, 25))] == [
        date(2026, 8, 31),
        date(2026, 12, 25),
    ]
    assert bank_holidays("england", date(2026, 9, 1), date(2026, 12, 24)) == ()


def test_a_period_over_new_year() -> None:
    assert len(bank_holidays("scotland", date(2026, 12, 1), date(2027, 1, 31))) == 4


def test_a_nation_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(UserError) as told:
        bank_holidays("cornwall", date(2026, 1, 1), date(2026, 12, 31))
    assert all(nation in told.value.sentence for nation in NATIONS)


def test_no_other_country_is_loaded() -> None:
    """The screens ask for the days of England alone, and are to stay small."""
    asked = "import sys; from datetime import date; from importers.bank_holidays import bank_holidays; "
    found = "print(len(bank_holidays('england', date(2026, 1, 1), date(2026, 12, 31))), "
    told = f"{found} 'holidays.countries' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked + told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["8", "False"]
