"""list_notice: time out of a clinic or list is told early enough for it to be moved."""

from collections.abc import Iterator
from datetime import timedelta

from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.rules.base import Breach, Placed


class ListNotice:
    """A slot in a duty of release class C4 lies as far after the telling as its patients need (domain notes H).

    Notice counts from the day of publication, before that from the day that the department names; with neither, such
    duties stay whole. Time that was published for the doctor already has had its notice.
    """

    word = "list_notice"
    code = "RE122"
    sentence = "Time out of a clinic or list of class C4 lies at least as far ahead as its notice."
    cure = "Move the slot to a later clinic, or say on the sheet Limits from when notice counts."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot; amount is the days of notice that are missing."""
        rota = placed.scenario.rota
        for slot in placed.slots:
            duty = rota.duty_of.get(slot.duty)
            if duty is not None and rota.is_list(duty) and not _told(placed.scenario, slot):
                missing, says = _missing(placed.scenario, slot)
                if missing > 0:
                    yield Breach(
                        rule=self.word,
                        code=self.code,
                        key=f"list_notice|{slot.doctor}|{slot.span.start.isoformat()}",
                        says=f"{slot.span.wall()}: {says}",
                        where=(slot.source,),
                        doctor=slot.doctor,
                        amount=missing,
                        unit="days",
                    )


def _told(scenario: Scenario, slot: Slot) -> bool:
    return any(s.doctor == slot.doctor and s.span.covers(slot.span) for s in scenario.published)


def _missing(scenario: Scenario, slot: Slot) -> tuple[int, str]:
    wanted, told = scenario.limits.list_notice_days, scenario.notice_from
    if wanted is None or told is None:
        return 1, "a clinic or list is kept whole while nobody has said from when notice counts"
    earliest = told + timedelta(days=wanted)
    missing = (earliest - slot.span.start.astimezone(scenario.rota.zone).date()).days
    return missing, f"{wanted} days of notice end on {earliest:%d %b %Y}, {missing} later"
