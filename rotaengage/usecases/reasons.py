"""Why a doctor is short: every day that could have held another piece of time, and what stood in the way."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from rotaengage.domain.activity import Activity
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Due
from rotaengage.domain.plan import Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.span import Span, instant, minute_of
from rotaengage.rules import Placed, breaches
from rotaengage.rules.presence import Presence, Step

FREE, COLLEAGUES, NO_PLACE = "free", "colleagues", "no place"


class Reasons:
    """Reasons in one plan; presence is counted once for all doctors."""

    def __init__(self, scenario: Scenario, slots: Sequence[Slot]) -> None:
        self._scenario, self._slots = scenario, tuple(slots)
        self._presence = Presence(scenario, slots)
        self._alone: dict[str, Scenario] = {}
        self._bounds = {
            r.id: [
                (minute_of(s.start), minute_of(s.end))
                for s in r.spans(scenario.rota.first_day, scenario.rota.last_day, scenario.rota.zone)
            ]
            for r in scenario.cover
        }

    def of(self, doctor: str) -> tuple[str, ...]:
        """Sentences about one doctor, the commonest obstacle first; days are counted once."""
        duties = [d for d in self._scenario.rota.duties_by_doctor[doctor] if self._scenario.rota.can_release(d)]
        if not duties:
            return ("no duty of this doctor may be released",)
        if not self._open(doctor):
            return ("what is left is shorter than the shortest piece that its activity allows",)
        own = [s for s in self._slots if s.doctor == doctor]
        taken = {s.span.start.astimezone(self._scenario.rota.zone).date() for s in own if s.event is None}
        open_duties = [d for d in duties if d.day not in taken]
        verdicts = {d.day: self._verdict(d) for d in open_duties}
        return tuple(self._sentences(verdicts, len({d.day for d in duties}), len(taken)))

    def _verdict(self, duty: Duty) -> str:
        """The obstacle of the best place in a duty: free, a requirement's name, or colleagues."""
        found = [FREE if stays else self._obstacle(duty, span) for span, stays in self._places(duty)]
        for verdict in (FREE, COLLEAGUES):
            if verdict in found:
                return verdict
        return Counter(found).most_common(1)[0][0] if found else NO_PLACE

    def _places(self, duty: Duty) -> list[tuple[Span, bool]]:
        """Every shortest block of an activity that the doctor is owed, where nothing but cover could forbid it; and
        whether the doctor counts to cover meanwhile.
        """
        return [(p, a.counts_to_cover) for a in self._open(duty.doctor) for p in self._blocks(duty, a)]

    def _open(self, doctor: str) -> list[Activity]:
        """The activities of which at least a shortest piece is still owed."""
        found: list[Activity] = []
        for (name, told), due in self._scenario.due_of.items():
            if name == doctor:
                activity = self._scenario.activity_of[told]
                if self._left(due) >= activity.block_least_minutes:
                    found.append(activity)
        return found

    def _left(self, due: Due) -> int:
        own = (s for s in self._slots if (s.doctor, s.activity, s.event) == (due.doctor, due.activity, None))
        return due.open_minutes - sum(s.span.minutes for s in own)

    def _blocks(self, duty: Duty, activity: Activity) -> list[Span]:
        zone, limits, window = self._scenario.rota.zone, self._scenario.limits, activity.window
        if duty.span is None or duty.day is None:
            return []
        opens, closes = (minute_of(instant(duty.day, clock, zone)) for clock in (window.earliest, window.latest))
        low = max(minute_of(duty.span.start) + limits.handover_minutes, opens)
        high = min(minute_of(duty.span.end) - limits.handover_minutes, closes)
        length, grid = activity.block_least_minutes, limits.grid_minutes
        starts = range(-(-low // grid) * grid, high - length + 1, grid)
        places = [Span.between(start, start + length, zone) for start in starts]
        return places if places and self._allowed(duty, activity, places[0]) else []

    def _allowed(self, duty: Duty, activity: Activity, place: Span) -> bool:
        """Whether the rules about the day (leave, rest, window, freeze) let the doctor go."""
        rota = self._scenario.rota
        if duty.doctor not in self._alone:
            own = rota.changed(doctors=(rota.doctor_of[duty.doctor],), duties=rota.duties_by_doctor[duty.doctor])
            self._alone[duty.doctor] = self._scenario.model_copy(
                update={"rota": own, "cover": (), "pins": (), "published": ()}
            )
        slot = Slot(doctor=duty.doctor, activity=activity.id, duty=duty.id, span=place, source=duty.source)
        mine = (s for s in self._slots if (s.doctor, s.activity, s.event) == (duty.doctor, activity.id, None))
        found = breaches(Placed(self._alone[duty.doctor], (*mine, slot)))
        return not [b for b in found if b.rule not in ("entitlement", "stand_in")]

    def _obstacle(self, duty: Duty, span: Span) -> str:
        """The requirement that the rota itself leaves no room in, else colleagues, else free."""
        doctor, worst = self._scenario.rota.doctor_of[duty.doctor], FREE
        if not self._scenario.rota.counts_to_cover(duty):
            return FREE
        for requirement in (r for r in self._scenario.cover if r.who.matches(doctor)):
            for step in self._steps(requirement, minute_of(span.start), minute_of(span.end)):
                if step.before - 1 < requirement.minimum:
                    return requirement.title or requirement.id
                if step.after - 1 < requirement.minimum:
                    worst = COLLEAGUES
        return worst

    def _steps(self, requirement: CoverRequirement, start: int, end: int) -> Iterable[Step]:
        profile = self._presence.profile(requirement.who)
        for low, high in self._bounds[requirement.id]:
            if low < end and start < high:
                yield from profile.steps(max(low, start), min(high, end))

    @staticmethod
    def _sentences(verdicts: dict[date | None, str], days: int, taken: int) -> Iterable[str]:
        yield f"{_days(days)} in duties that may be released, {taken} used"
        for verdict, count in Counter(verdicts.values()).most_common():
            words = _WORDS.get(verdict, f"{verdict} has nobody to spare")
            yield f"{_days(count)}: {words}"


_WORDS = {
    COLLEAGUES: "colleagues have the cover that could be spared",
    FREE: "a piece would fit, but not within what is owed and the order of goals",
    NO_PLACE: "rest, leave, handover, the activity's window or another piece too near leaves no place",
}


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
