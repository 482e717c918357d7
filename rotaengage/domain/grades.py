"""Grade (what a doctor is), cover tier (what they cover here): two fields, never one from the other in secret."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Grade(StrEnum):
    """Canonical grades; domain notes F.5."""

    F1 = "F1"
    F2 = "F2"
    CORE = "CORE"
    IMT3 = "IMT3"
    GPST = "GPST"
    HST = "HST"
    LED = "LED"
    SAS = "SAS"
    CONSULTANT = "CONS"
    POST_CCT = "POST-CCT"
    ACADEMIC = "ACAD"
    NON_MEDICAL = "NON-MED"
    STUDENT = "STUDENT"
    UNKNOWN = "UNKNOWN"


class Tier(StrEnum):
    """Who covers what: the tier a doctor fills on this rota."""

    FIRST = "first"
    SHO = "sho"
    REGISTRAR = "registrar"
    SENIOR = "senior"
    NONE = "none"
    UNKNOWN = "unknown"


RANKS = {Tier.NONE: -1, Tier.UNKNOWN: 0, Tier.FIRST: 1, Tier.SHO: 2, Tier.REGISTRAR: 3, Tier.SENIOR: 4}
"""Who may stand in for whom: a greater or the same rank; whoever is in no tier stands in for nobody."""


class GradeReading(NamedTuple):
    """A grade as read from text, with the tier that usually goes with it; sure is False where a person must confirm."""

    grade: Grade
    tier: Tier
    sure: bool


_RULES: tuple[tuple[str, Grade, Tier, bool], ...] = (
    (r"(f|fy|fho|fp|fiy)\s?1|prho|house officer|ho", Grade.F1, Tier.FIRST, True),
    (r"(f|fy|fho|fp)\s?2", Grade.F2, Tier.SHO, True),
    (r"(imt|im|imy)\s?3", Grade.IMT3, Tier.REGISTRAR, False),
    (r"gpst\s?\d?|gpvts|gpr|gp registrar|gpt", Grade.GPST, Tier.SHO, True),
    (r"ct\s?[1-3]|st\s?[12]|cst|cmt|accs|bbt|(imt|im|imy)\s?[12]?|core", Grade.CORE, Tier.SHO, True),
    (r"st\s?[3-8]\+?|str|spr|hst|reg|registrar|med reg|lat|las|pgdoc", Grade.HST, Tier.REGISTRAR, True),
    (r"(fy|f)\s?3|led sho|jcf|sho", Grade.LED, Tier.SHO, True),
    (r"scf|trust reg\w*|senior clinical fellow", Grade.LED, Tier.REGISTRAR, True),
    (
        r"tg|trust (grade|doctor)|clinical fellow|(teaching|research|education) fellow|mti|led",
        Grade.LED,
        Tier.SHO,
        False,
    ),
    (
        r"sas|specialty doctor|spdr|specialist|associate specialist|staff grade|sg|cmo",
        Grade.SAS,
        Tier.REGISTRAR,
        True,
    ),
    (
        r"cons(ultant)?s?|locum cons\w*|acting consultant|hon\.? consultant",
        Grade.CONSULTANT,
        Tier.SENIOR,
        True,
    ),
    (r"post[- ]?cct( fellow)?", Grade.POST_CCT, Tier.SENIOR, True),
    (r"acf|acl|clin(ical)? lecturer", Grade.ACADEMIC, Tier.UNKNOWN, False),
    (r"acp|anp|physician associate|pa-?r|aa|nurse|hca", Grade.NON_MEDICAL, Tier.NONE, True),
    (r"med(ical)? student|mbbs|student", Grade.STUDENT, Tier.NONE, True),
)
_PATTERNS = tuple((re.compile(p), grade, tier, sure) for p, grade, tier, sure in _RULES)


@lru_cache(maxsize=8192)
def grade_of(text: str) -> GradeReading | None:
    """The grade that a text names, or None. SD, AS and PA are left alone: they mean too many things."""
    plain = " ".join(text.replace("\u00a0", " ").casefold().split())
    for pattern, grade, tier, sure in _PATTERNS:
        if pattern.fullmatch(plain):
            return GradeReading(grade, tier, sure)
    return None
