"""Working-time rules: HOURS, a tuple; their numbers come from the dated pack."""

from collections.abc import Iterator

from rotaengage.domain.rota import Rota
from rotaengage.rules.base import Breach
from rotaengage.rules.hours.base import HoursRule, hours_breaches
from rotaengage.rules.hours.length import MAX_SHIFT, WEEK_HOURS
from rotaengage.rules.hours.rest_between import AFTER_NIGHTS, MIN_REST
from rotaengage.rules.hours.runs import DUTY_RUN, LONG_RUN, NIGHT_RUN
from rotaengage.rules.packs import HOURS as PACK
from rotaengage.rules.packs import load_pack

HOURS: tuple[HoursRule, ...] = (MAX_SHIFT, WEEK_HOURS, MIN_REST, AFTER_NIGHTS, LONG_RUN, NIGHT_RUN, DUTY_RUN)


def working_time(rota: Rota) -> Iterator[Breach]:
    """Every breach of the working-time rules in a rota."""
    return hours_breaches(rota, HOURS, load_pack(PACK))


__all__ = ["HOURS", "working_time"]
