"""A calendar page for each month: weekdays across, the numbers of the days in weeks below, and who or what beneath."""

from importers.identify import Sheet
from importers.page_reader import read_page
from importers.pages import month_pages
from importers.reading import Candidate, Desk, Sink
from rotaengage.domain.inspection import Layout


class MonthCalendar:
    """The importer of month_calendar."""

    layout = Layout.MONTH_CALENDAR

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        """Every page of the sheet, with its confidence."""
        return month_pages(sheet)

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        """Read one page."""
        return read_page(candidate, desk)
