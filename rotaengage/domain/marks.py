"""How protected time is shown in the cells of a workbook."""

from enum import StrEnum

from rotaengage.domain.noun import Noun
from rotaengage.domain.refs import CellRef


class Mark(StrEnum):
    """What a mark looks like.

    NOTE (a note and a frame) and FILL leave the value alone, so that formulas which count codes still count. TEXT adds
    the time to the cell's text, CODE puts a code of its own there (LD-E for LD), ROW writes below the rota.
    """

    NOTE = "note"
    FILL = "fill"
    TEXT = "text"
    CODE = "code"
    ROW = "row"


class CellMark(Noun):
    """All protected time of one cell: the lines of its note, and the text to append where the text is marked.

    replaces is the code that the text stands for, where it is to replace the cell's text instead.
    """

    cell: CellRef
    note: tuple[str, ...] = ()
    text: str = ""
    replaces: str = ""
