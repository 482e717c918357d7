"""The words of job plans: categories, sessions, weekdays, how often, numbers of PAs."""

import re
from datetime import date, datetime, time
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from importers.grid import Value
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.jobplan import Category, Session

_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"tues": 1, "weds": 2, "wed": 2, "thur": 3, "thurs": 3}

_TOKENS = {
    "dcc": Category.DCC,
    "spa": Category.SPA,
    "anr": Category.ANR,
    "ar": Category.ANR,
    "nhsr": Category.ANR,
    "ed": Category.ED,
    "er": Category.ED,
    "es": Category.ES,
    "apa": Category.APA,
    "epa": Category.APA,
    "pp": Category.PRIVATE,
    "travel": Category.TRAVEL,
    "off": Category.OFF,
}
_SAFE_ALONE = frozenset({"dcc", "spa", "anr", "apa", "epa", "travel", "off"})
"""Tokens that mean one thing wherever they stand. ED, ES, AR and PP mean others in a free text (domain notes C.2)."""

_NAMES = (
    (r"direct clinical care|direct patient care", Category.DCC),
    (r"supporting professional activit\w+|supporting activit\w+|core spa|spa time", Category.SPA),
    (r"additional (nhs )?responsibilit\w+", Category.ANR),
    (r"external dut\w+|other external", Category.ED),
    (r"educational supervis\w+", Category.ES),
    (r"(additional|extra) (programmed activit\w+|pas?)", Category.APA),
    (r"private practice|private patients?|private work|private", Category.PRIVATE),
    (r"travel(ling)?( time)?", Category.TRAVEL),
    (r"(day )?off|non[- ]?working( day)?|nwd|not working|free|none|lunch( break)?|break", Category.OFF),
)
_GUESSES = (
    (r"educational supervis|\btrainee supervis", Category.ES),
    (r"clinical director|clinical lead|guardian|governance lead|caldicott|audit lead|college tutor", Category.ANR),
    (r"\blnc\b|royal college|\bgmc\b|\bnice\b|trade union|\bbma\b|appointments? panel", Category.ED),
    (r"\bcpd\b|audit|appraisal|governance|teaching|research|job planning|revalidation|mandatory training|\bqi\b",
     Category.SPA),
    (r"clinic|theatre|\blist\b|ward round|ward work|\bmdt\b|on[- ]?call|endoscop|patient admin|clinical admin|admin"
     r"|operating|take|referrals?|cath lab|emergency|ward|scope|ultrasound|reporting|assessment|triage", Category.DCC),
    (r"travel", Category.TRAVEL),
)  # fmt: skip
_KINDS = (
    (r"resident on[- ]?call|\bnight", DutyKind.RESIDENT_ON_CALL),
    (r"on[- ]?call", DutyKind.NON_RESIDENT_ON_CALL),
    (r"clinic|endoscop|scope", DutyKind.CLINIC),
    (r"theatre|operating|\blist\b|cath lab", DutyKind.THEATRE),
    (r"admin", DutyKind.ADMIN),
    (r"ward|take|triage|assessment", DutyKind.STANDARD_DAY),
)
_SESSIONS = (
    (r"a\.?m\.?|mornings?", Session.AM),
    (r"p\.?m\.?|afternoons?", Session.PM),
    (r"eve\.?|evenings?|night", Session.EVE),
)
_NUMBER = re.compile(
    r"(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:x\s*)?(?:pa'?s?|sessions?|programmed activit\w+)?\.?", re.IGNORECASE
)
_ONE_IN = re.compile(
    r"(?:1|one)\s*(?::|in|/|every)\s*(\d{1,2})|every (\d{1,2})(?:th|rd|nd)? weeks?|(\d{1,2})[- ]?weekly"
)
_ALTERNATE = re.compile(
    r"alt\w*( weeks?)?|fortnightly|bi-?weekly|every (other|second|2nd) week|every two weeks|2[- ]weekly"
)
_WEEKLY = re.compile(r"weekly|every week|each week|every|all weeks?|1|1:1|1 in 1|per week|w")
_WEEKS = re.compile(
    r"(?:w(?:ee)?ks?|w)\.?\s*((?:\d{1,2})(?:\s*(?:&|,|\+|/|and|-)\s*\d{1,2})*)(?:\s*(?:of|/)\s*(\d{1,2}))?\b"
)
_A_YEAR = re.compile(r"(\d{1,3})\s*(?:x|times|weeks?|sessions?)?\s*(?:per|a|/|each)\s*(?:yr|year|annum)")
WEEKS_A_YEAR = 42
MEMORY = 4096


class Often(NamedTuple):
    """How often: weeks of a cycle (and its length where said), or a share of weeks; sure is False for a guess."""

    weeks: frozenset[int] = frozenset()
    every: Fraction = Fraction(1)
    cycle: int | None = None
    sure: bool = True


def plain(text: str) -> str:
    """Lower case, single white space, no colon behind."""
    return " ".join(text.casefold().replace("\u2013", "-").replace("\u2014", "-").split()).strip(" :.*")


