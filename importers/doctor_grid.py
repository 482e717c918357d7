"""People down, dates across, codes in the cells."""

from importers.code_reader import read_codes
from importers.identify import Sheet, coded_blocks
from importers.reading import Candidate, Desk, Sink
from rotaengage.domain.inspection import Layout


class DoctorGrid:
    """The importer of doctor_grid."""

    layout = Layout.DOCTOR_GRID

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        """Every block of the sheet that can be read so, with its confidence."""
        return coded_blocks(sheet, flipped=False, layout=self.layout)

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        """Read one block."""
        return read_codes(candidate, desk)
