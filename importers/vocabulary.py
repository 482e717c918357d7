"""What codes usually mean (domain notes F.2): defaults that a legend or an answer overrules, never facts."""

import re
from datetime import time
from functools import lru_cache
from typing import NamedTuple

from importers.times import Times, range_in
from rotaengage.domain.codes import DutyKind


class Default(NamedTuple):
    """The usual meaning of a code; confidence is from 0 to 1, times are usual ones or missing."""

    kind: DutyKind
    confidence: float
    start: time | None = None
    end: time | None = None


def _t(text: str) -> time:
    return time.fromisoformat(text)


_USUAL: tuple[tuple[DutyKind, float, str, str], ...] = (
    (
        DutyKind.STANDARD_DAY,
        0.8,
        "d|nd|std|day|days|day shift|dayshift|day duty|norm|normal day|standard day|ward|ward day",
        "09:00-17:00",
    ),
    (DutyKind.LONG_DAY, 0.85, "ldoc|long|long day|longday|1st on", "08:00-20:30"),
    (DutyKind.LATE, 0.8, "late|lates|late shift|eve|evening", "11:00-21:00"),
    (DutyKind.TWILIGHT, 0.8, "twi|tw|twilight|mid", "16:00-00:00"),
    (DutyKind.EARLY, 0.8, "ear|early|earlies|early shift", "07:00-15:00"),
    (DutyKind.EARLY, 0.6, "morning|morning shift", ""),
    (DutyKind.LATE, 0.6, "afternoon|afternoon shift", ""),
    (DutyKind.NIGHT, 0.9, "n|nt|night|nights|noc|ln|nn|wn|night shift|nightshift|night duty", "20:00-08:00"),
    (DutyKind.WEEKEND, 0.7, "wd|wld|we|weekend|wknd", ""),
    (DutyKind.NON_RESIDENT_ON_CALL, 0.7, "nroc|oc|o/c|on-call|on call|oncall|2nd on|nr", ""),
    (DutyKind.REST, 0.85, "z|zd|zero|zero day|ewtd|ewtd day|off|day off|do|rd|rest|rest day|-|–|—|--|comp day", ""),
    (DutyKind.NON_WORKING_DAY, 0.85, "ltft|ltft day|nw|non-working|non working|non-working day|/", ""),
    (DutyKind.ANNUAL_LEAVE, 0.9, "al|a/l|a.l.|annual leave|leave|hol|hols|holiday leave", ""),
    (DutyKind.STUDY_LEAVE, 0.85, "st.l|study|study leave|stl|exam leave|exam", ""),
    (DutyKind.SICK, 0.9, "sick|sickness|off sick|sick leave", ""),
    (DutyKind.BANK_HOLIDAY, 0.85, "bh|ph|b/h|bank hol|bank holiday|public holiday", ""),
    (DutyKind.LIEU, 0.85, "toil|tl|lieu|dil|lieu day|day in lieu|bhil", ""),
    (DutyKind.PARENTAL, 0.85, "ml|mat|pat|spl|kit|mat leave|pat leave|maternity|paternity|maternity leave", ""),
    (DutyKind.PROFESSIONAL_LEAVE, 0.7, "dl|prof|duty leave|prof leave|professional leave", ""),
    (DutyKind.TEACHING, 0.8, "teach|treg|rtd|teaching|reg teaching|f1 teaching|f2 teaching", ""),
    (DutyKind.SELF_DEVELOPMENT, 0.8, "sdt|sdl|edt|cpd|self development|self-development time", ""),
    (DutyKind.SPA, 0.9, "spa", ""),
    (DutyKind.ADMIN, 0.8, "admin|adm", ""),
    (DutyKind.CLINIC, 0.8, "cl|clin|clinic|opd|outpatients", ""),
    (DutyKind.THEATRE, 0.8, "th|theatre|theatres|list|endo|endoscopy|pre-op|preop", ""),
    (DutyKind.INDUCTION, 0.85, "ind|induction|trust ind|trust induction", ""),
    (DutyKind.VACANT, 0.8, "gap|vacant|locum|tbc|?|a n other|un.|vacancy", ""),
    (DutyKind.ENGAGEMENT, 0.8, "rdf|jdf|lnc|gov|m&m|cg|qi|bma|rep|forum", ""),
    (DutyKind.RESIDENT_ON_CALL, 0.6, "roc|resident on call|resident on-call", ""),
)

AMBIGUOUS: dict[str, tuple[DutyKind, ...]] = {
    "sd": (DutyKind.STANDARD_DAY, DutyKind.STUDY_LEAVE),
    "sl": (DutyKind.STUDY_LEAVE, DutyKind.SICK),
    "s/l": (DutyKind.STUDY_LEAVE, DutyKind.SICK),
    "l": (DutyKind.LONG_DAY, DutyKind.LATE, DutyKind.ANNUAL_LEAVE),
    "ld": (DutyKind.LONG_DAY, DutyKind.LIEU),
    "s": (DutyKind.STANDARD_DAY, DutyKind.SICK),
    "pl": (DutyKind.PROFESSIONAL_LEAVE, DutyKind.PARENTAL),
    "nwd": (DutyKind.NON_WORKING_DAY, DutyKind.STANDARD_DAY),
    "t": (DutyKind.TEACHING, DutyKind.TWILIGHT),
    "e": (DutyKind.EARLY, DutyKind.LATE),
    "x": (DutyKind.OFF, DutyKind.OTHER_WORK),
    "h": (DutyKind.ANNUAL_LEAVE, DutyKind.OTHER_WORK),
    "w": (DutyKind.STANDARD_DAY, DutyKind.WEEKEND),
    "0": (DutyKind.REST, DutyKind.OTHER_WORK),
    "r": (DutyKind.REST, DutyKind.RESIDENT_ON_CALL),
}
"""Codes that mean opposite things in different hospitals: asked about, never guessed. Keys are casefolded."""


