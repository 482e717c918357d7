"""Lay the setup workbook over the rota: it completes people, settles codes, and speaks of doctors by name."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
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

_NOBODY: Mapping[str, str] = MappingProxyType({})
KEPT = ("id", "name", "source")
Row = TypeVar("Row", CoverRequirement, Entitlement)


def apply_setup(
    rota: Rota, setup: Setup, aliases: Mapping[str, str] = _NOBODY
) -> tuple[Rota, Setup, tuple[Issue, ...]]:
    """The rota completed, the setup with doctors' ids instead of names, and who could not be found.

    aliases: whom a person said that a name of the debts means.
    """
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
            "debts": tuple(d for debt in setup.debts for d in _owed_to(debt, ids, issues, rota, aliases)),
        }
    )
    return whole, placed, tuple(issues)


def _ids(doctors: Sequence[Doctor]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for doctor in doctors:
        found.setdefault(same_name(doctor.name), []).append(doctor.id)
    for doctor in doctors:  # a setup that was laid over a rota before speaks of ids
        found.setdefault(same_name(doctor.id), [doctor.id])
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


def _owed_to(
    debt: Debt, ids: dict[str, list[str]], issues: list[Issue], rota: Rota, aliases: Mapping[str, str]
) -> list[Debt]:
    """The debt under its doctor's id; still under its name where it is asked who is meant; none where nobody is."""
    found = ids.get(same_name(aliases.get(debt.doctor, debt.doctor)), [])
    if len(found) == 1:
        return [debt.model_copy(update={"doctor": found[0]})]
    asked = debt.source is None and not found and debt.doctor not in aliases
    near = nearest(debt.doctor, (d.name for d in rota.doctors)) if asked else ""
    issues.append(_whose(debt, near) if near else _no_creditor(debt, twice=bool(found)))
    return [debt] if near else []


def _no_creditor(debt: Debt, *, twice: bool) -> Issue:
    """Nobody's debt; that a doctor of an earlier workspace has left since is no fault."""
    what = "is the name of two people on the rota" if twice else "is not on the rota"
    return Issue(
        code="UC104",
        severity=Severity.WARNING if debt.source is not None or twice else Severity.NOTE,
        where=str(debt.source) if debt.source else debt.basis or "setup",
        says=f"{debt.doctor} {what}, so {debt.minutes} minutes carried over are owed to nobody.",
        cure="Tell the two apart on the rota." if twice else "Write the name as the rota does.",
    )


def _whose(debt: Debt, near: str) -> Issue:
    """A doctor of an earlier workspace who may be one who is written otherwise here."""
    return Issue(
        code="UC105",
        severity=Severity.QUESTION,
        where=debt.basis or "setup",
        says=f"{debt.doctor} is not on the rota, so {debt.minutes} minutes carried over are owed to nobody yet.",
        cure=f"Say whether {near} is meant.",
        suggestions=(near,),
        key=f"alias:{debt.doctor}",
    )
