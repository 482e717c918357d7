"""window: engagement happens when it can still matter."""

from collections.abc import Iterator

from rotaengage.domain.activity import Activity
from rotaengage.domain.plan import Slot
from rotaengage.rules.base import Breach, Placed


class Window:
    """Within the activity's dates, weekdays and hours, and early enough before its decision (principle 4)."""

    word = "window"
    code = "RE108"
    sentence = "Each slot lies within its activity's dates and hours, and before the decision by the lead time."
    cure = "Move the slot into the activity's window."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot; amount is its minutes."""
        for slot in placed.slots:
            activity = placed.scenario.activity_of.get(slot.activity)
            if activity is not None and not self._fits(placed, slot, activity):
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"window|{slot.doctor}|{slot.span.start.isoformat()}",
                    says=f"{slot.span.wall()}: outside the window of {activity.title}",
                    where=(slot.source,),
                    doctor=slot.doctor,
                    amount=slot.span.minutes,
                )

    @staticmethod
    def _fits(placed: Placed, slot: Slot, activity: Activity) -> bool:
        rota = placed.scenario.rota
        start, end = slot.span.start.astimezone(rota.zone), slot.span.end.astimezone(rota.zone)
        day = start.date()
        return (
            activity.first_useful_day(rota.first_day) <= day <= activity.last_useful_day(rota.last_day)
            and day.weekday() in activity.window.weekdays
            and activity.window.earliest <= start.time()
            and end.date() == day
            and end.time() <= activity.window.latest
        )
