"""The ten principles for medical engagement (BMA), each with what can be measured of it."""

from rotaengage.domain.noun import Noun

PRINCIPLES = (
    "Inclusive",
    "Given time and resource",
    "Open and transparent",
    "Timely and ongoing",
    "Active and collaborative",
    "A range of methods",
    "Receptive to challenge",
    "Evidence-based",
    "Part of a learning culture",
    "Regularly monitored and evaluated",
)
"""Domain notes A; the order and the numbers are those of the founding text."""

NOT_RECORDED = "not recorded yet"


class ScoreLine(Noun):
    """One measure: its figure in words, what is wrong (empty: nothing), and the cells or records it comes from."""

    principle: int
    measure: str
    figure: str
    flag: str = ""
    source: str = ""

    @property
    def title(self) -> str:
        """The principle's name."""
        return PRINCIPLES[self.principle - 1]
