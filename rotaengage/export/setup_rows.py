"""Setup nouns as rows of the setup workbook: column key and value."""

from collections.abc import Iterable
from datetime import time
from enum import StrEnum
from typing import Any

from rotaengage.domain.activity import WEEKDAYS, Activity, ActivityForm
from rotaengage.domain.backfill import BackfillOffer
from rotaengage.domain.codes import STANDING, ShiftCode
from rotaengage.domain.entitlement import Entitlement
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.preferred import Preferred
from rotaengage.domain.quorum_groups import named
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.setup import Setup
from rotaengage.domain.setup_sheets import (
    ACTIVITIES,
    BACKFILL,
    CARRIED,
    CODES,
    COVER,
    DAY_NAMES,
    DOCTORS,
    ENTITLEMENTS,
    LIMITS,
    ROOMS,
)

Row = dict[str, Any]


def rows_of(setup: Setup) -> dict[str, list[Row]]:
    """Rows by sheet name; None is an empty cell."""
    return {
        DOCTORS.name: [_doctor(d) for d in setup.doctors],
        CODES.name: [_code(c) for c in setup.codes],
        COVER.name: [_cover(r) for r in setup.cover],
        ACTIVITIES.name: [_activity(a) for a in setup.activities],
        ENTITLEMENTS.name: [_entitlement(e) for e in setup.entitlements],
        CARRIED.name: [
            {key: getattr(d, key) for key in ("doctor", "activity", "minutes", "basis")} for d in setup.debts
        ],
        ROOMS.name: [_room(r) for r in setup.rooms],
        LIMITS.name: [
            {
                "setting": s.setting.value,
                "value": s.groups.value if s.groups else s.day if s.amount is None else s.amount,
            }
            for s in setup.limits
        ],
        BACKFILL.name: [_offer(o) for o in setup.backfill],
    }


def weekday_words(days: frozenset[int]) -> str:
    """Weekdays as a person writes them: daily, Mon-Fri, or a list."""
    if len(days) == 7:
        return "daily"
    return "Mon-Fri" if days == WEEKDAYS else ", ".join(DAY_NAMES[d] for d in sorted(days))


def list_words(items: Iterable[str]) -> str | None:
    """A list in one cell: commas between, or semicolons where an item holds a comma itself."""
    ordered = sorted(items)
    if any("," in item for item in ordered):
        return "; ".join(ordered) + (";" if len(ordered) == 1 else "")
    return ", ".join(ordered) or None


def _word(value: StrEnum) -> str:
    return value.value.replace("_", " ")


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def _who(who: Who) -> Row:
    return {
        "tiers": list_words(_word(t) for t in who.tiers),
        "grades": list_words(g.value for g in who.grades),
        "skills": list_words(who.skills),
        "roles": list_words(who.roles),
        "teams": list_words(who.teams),
        "sites": list_words(who.sites),
        "doctors": list_words(who.doctors),
    }


def _known(value: StrEnum) -> str | None:
    return None if value.name == "UNKNOWN" else _word(value)


def _doctor(doctor: Doctor) -> Row:
    plain = ("name", "contract", "wte", "team", "site", "line", "post_from", "post_to")
    return {key: getattr(doctor, key) for key in plain} | {
        "grade": doctor.grade_text or _known(doctor.grade),
        "tier": _known(doctor.tier),
        "non_working_days": weekday_words(doctor.non_working_days) or None,
        "roles": list_words(doctor.roles),
        "skills": list_words(doctor.skills),
        "counts_to_cover": _yes_no(doctor.counts_to_cover),
        **_preferred(doctor.prefers),
    }


def _preferred(preferred: Preferred) -> Row:
    return {
        "prefers_weekdays": weekday_words(preferred.weekdays) or None,
        "prefers_earliest": preferred.earliest,
        "prefers_latest": preferred.latest,
    }


def _room(room: MeetingRoom) -> Row:
    plain = {key: getattr(room, key) for key in ("name", "seats", "latest")}
    return plain | {"weekdays": weekday_words(room.weekdays), "earliest": room.earliest}