def _defaults() -> dict[str, Default]:
    table: dict[str, Default] = {}
    for kind, confidence, tokens, times in _USUAL:
        start, _, end = times.partition("-")
        for token in tokens.split("|"):
            table[token] = Default(kind, confidence, _t(start) if start else None, _t(end) if end else None)
    return table


DEFAULTS = _defaults()
"""Usual meaning by casefolded code."""


@lru_cache(maxsize=4096)
def known_code(text: str) -> bool:
    """Whether a text is a usual code, a time, or an ambiguous code."""
    plain = text.casefold()
    return plain in DEFAULTS or plain in AMBIGUOUS or range_in(text) is not None


def usual_times(kind: DutyKind) -> Times | None:
    """The times that a duty of a kind usually has; None where none are usual."""
    found = next((d for d in DEFAULTS.values() if d.kind is kind and d.start is not None), None)
    return None if found is None or found.start is None or found.end is None else Times(found.start, found.end)


_PHRASES: tuple[tuple[str, DutyKind], ...] = (
    (r"vacan|gap\b|locum|unfilled", DutyKind.VACANT),
    (r"\bstud(y|ies)\b|exam|fortbildung|weiterbildung|formation|szkoleni", DutyKind.STUDY_LEAVE),
    (r"strike|industrial action|compassion|carer|unpaid|special leave|jury|suspend", DutyKind.UNAVAILABLE),
    (r"sick|zwolnienie|krank|malad|malatt|enferm|\bbaja\b|ziek|sjuk|\bsyk\b|quarant|kwarant|isolat", DutyKind.SICK),
    (r"matern|patern|parent|adopt|opieku|eltern", DutyKind.PARENTAL),
    (r"lieu|toil|compensatory|freizeitausgleich|überstunden|récup|compensa", DutyKind.LIEU),
    (r"bank hol|public hol|feiertag|federal hol|jour férié|festivo|feriado|święto", DutyKind.BANK_HOLIDAY),
    (r"prof\w* leave|duty leave", DutyKind.PROFESSIONAL_LEAVE),
    (r"non[- ]?resident|rufdienst|rufbereit|astreinte|reperibil|consignatie|bakvakt", DutyKind.NON_RESIDENT_ON_CALL),
    (r"non[- ]?work|less than full|ltft", DutyKind.NON_WORKING_DAY),
    (
        r"\bleave|holiday|vacation|urlop|urlaub|congé|vacacion|vakantie|verlof|ferie|férias|semester\b",
        DutyKind.ANNUAL_LEAVE,
    ),
    (
        r"\brest\b|zero|\boff\b|post[- ]?(night|call)|wolne|\bfrei|repos|niezatrudn|\blibre|riposo|folga"
        r"|\bvrij\b|\bfri\b",
        DutyKind.REST,
    ),
    (r"night|\bnoc\b|nocn|nacht|nuit|noche|notte|noite|\bnatt|\bnat\b", DutyKind.NIGHT),
    (r"long|\bld\b", DutyKind.LONG_DAY),
    (r"twilight|mid[- ]?shift", DutyKind.TWILIGHT),
    (r"\blate|evening|popołud|spät|tarde|pomerigg|\bsoir|avond|kväll|kveld|aften", DutyKind.LATE),
    (r"\bearly|\brano\b|früh|matin|mañana|mattin|manhã|ochtend|vroeg|morgon", DutyKind.EARLY),
    (r"teach|lecture|training", DutyKind.TEACHING),
    (r"self[- ]?dev|self[- ]?direct|sdt\b|cpd\b|education", DutyKind.SELF_DEVELOPMENT),
    (r"supporting prof|\bspa\b", DutyKind.SPA),
    (r"induction|orientation", DutyKind.INDUCTION),
    (r"clinic\b|outpatient|ambulanz|consulta|polikliniek|\bpoli\b", DutyKind.CLINIC),
    (r"theatre|operat|endoscop|\blist\b", DutyKind.THEATRE),
    (r"admin|office", DutyKind.ADMIN),
    (r"forum|engagement|committee|governance", DutyKind.ENGAGEMENT),
    (r"resident on[- ]?call|on[- ]?call.*resident", DutyKind.RESIDENT_ON_CALL),
    (r"on[- ]?call|bereitschaft|guardia|\bgarde\b|guárdia", DutyKind.NON_RESIDENT_ON_CALL),
    (r"weekend", DutyKind.WEEKEND),
    (
        r"normal|standard|day\b|ward|dzień|dzienn|\btag|tagdienst|\bjour|\bdag|giorn|\bdía|\bdia\b|clerking|take\b",
        DutyKind.STANDARD_DAY,
    ),
)
_COMPILED = tuple((re.compile(pattern), kind) for pattern, kind in _PHRASES)


def kind_of_phrase(text: str) -> DutyKind | None:
    """The kind that a legend's words describe, or None."""
    plain = text.casefold()
    return next((kind for pattern, kind in _COMPILED if pattern.search(plain)), None)


def kind_of_times(times: Times) -> DutyKind:
    """The kind of a working duty of which only the times are known."""
    hour, length = times.start.hour, times.minutes
    if length >= 23 * 60:
        return DutyKind.RESIDENT_ON_CALL
    if hour >= 19 or hour < 4:
        return DutyKind.NIGHT
    if hour >= 15:
        return DutyKind.TWILIGHT
    if length > 10 * 60:
        return DutyKind.LONG_DAY
    if hour >= 11:
        return DutyKind.LATE
    return DutyKind.EARLY if hour < 7 else DutyKind.STANDARD_DAY