@lru_cache(MEMORY)
def weekday_of(text: str) -> int | None:
    """A weekday that stands alone, by its English name or at least three letters of it."""
    word = plain(text).rstrip("s") if len(plain(text)) > 6 else plain(text)
    if word in _SHORT:
        return _SHORT[word]
    found = [n for n, name in enumerate(_FULL) if len(word) >= 3 and name.startswith(word)]
    return found[0] if len(found) == 1 else None


@lru_cache(MEMORY)
def session_of(text: str) -> Session | None:
    """AM, PM or evening, where a text says nothing else (times in it were taken out before)."""
    word = re.sub(r"\bsession\b", "", plain(text)).strip(" ()-,")
    return next((session for pattern, session in _SESSIONS if re.fullmatch(pattern, word)), None)


@lru_cache(MEMORY)
def category_named(text: str) -> Category | None:
    """The category that a whole text names: a token or its words, as a column of categories holds it."""
    word = plain(re.sub(r"\((\w+)\)$", "", text.strip()))
    word = re.sub(r"^(total|core|weekly)\s+|\s+(pas?|total|time|activit(y|ies)|sessions?)$", "", word).strip(" :()")
    if word in _TOKENS:
        return _TOKENS[word]
    return next((category for pattern, category in _NAMES if re.fullmatch(pattern, word)), None)


@lru_cache(MEMORY)
def category_alone(text: str) -> Category | None:
    """The same, for a text that stands in no column of categories: tokens with two meanings are left alone."""
    word = plain(text)
    return None if word in _TOKENS and word not in _SAFE_ALONE else category_named(text)


def category_token(text: str) -> Category | None:
    """The category of a token in brackets or behind a dash."""
    return _TOKENS.get(plain(text).strip("()[] "))


def is_safe_token(text: str) -> bool:
    """Whether a token means one thing without brackets around it."""
    return plain(text).strip("()[] ") in _SAFE_ALONE


def guess_category(text: str) -> Category:
    """The category that the words of an activity suggest, UNKNOWN where none. Never to be believed alone."""
    word = plain(text)
    return next((category for pattern, category in _GUESSES if re.search(pattern, word)), Category.UNKNOWN)


def kind_of(category: Category, text: str) -> DutyKind:
    """The kind of duty that an activity is on a rota."""
    fixed = {
        Category.SPA: DutyKind.SPA,
        Category.OFF: DutyKind.OFF,
        Category.PRIVATE: DutyKind.UNAVAILABLE,
        Category.ES: DutyKind.TEACHING,
    }
    by_word = next((kind for pattern, kind in _KINDS if re.search(pattern, plain(text))), DutyKind.OTHER_WORK)
    return fixed.get(category, by_word if category in (Category.DCC, Category.APA) else DutyKind.OTHER_WORK)


def number_of(value: Value) -> Fraction | None:
    """A number of PAs or hours from 0 to 400: 7.5, '7,5', '1.5 PAs'; None where it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        number = Fraction(str(round(value, 4)))
    elif isinstance(value, str) and (match := _NUMBER.fullmatch(value.strip())):
        number = Fraction(match[1].replace(",", "."))
    else:
        return None
    return number if 0 <= number <= 400 else None


def often_of(value: Value) -> Often | None:
    """How often a row happens; None where the words are not known.

    A spreadsheet turns 1:4 into four minutes past one and 1/4 into the first of April: both are read back, the second
    as a guess.
    """
    if isinstance(value, datetime | date):
        return Often(every=Fraction(1, value.month), sure=False) if value.day == 1 and value.month > 1 else None
    if isinstance(value, time):
        return Often(every=Fraction(1, value.minute)) if value.hour == 1 and value.minute else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        share = Fraction(str(round(value, 4)))
        return Often(every=share) if 0 < share <= 1 else None
    return often_in(plain(value)) if isinstance(value, str) else None


@lru_cache(MEMORY)
def often_in(text: str) -> Often | None:
    """How often by words that say nothing else: '1:4', 'wk 1&3', 'alt', 'monthly', '10 a year'."""
    word = text.strip(" ()[]")
    if _WEEKLY.fullmatch(word) or not word:
        return Often()
    if match := _WEEKS.fullmatch(word):
        return Often(weeks=_listed(match[1]), cycle=int(match[2]) if match[2] else None)
    if _ALTERNATE.fullmatch(word):
        return Often(every=Fraction(1, 2))
    if match := _ONE_IN.fullmatch(word):
        number = int(match[1] or match[2] or match[3])
        return Often(every=Fraction(1, number)) if number else None
    if match := _A_YEAR.fullmatch(word):
        return Often(every=Fraction(int(match[1]), WEEKS_A_YEAR))
    return Often(every=Fraction(12, 52), sure=False) if word in ("monthly", "once a month", "1 a month") else None


def _listed(text: str) -> frozenset[int]:
    found: set[int] = set()
    for part in re.split(r"\s*(?:&|,|\+|/|and)\s*", text):
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(n for n in found if 1 <= n <= 52)


@lru_cache(MEMORY)
def week_of(text: str) -> int | None:
    """The number of a heading such as 'Week 2' or 'Wk 2 of 4'."""
    match = re.fullmatch(r"w(?:ee)?k\.?(?: no\.?)?\s*(\d{1,2})\b.{0,30}", plain(text))
    return int(match[1]) if match and 1 <= int(match[1]) <= 52 else None
