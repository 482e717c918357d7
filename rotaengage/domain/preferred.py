"""When something had best happen, inside what is allowed."""

from datetime import time

from rotaengage.domain.noun import Noun


class Preferred(Noun):
    """Weekdays 0 (Monday) to 6, empty for any; time of day from earliest to latest, None for any."""

    weekdays: frozenset[int] = frozenset()
    earliest: time | None = None
    latest: time | None = None

    @property
    def asks(self) -> bool:
        """Whether it prefers anything."""
        return bool(self.weekdays) or self.earliest is not None or self.latest is not None
