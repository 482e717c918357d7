"""Answers to questions by their keys: checked with one sentence, put among the answers, and taken back again.

The part of a key before the colon says what is asked. A reader that asks something new adds one line to CHECKS.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from importers.changeovers import holders_of
from importers.code_answer import code_answer, kind_answer
from importers.list_checks import LIST_CHECKS
from importers.start_dates import day_of
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import ShiftCode
from rotaengage.domain.grades import grade_of
from rotaengage.domain.inspection import Layout
from rotaengage.domain.issue import UserError

AS_READ = "as read"
SOMEONE_ELSE = "someone else"
NO_MEANING = "no meaning"
EVERYWHERE = "everywhere"
ONE = "one"
COUNTS, COUNTS_NOT = "counts", "does not count"
LAYOUTS = (*(layout.value for layout in Layout), "none")

Check = Callable[[str, str], str]
"""Takes a key and what was said; returns the answer as it is kept, or raises UserError."""


def _one_of(*choices: str) -> Check:
    def check(key: str, text: str) -> str:
        plain = " ".join(text.casefold().split())
        if plain not in choices:
            raise UserError(f"{text or 'nothing'} is no answer to this", key, f"say {' or '.join(choices)}")
        return plain

    return check


def _year(key: str, text: str) -> str:
    if not re.fullmatch(r"\d{4}", text) or not 1990 <= int(text) <= 2099:
        raise UserError(f"{text or 'nothing'} is no year", key, "write it in four digits, such as 2026")
    return text


def _month(key: str, text: str) -> str:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})", text)
    if match is None or not 1990 <= int(match[1]) <= 2099 or not 1 <= int(match[2]) <= 12:
        raise UserError(f"{text or 'nothing'} is no month", key, "write year and month, such as 2026-08")
    return f"{match[1]}-{int(match[2]):02d}"


def _day(key: str, text: str) -> str:
    found = day_of(text)
    if found is None:
        raise UserError(f"{text or 'nothing'} is no date", key, "write year, month and day, such as 2026-08-05")
    return found.isoformat()


def _layout(key: str, text: str) -> str:
    plain = re.sub(r"[\s-]+", "_", text.strip().casefold())
    if plain not in LAYOUTS:
        raise UserError(f"{text or 'nothing'} is no layout", key, f"use one of {', '.join(LAYOUTS)}")
    return plain


def _words(key: str, text: str) -> str:
    if not text:
        raise UserError("this answer is empty", key, "say a name, or take the answer back")
    return text


def _colour(key: str, text: str) -> str:
    plain = " ".join(text.casefold().split())
    if plain == NO_MEANING:
        return plain
    bare = plain.removesuffix(EVERYWHERE).strip()
    return kind_answer(bare, key).value + (f" {EVERYWHERE}" if bare != plain else "")


def _band(key: str, text: str) -> str:
    if text.casefold() == NO_MEANING:
        return NO_MEANING
    if grade_of(text) is None:
        raise UserError(f"{text or 'nothing'} is no grade", key, f"write one such as F1, CT2 or ST5, or {NO_MEANING}")
    return text


def _line(key: str, text: str) -> str:
    if text.casefold() == ONE:
        return ONE
    if not holders_of(text, date(2000, 1, 1)):
        cure = f"write it as 'A Okoro until 4 Aug, then B Shah', or {ONE}"
        raise UserError(f"{text or 'nothing'} does not say who holds the line from which day", key, cure)
    return text


CHECKS: dict[str, Check] = {
    "year": _year,
    "order": _one_of("dmy", "mdy"),
    "month": _month,
    "layout": _layout,
    "alias": _words,
    "cell": _words,
    "twins": _one_of("one", "two"),
    "struck": _words,
    "colour": _colour,
    "band": _band,
    "cover": _one_of(COUNTS, COUNTS_NOT),
    "line": _line,
    "start": _day,
    "until": _day,
    "rotates": _one_of("yes", "no"),
    "holder": _words,
    **LIST_CHECKS,
}
CHECKED = (*CHECKS, "code")


def checked(key: str, value: str) -> str:
    """The answer to a key as it is kept. UserError where it cannot be one, or nothing is asked by such a key."""
    kind, _, _ = key.partition(":")
    if kind not in CHECKS:
        known = ", ".join(k if k in ("year", "order") else f"{k}:..." for k in CHECKED)
        raise UserError("nothing is asked by this key", key, f"keys are {known}")
    return CHECKS[kind](key, " ".join(value.split()))


def settle(answers: Answers, key: str, value: str) -> Answers:
    """The answers with one more, in place of an earlier one. UserError in one sentence where it is no answer."""
    kind, _, about = key.partition(":")
    if kind == "code" and about:
        return _settle_code(answers, key, about, value)
    said = checked(key, value)
    if kind == "year":
        return answers.changed(year=int(said))
    if kind == "layout":
        return answers.changed(layouts={**answers.layouts, about: said})
    if kind == "alias":
        return answers.changed(aliases={**answers.aliases, about: about if said == SOMEONE_ELSE else said})
    return answers.changed(kept={**answers.kept, key: said})


def _settle_code(answers: Answers, key: str, code: str, value: str) -> Answers:
    before = take_back(answers, key)
    if " ".join(value.casefold().split()) == AS_READ:
        return before.changed(kept={**before.kept, key: AS_READ})
    said = code_answer(code, value)
    return before.changed(codes=(*before.codes, said))


def take_back(answers: Answers, key: str) -> Answers:
    """The answers without the one to a key, so that its question is asked again. Nothing happens without one."""
    kind, _, about = key.partition(":")
    update: dict[str, Any] = {"kept": _without(answers.kept, key)}
    if kind == "year":
        update["year"] = None
    elif kind == "code":
        update["codes"] = tuple(c for c in answers.codes if not _same(c, about))
    elif kind == "layout":
        update["layouts"] = _without(answers.layouts, about)
    elif kind == "alias":
        update["aliases"] = _without(answers.aliases, about)
    return answers.changed(**update)


def _without(table: Mapping[str, str], key: str) -> dict[str, str]:
    return {k: v for k, v in table.items() if k != key}


def _same(code: ShiftCode, text: str) -> bool:
    return code.code == text


def keys_of(answers: Answers) -> tuple[str, ...]:
    """The key of every answer, in the order in which they are kept."""
    first = ("year",) if answers.year is not None else ()
    codes = (f"code:{c.code}" for c in answers.codes)
    tables = [*(f"layout:{k}" for k in answers.layouts), *(f"alias:{k}" for k in answers.aliases), *answers.kept]
    return (*first, *codes, *tables)


def for_next_month(answers: Answers) -> Answers:
    """What holds for the department and not only for this workbook: the month of its days is asked for again."""
    kept = {k: v for k, v in answers.kept.items() if not k.startswith("month:")}
    return answers.changed(kept=kept)
