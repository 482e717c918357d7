"""How much a file that is handed out says about people; domain notes I."""

from enum import StrEnum

LEAST_GROUP = 5
"""The fewest doctors that a figure about a group may stand for."""


class Privacy(StrEnum):
    """full: names, as the coordinator has them; initials; pseudonyms, whose key stays apart; totals: groups only."""

    FULL = "full"
    INITIALS = "initials"
    PSEUDONYMS = "pseudonyms"
    TOTALS = "totals"

    @property
    def shared(self) -> bool:
        """Whether the file is meant for others: no roles, no reasons for absence, no cells of the rota."""
        return self is not Privacy.FULL
