"""What a person has said about a workbook, once: answers that are kept and used again next month."""

from rotaengage.domain.codes import ShiftCode
from rotaengage.domain.noun import Noun


class Answers(Noun):
    """Layout answers. year completes dates without one; codes settle their meaning; layouts names a sheet's layout.

    kept holds answers by Issue.key for questions that the fields above do not cover.
    """

    year: int | None = None
    codes: tuple[ShiftCode, ...] = ()
    layouts: dict[str, str] = {}
    aliases: dict[str, str] = {}
    kept: dict[str, str] = {}
