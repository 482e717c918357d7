"""Answers to questions about job plans and leave lists: what may be said under each key."""

import re

from importers.setup_times import day_of
from rotaengage.domain.codes import LEAVE
from rotaengage.domain.issue import UserError
from rotaengage.domain.jobplan import Category
from rotaengage.rules.packs.job_plans import contracts


def _category(key: str, text: str) -> str:
    known = {c.value.casefold(): c.value for c in Category if c is not Category.UNKNOWN}
    return _of(known, key, text)


def _leave(key: str, text: str) -> str:
    return _of({k.value.replace("_", " "): k.value for k in LEAVE}, key, text.replace("_", " "))


def _contract(key: str, text: str) -> str:
    return _of({c: c for c in contracts()}, key, text)


def _of(known: dict[str, str], key: str, text: str) -> str:
    found = known.get(" ".join(text.casefold().split()))
    if found is None:
        raise UserError(f"{text or 'nothing'} is no answer to this", key, f"say one of {', '.join(known)}")
    return found


_SESSION = r"\s*(am|pm|eve)\s+\d{1,2}:?\d{2}\s*-\s*\d{1,2}:?\d{2}\s*"


def _sessions(key: str, text: str) -> str:
    if re.fullmatch(f"{_SESSION}(,{_SESSION})*", text.casefold()):
        return text
    raise UserError(f"{text or 'nothing'} gives no times", key, "write AM 08:00-12:00, PM 13:00-17:00")


def _weeks(key: str, text: str) -> str:
    if text.isdigit() and 1 <= int(text) <= 52:
        return text
    raise UserError(f"{text or 'nothing'} is no number of weeks", key, "write a number from 1 to 52")


def _day(key: str, text: str) -> str:
    found = day_of(text)
    if found is None:
        raise UserError(f"{text or 'nothing'} is no date", key, "write it such as 2026-08-03")
    return found.isoformat()


def _name(key: str, text: str) -> str:
    if not any(ch.isalpha() for ch in text):
        raise UserError(f"{text or 'nothing'} is no name", key, "write the doctor's name as on the rota")
    return text


LIST_CHECKS = {
    "job-category": _category,
    "job-contract": _contract,
    "job-sessions": _sessions,
    "job-cycle": _weeks,
    "job-anchor": _day,
    "job-name": _name,
    "leave-kind": _leave,
}
"""By the part of a key before the colon; each takes key and text, returns what is kept, or raises UserError."""
