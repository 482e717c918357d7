"""Lines of the setup workbook as nouns: doctors, shift codes, cover."""

from datetime import time
from typing import Any

from importers.setup_table import Line
from rotaengage.domain.codes import TRAITS, CodeSource, DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.grades import Tier
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.preferred import Preferred
from rotaengage.domain.service import CoverRequirement

BY_DAY = frozenset(
    {
        DutyKind.STANDARD_DAY,
        DutyKind.EARLY,
        DutyKind.CLINIC,
        DutyKind.THEATRE,
        DutyKind.TEACHING,
        DutyKind.SELF_DEVELOPMENT,
        DutyKind.SPA,
        DutyKind.ADMIN,
        DutyKind.INDUCTION,
        DutyKind.ENGAGEMENT,
    }
)
"""Kinds of duty that do not run past midnight."""


def who_of(line: Line) -> Who:
    """The choice of doctors on a line."""
    named: dict[str, Any] = line.take("grades", "skills", "roles", "teams", "sites", "doctors")
    if "tiers" in line.values:
        named["tiers"] = frozenset(Tier(t) for t in line.values["tiers"])
    return Who(**named)


def preferred_of(line: Line) -> Preferred:
    """When the line would like time to be; a mistake where the hours are the wrong way round."""
    earliest, latest = line.values.get("prefers_earliest"), line.values.get("prefers_latest")
    if earliest is not None and latest is not None and latest <= earliest:
        line.wrong("prefers_latest", "SB304", start=f"{earliest:%H:%M}", end=f"{latest:%H:%M}")
    return Preferred(weekdays=line.values.get("prefers_weekdays", frozenset()), earliest=earliest, latest=latest)


def doctor(line: Line) -> Doctor | None:
    """A doctor, with only the filled fields set (see model_fields_set), so that the rota's word stays elsewhere."""
    values = line.take(
        "name", "contract", "wte", "non_working_days", "roles", "skills", "team", "site", "line",
        "post_from", "post_to", "counts_to_cover",
    )  # fmt: skip
    if "grade" in line.values:
        values["grade"], values["grade_text"] = line.values["grade"]
    if "tier" in line.values:
        values["tier"] = Tier(line.values["tier"])
    prefers = preferred_of(line)
    if prefers.asks:
        values["prefers"] = prefers
    first, last = values.get("post_from"), values.get("post_to")
    if first and last and last < first:
        line.wrong("post_to", "SB303", first=f"{first:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")
    return None if line.bad else Doctor(id=values["name"], source=line.start, **values)


def shift_code(line: Line) -> ShiftCode | None:
    """A shift code and what it means."""
    if "kind" in line.values and not line.bad:
        _check_times(line, DutyKind(line.values["kind"]))
    _check_release(line)
    if line.bad:
        return None
    values = line.take("code", "start", "end", "title", "covers", "releasable")
    if "release" in line.values:
        values["release"] = ReleaseClass(line.values["release"])
    return ShiftCode(kind=DutyKind(line.values["kind"]), source=CodeSource.SETUP, cell=line.start, **values)


def _check_times(line: Line, kind: DutyKind) -> None:
    start, end = line.values.get("start"), line.values.get("end")
    if (start is None) != (end is None):
        line.wrong("end" if end is None else "start", "SB313")
    elif start is not None and end is not None and kind in BY_DAY and end <= start and end != time(0):
        line.wrong("end", "SB304", start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    elif start is None and TRAITS[kind].covers:
        line.remark("start", "SB401", text=line.values["code"])


def _check_release(line: Line) -> None:
    """A class and the two yes-or-no columns must not say opposite things."""
    release = line.values.get("release")
    if release == ReleaseClass.C0 and line.values.get("covers"):
        line.wrong("release", "SB323", release=release, heading="Counts to cover")
    if release == ReleaseClass.C5 and line.values.get("releasable"):
        line.wrong("release", "SB323", release=release, heading="Can be released")


def cover(line: Line) -> CoverRequirement | None:
    """A cover requirement."""
    minimum, preferred = line.values.get("minimum"), line.values.get("preferred")
    if minimum is not None and preferred is not None and preferred < minimum:
        line.wrong("preferred", "SB302", preferred=preferred, minimum=minimum)
    start, end = "start" in line.values, "end" in line.values
    if start != end and not line.bad:
        line.wrong("start" if end else "end", "SB313")
    if line.bad:
        return None
    values = line.take("id", "title", "weekdays", "dates", "start", "end", "minimum", "preferred", "basis")
    return CoverRequirement(who=who_of(line), source=line.start, **values)
