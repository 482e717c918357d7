"""block: pieces of time have the length and the starts that were asked for."""

from collections.abc import Iterator

from rotaengage.domain.activity import Activity
from rotaengage.domain.plan import Slot
from rotaengage.rules.base import Breach, Placed


class Block:
    """Individual time comes in pieces between the activity's bounds, on the start grid; an event its own length."""

    word = "block"
    code = "RE107"
    sentence = "Each slot has a length that its activity allows, and starts on the grid."
    cure = "Lengthen, shorten or move the slot."

    def check(self, placed: Placed) -> Iterator[Breach]:
        """One breach a slot; amount is its minutes."""
        for slot in placed.slots:
            activity = placed.scenario.activity_of.get(slot.activity)
            wrong = "no such activity" if activity is None else self._wrong(placed, slot, activity)
            if wrong:
                yield Breach(
                    rule=self.word,
                    code=self.code,
                    key=f"block|{slot.doctor}|{slot.span.start.isoformat()}",
                    says=f"{slot.span.wall()}: {wrong}",
                    where=(slot.source,),
                    doctor=slot.doctor,
                    amount=slot.span.minutes,
                )

    @staticmethod
    def _wrong(placed: Placed, slot: Slot, activity: Activity) -> str:
        minutes, start = slot.span.minutes, slot.span.start.astimezone(placed.scenario.rota.zone)
        if (start.hour * 60 + start.minute) % placed.scenario.limits.grid_minutes or start.second:
            return f"does not start on the {placed.scenario.limits.grid_minutes}-minute grid"
        if slot.event is not None:
            return "" if minutes == activity.duration_minutes else f"is not {activity.duration_minutes} minutes long"
        least, most = activity.block_least_minutes, activity.block_most_minutes
        return "" if least <= minutes <= most else f"is not between {least} and {most} minutes long"
