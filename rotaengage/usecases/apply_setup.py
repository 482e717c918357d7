"""Lay the setup workbook over the rota: it completes people, settles codes, and speaks of doctors by name."""

from collections.abc import Iterable
from typing import TypeVar

from rotaengage.domain.activity import Activity
from rotaengage.domain.codes import CodeSource, ShiftCode
from rotaengage.domain.duty import Duty
from rotaengage.domain.entitlement import Debt, Entitlement
from rotaengage.domain.issue import Issue, Severity
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.rota import Rota
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.setup import Setup
from rotaengage.usecases.names import nearest, same_name

KEPT = ("id", "name", "source")
Row = TypeVar("Row", CoverRequirement, Entitlement)


def apply_setup(rota: Rota, setup: Setup) -> tuple[Rota, Setup, tuple[Issue, ...]]:
    """The rota completed, the setup with doctors' ids instead of names, and who could not be found."""
    ids = _ids(rota.doctors)
    issues = [_stranger(d, rota) for d in setup.doctors if same_name(d.name) not in ids]
    told = {i: d for d in setup.doctors for i in ids.get(same_name(d.name), ())}
    doctors = tuple(_completed(d, told.get(d.id)) for d in rota.doctors)
    codes = {_plain(c.code): c for c in setup.codes}
    duties = tuple(_settled(d, codes, rota) for d in rota.duties)
    whole = rota.changed(doctors=doctors, duties=duties, codes=_codes(rota, codes))
    placed = setup.model_copy(
        update={
            "cover": tuple(_with_ids(c, ids, issues) for c in setup.cover),
            "activities": tuple(_invited_ids(a, ids, issues) for a in setup.activities),
            "entitlements": tuple(_with_ids(e, ids, issues) for e in setup.entitlements),
            "debts": tuple(d for debt in setup.debts for d in _owed_to(debt, ids, issues)),
        }
    )
    return whole, placed, tuple(issues)


def _ids(doctors: Iterable[Doctor]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for doctor in doctors:
        found.setdefault(same_name(doctor.name), []).append(doctor.id)
    return found


def _completed(doctor: Doctor, told: Doctor | None) -> Doctor:
    if told is None:
        return doctor
    said = {name: getattr(told, name) for name in told.model_fields_set if name not in KEPT}
    return doctor.model_copy(update=said)


def _plain(code: str) -> str:
    return " ".join(code.casefold().split())


def _settled(duty: Duty, codes: dict[str, ShiftCode], rota: Rota) -> Duty:
    code = codes.get(_plain(duty.code or ""))
    if code is None or duty.day is None:
        return duty
    span = code.span_on(duty.day, rota.zone)
    return duty._replace(kind=code.kind, span=span or duty.span)


def _codes(rota: Rota, codes: dict[str, ShiftCode]) -> tuple[ShiftCode, ...]:
    """The codes as the rota spells them, with what the setup says of them."""
    out: list[ShiftCode] = []
    for code in rota.codes:
        told = codes.get(_plain(code.code))
        if told is None:
            out.append(code)
            continue
        update = {"code": code.code, "count": code.count, "cell": code.cell, "source": CodeSource.SETUP}
        out.append(told.model_copy(update=update))
    return tuple(out)


def _stranger(doctor: Doctor, rota: Rota) -> Issue:
    near = nearest(doctor.name, (d.name for d in rota.doctors))
    return Issue(
        code="UC102",
        severity=Severity.QUESTION,
        where=str(doctor.source) if doctor.source else "setup",
        says=f"{doctor.name} is in the setup workbook and not on the rota.",
        cure=f"Write the name as the rota does{f', perhaps {near}' if near else ''}, or remove the row.",
        suggestions=(near,) if near else (),
        key=f"name|{same_name(doctor.name)}",
    )


def _who(who: Who, where: str, ids: dict[str, list[str]], issues: list[Issue]) -> Who:
    found: set[str] = set()
    for name in sorted(who.doctors):
        known = ids.get(same_name(name), [])
        found.update(known)
        if not known:
            cure = "Write the name as the rota does."
            says = f"{name} is named here and is not on the rota."
            issues.append(Issue(code="UC103", severity=Severity.WARNING, where=where, says=says, cure=cure))
    return who.model_copy(update={"doctors": frozenset(found or who.doctors)})


def _with_ids(row: Row, ids: dict[str, list[str]], issues: list[Issue]) -> Row:
    return row.model_copy(update={"who": _who(row.who, str(row.source or row.id), ids, issues)})


def _invited_ids(activity: Activity, ids: dict[str, list[str]], issues: list[Issue]) -> Activity:
    who = _who(activity.invited, str(activity.source or activity.id), ids, issues)
    must = tuple(
        frozenset(i for word in words for i in ids.get(same_name(word), [word])) for words in activity.must_attend
    )
    return activity.model_copy(update={"invited": who, "must_attend": must})


def _owed_to(debt: Debt, ids: dict[str, list[str]], issues: list[Issue]) -> list[Debt]:
    """The debt under its doctor's id; none where the name is not on the rota, or is that of two people."""
    found = ids.get(same_name(debt.doctor), [])
    if len(found) != 1:
        issues.append(_no_creditor(debt, twice=bool(found)))
        return []
    return [debt.model_copy(update={"doctor": found[0]})]


def _no_creditor(debt: Debt, *, twice: bool) -> Issue:
    what = "is the name of two people on the rota" if twice else "is not on the rota"
    return Issue(
        code="UC104",
        severity=Severity.WARNING,
        where=str(debt.source) if debt.source else "setup",
        says=f"{debt.doctor} {what}, so {debt.minutes} minutes carried over are owed to nobody.",
        cure="Tell the two apart on the rota." if twice else "Write the name as the rota does.",
    )
