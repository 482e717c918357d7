"""The sheet "Changes": what differs from the plan before."""

from typing import NamedTuple

from rotaengage.domain.plan import Plan, Slot
from rotaengage.domain.scenario import Scenario
from rotaengage.domain.span import Span
from rotaengage.export.calendar_ids import uids
from rotaengage.export.marks import doctor_name
from rotaengage.export.sheet_text import SheetText, Value
from rotaengage.export.wording import counted, when

COLUMNS = ("Change", "Doctor", "Activity", "Before", "Now")
WIDTHS = (12, 26, 34, 30, 30)


class Change(NamedTuple):
    """One entry that came, went or moved; it is the same entry by the rule that calendars follow."""

    word: str
    slot: Slot
    before: Span | None
    now: Span | None


def changes(before: Plan, now: Plan) -> list[Change]:
    """Everything that differs, by time; entries that stand are left out."""
    old, new = ({uid: slot for slot, uid in uids(p.slots).items()} for p in (before, now))
    found = [Change("new", new[u], None, new[u].span) for u in new.keys() - old.keys()]
    found += [Change("gone", old[u], old[u].span, None) for u in old.keys() - new.keys()]
    moved = [u for u in old.keys() & new.keys() if old[u].span != new[u].span]
    found += [Change("moved", new[u], old[u].span, new[u].span) for u in moved]
    return sorted(found, key=lambda c: (c.slot.span.start.timestamp(), c.slot.doctor, c.slot.activity, c.word))


def change_sheet(before: Plan | None, now: Plan, scenario: Scenario) -> SheetText:
    """One row a change since the plan before."""
    found = changes(before, now) if before else []
    rows = tuple(_row(c, scenario) for c in found)
    since = f"Since version {before.version}: {counted(len(rows), 'change')}." if before else "This is the first plan."
    return SheetText("Changes", (f"Changes of version {now.version}", since), COLUMNS, rows, widths=WIDTHS)


def _row(change: Change, scenario: Scenario) -> tuple[Value, ...]:
    activity = scenario.activity_of.get(change.slot.activity)
    return (
        change.word,
        doctor_name(change.slot.doctor, scenario),
        activity.title if activity else change.slot.activity,
        when(change.before) if change.before else "",
        when(change.now) if change.now else "",
    )
