"""Lines of the setup workbook as nouns: activities and entitlements, with what must hold between their fields."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from importers.setup_nouns import preferred_of, who_of
from importers.setup_pattern import check_pattern, pattern
from importers.setup_table import Line
from rotaengage.domain.activity import Activity, ActivityForm, Method, Quorum, Window
from rotaengage.domain.entitlement import Accrual, Entitlement, Per
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.people import Who
from rotaengage.domain.quorum_groups import Shared, named

_OPEN = ("purpose", "in_scope", "out_of_scope", "how_to_contribute", "others_taking_part", "how_decided", "how_told")
_LENGTHS = {"duration": "duration_minutes", "block_least": "block_least_minutes", "block_most": "block_most_minutes"}
_PLAIN = Activity(id="", title="")


def activity(line: Line) -> Activity | None:
    """An activity; a mistake in one field does not hide a mistake between two others."""
    _check_dates(line)
    _check_lengths(line)
    _check_quorum(line)
    check_pattern(line)
    preferred = preferred_of(line)
    if line.bad:
        return None
    form = ActivityForm(line.values["form"])
    usual = Method.INDIVIDUAL if form is ActivityForm.INDIVIDUAL else Method.FORMAL_MEETING
    values: dict[str, Any] = line.take("id", "title", *_OPEN, "decision_date", "feedback_date", "lead_days", "place")
    values |= {field: line.values[key] for key, field in _LENGTHS.items() if key in line.values}
    return Activity(
        form=form,
        method=Method(line.values.get("method", usual)),
        window=Window(**line.take("first_day", "last_day", "weekdays", "earliest", "latest")),
        invited=who_of(line),
        quorum=Quorum(total=line.values.get("quorum", 0), by_group=line.values.get("groups", {})),
        preferred=preferred,
        source=line.start,
        **pattern(line),
        **values,
    )


def _said(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _check_dates(line: Line) -> None:
    first, last, decision, feedback = (
        line.values.get(key) for key in ("first_day", "last_day", "decision_date", "feedback_date")
    )
    lead = line.values.get("lead_days", 0)
    if first and last and last < first:
        line.wrong("last_day", "SB303", first=_said(first), last=_said(last))
    if first and decision and decision < first:
        line.wrong("decision_date", "SB305", decision=_said(decision), first=_said(first))
    elif first and decision and decision - timedelta(days=lead) < first:
        line.wrong("lead_days", "SB306", decision=_said(decision), lead=lead, first=_said(first))
    if decision and feedback and feedback < decision:
        line.wrong("feedback_date", "SB307", feedback=_said(feedback), decision=_said(decision))


def _check_lengths(line: Line) -> None:
    empty = [key for key in _LENGTHS if line.values.get(key) == 0]
    for key in empty:
        line.wrong(key, "SB314", heading={"duration": "Duration"}.get(key, "A piece"))
    least = line.values.get("block_least", _PLAIN.block_least_minutes)
    most = line.values.get("block_most", _PLAIN.block_most_minutes)
    if most < least and not empty:
        line.wrong("block_most" if "block_most" in line.values else "block_least", "SB308", most=most, least=least)
    _check_room(line, least)


def _check_room(line: Line, least: int) -> None:
    """The hours of the day must hold an event, or the shortest piece of individual time."""
    earliest = line.values.get("earliest", _PLAIN.window.earliest)
    latest = line.values.get("latest", _PLAIN.window.latest)
    room = _minutes(latest) - _minutes(earliest)
    event = line.values.get("form") == ActivityForm.EVENT
    needed = line.values.get("duration", _PLAIN.duration_minutes) if event else least
    key = "latest" if "latest" in line.values else "earliest"
    if room <= 0:
        line.wrong(key, "SB304", start=f"{earliest:%H:%M}", end=f"{latest:%H:%M}")
    elif needed > room:
        line.wrong("duration" if event else "block_least", "SB309", minutes=needed, room=room)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _check_quorum(line: Line) -> None:
    """A group that is not invited can never be there."""
    invited = who_of(line)
    for group in line.values.get("groups", {}):
        if not _may_be_invited(group, invited):
            line.wrong("groups", "SB310", group=group)


def _may_be_invited(group: str, invited: Who) -> bool:
    """Whether by the columns of its own kind; who has one skill or role may have another."""
    shared, name = named(group)
    if group in {t.value for t in Tier}:
        return not invited.tiers or Tier(group) in invited.tiers
    if group in {g.value for g in Grade}:
        return not invited.grades or Grade(group) in invited.grades
    among = {Shared.SITE: invited.sites, Shared.TEAM: invited.teams}.get(shared) if shared else None
    return not among or name in among


def name_entitlements(lines: Iterable[Line]) -> None:
    """An entitlement without an id is called after its activity and its number on the sheet."""
    for number, line in enumerate(lines, 1):
        if "activity" in line.values:
            line.values.setdefault("id", f"{line.values['activity']}-{number}")


def entitlement(line: Line) -> Entitlement | None:
    """An entitlement."""
    if line.bad:
        return None
    return Entitlement(
        who=who_of(line),
        per=Per(line.values.get("per", Per.WEEK)),
        accrual=Accrual(line.values.get("accrual", Accrual.EXCLUDES_LEAVE)),
        source=line.start,
        **line.take("id", "activity", "minutes", "pro_rata", "citation"),
    )