def _code(code: ShiftCode) -> Row:
    plain = {key: getattr(code, key) for key in ("code", "start", "end", "title")}
    return plain | {
        "kind": _word(code.kind),
        "covers": _yes_no(code.covers),
        "releasable": _yes_no(code.releasable),
        "release": code.release and code.release.value,
    }


def _cover(need: CoverRequirement) -> Row:
    whole_day = need.start == need.end == time(0)
    plain = {key: getattr(need, key) for key in ("id", "title", "minimum", "preferred", "basis")}
    return {
        **plain,
        **_who(need.who),
        "weekdays": weekday_words(need.weekdays),
        "dates": ", ".join(f"{d:%d/%m/%Y}" for d in sorted(need.dates)) or None,
        "start": None if whole_day else need.start,
        "end": None if whole_day else need.end,
    }


_OPEN = ("purpose", "in_scope", "out_of_scope", "how_to_contribute", "others_taking_part", "how_decided", "how_told")


def _activity(activity: Activity) -> Row:
    plain = ("id", "title", *_OPEN, "decision_date", "feedback_date", "lead_days", "place")
    window, quorum = activity.window, activity.quorum
    return {
        **{key: getattr(activity, key) for key in plain},
        **_who(activity.invited),
        **{key: getattr(window, key) for key in ("first_day", "last_day", "earliest", "latest")},
        "form": _word(activity.form),
        "method": _word(activity.method),
        "weekdays": weekday_words(window.weekdays),
        "quorum": quorum.total,
        "groups": list_words(_wanted(group, least) for group, least in quorum.by_group.items()),
        "duration": activity.duration_minutes,
        "block_least": activity.block_least_minutes,
        "block_most": activity.block_most_minutes,
        **_preferred(activity.preferred),
        **_pattern(activity),
    }


def _wanted(group: str, least: int) -> str:
    """A group and how many of it; with colons where its name has one at an end, which would be read as one between."""
    shared, name = named(group)
    if shared is not None and (name[0] in ":=" or name[-1] in ":="):
        return f"{shared.value}: {name}: {least}"
    return f"{group} {least}"


def _pattern(activity: Activity) -> Row:
    standing, event = activity.standing, activity.form is ActivityForm.EVENT
    return {
        "apart": activity.least_days_apart or None,
        "gap": activity.longest_gap_days,
        "standing": None if event or standing == STANDING else list_words(_word(k) for k in standing),
        "covers": _yes_no(activity.counts_to_cover or None),
        "must": deputy_words(activity.must_attend),
        "every": activity.every_weeks,
        "sittings": None if activity.sittings == 1 else activity.sittings,
    }


def deputy_words(sets: Iterable[frozenset[str]]) -> str | None:
    """Who must be there in one cell: deputies after 'or'; semicolons where a name holds a comma."""
    items = [" or ".join(sorted(names)) for names in sets]
    if any("," in item for item in items):
        return "; ".join(items) + (";" if len(items) == 1 else "")
    return ", ".join(items) or None


def _offer(offer: BackfillOffer) -> Row:
    plain = ("id", "title", "team", "site", "start", "end", "price")
    return {key: getattr(offer, key) for key in plain} | {
        "tier": _word(offer.tier),
        "grade": _known(offer.grade),
        "skills": list_words(offer.skills),
        "weekdays": weekday_words(offer.weekdays),
        "dates": ", ".join(f"{d:%d/%m/%Y}" for d in sorted(offer.dates)) or None,
        "least": offer.least_minutes,
        "most": offer.most_minutes,
        "most_a_week": offer.most_a_week_minutes,
    }


def _entitlement(owed: Entitlement) -> Row:
    return {
        **{key: getattr(owed, key) for key in ("id", "activity", "minutes", "citation")},
        **_who(owed.who),
        "per": _word(owed.per),
        "pro_rata": _yes_no(owed.pro_rata),
        "accrual": _word(owed.accrual),
    }
