"""What a person has said about a workbook, once: answers that are kept and used again next month."""

from rotaengage.domain.codes import TRAITS, ShiftCode
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

    def with_codes(self, codes: tuple[ShiftCode, ...]) -> "Answers":
        """The same with the codes of a setup workbook, which go before what was answered; work that it gives no times
        for is left to the key on the rota.
        """
        settled = tuple(c for c in codes if c.start is not None or not TRAITS[c.kind].works)
        return self.changed(codes=(*self.codes, *settled))
