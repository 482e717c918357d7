"""Lines or weeks by weekday without dates; a start date and the people of the lines make it a rota with dates."""

from importers.code_reader import read_codes
from importers.grid import Place
from importers.identify import Sheet
from importers.line_people import Seat
from importers.pattern_dates import Pattern
from importers.pattern_people import find_holders
from importers.pattern_rows import pattern_blocks
from importers.reading import Candidate, Desk, Sink
from rotaengage.domain.inspection import Layout


class RollingPattern:
    """The importer of rolling_pattern."""

    layout = Layout.ROLLING_PATTERN

    def identify(self, sheet: Sheet) -> tuple[Candidate, ...]:
        """Every block of the sheet that can be read so, with its confidence."""
        return tuple(c for flipped in (False, True) for c in pattern_blocks(sheet, flipped))

    def read(self, candidate: Candidate, desk: Desk) -> Sink:
        """Read one block: the codes of its lines first, then who has them and when."""
        cells: set[Place] = set()
        lines = find_holders(candidate.block, desk, cells)

        def seats(sink: Sink, _: Desk) -> list[Seat]:
            return [Seat(line.doctors[0], (line.at, *line.more)) for line in lines]

        sink = read_codes(candidate, desk, seats)
        sink.understood |= cells
        return Pattern(sink, desk, lines).finish()
