"""What a person must know or decide, with the place and the cure."""

from enum import StrEnum

from rotaengage.domain.noun import Noun


class Severity(StrEnum):
    """How much it matters: a question needs an answer, an error stops, a warning and a note inform."""

    ERROR = "error"
    QUESTION = "question"
    WARNING = "warning"
    NOTE = "note"


class Issue(Noun):
    """One finding. code is stable (IM201); where is a cell or range as a spreadsheet writes it, or a file's name.

    key is the same for the same question in next month's workbook; it is empty where there is nothing to answer.
    """

    code: str
    severity: Severity
    where: str
    says: str
    cure: str
    suggestions: tuple[str, ...] = ()
    key: str = ""

    @property
    def sentence(self) -> str:
        """What and what to do, as one sentence without the place."""
        says = self.says.strip().rstrip(".")
        cure = self.cure.strip().rstrip(".")
        end = "" if cure.endswith("?") else "."
        return f"{says}; {cure[:1].lower() + cure[1:]}{end}" if cure else f"{says}."


class UserError(Exception):
    """A mistake that a user can mend: one sentence with what, where and what to do. Doors print it and exit with 2."""

    def __init__(self, says: str, where: str = "", cure: str = "") -> None:
        self.says, self.where, self.cure = says, where, cure
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        place = f"{self.where}: " if self.where else ""
        end = "" if self.cure.endswith("?") else "."
        return f"{place}{self.says.rstrip('.')}{'; ' + self.cure if self.cure else ''}{end}"


class MistakesError(UserError):
    """Several mistakes in one file: each is told, nothing is written."""

    def __init__(self, says: str, issues: tuple[Issue, ...]) -> None:
        super().__init__(says)
        self.issues = issues
