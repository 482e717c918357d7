"""Posts or wards down, dates across, names in the cells."""

from importers.identify import Sheet, named_blocks
from importers.name_reader import read_names
from importers.reading import Candidate, Desk, Sink
from rotaengage.domain.inspection import Layout


class WardGrid:
    """The importer of ward_grid."""

    layout = Layout.WARD_GRID

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        """Every block of the sheet that can be read so, with its confidence."""
        return named_blocks(sheet, flipped=False, layout=self.layout)

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        """Read one block."""
        return read_names(candidate, desk)
