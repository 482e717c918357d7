"""Dates down, posts or shifts across, names in the cells; one column of names is the smallest case."""

from importers.identify import Sheet, named_blocks
from importers.name_reader import read_names
from importers.reading import Candidate, Desk, Sink
from rotaengage.domain.inspection import Layout


class PostGrid:
    """The importer of post_grid."""

    layout = Layout.POST_GRID

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        """Every block of the sheet that can be read so, with its confidence."""
        return named_blocks(sheet, flipped=True, layout=self.layout)

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        """Read one block."""
        return read_names(candidate, desk)
