"""How protected time is shown in the cells of a workbook."""

from enum import StrEnum

from rotaengage.domain.noun import Noun
from rotaengage.domain.refs import CellRef


class Mark(StrEnum):
    """What a mark looks like.

    NOTE (a note and a frame) and FILL leave the value alone, so that formulas which count codes still count.
    """

    NOTE = "note"
    FILL = "fill"
    TEXT = "text"


class CellMark(Noun):
    """All protected time of one cell: the lines of its note, and the text to append where the text is marked."""

    cell: CellRef
    note: tuple[str, ...] = ()
    text: str = ""
