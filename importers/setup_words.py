"""Words of the setup workbook: how they are compared, and the nearest known word to one that is not known."""

import re
from collections.abc import Collection, Iterable, Mapping

from rotaengage.domain.grades import Grade, Tier, grade_of
from rotaengage.domain.quorum_groups import FULL_TIME, LTFT, Shared

NEAR_ENOUGH = 60
MANY = 8
ALIASES: Mapping[str, str] = {
    "reg": "registrar",
    "middle grade": "registrar",
    "1st": "first",
    "1st on": "first",
    "junior": "first",
    "consultant": "senior",
    "consultants": "senior",
    "meeting": "formal meeting",
    "formal": "formal meeting",
    "online": "virtual",
    "rep": "representative",
    "individual time": "individual",
    "weekly": "week",
    "a week": "week",
    "long": "long day",
    "nights": "night",
    "leave": "annual leave",
    "zero day": "rest",
}

PARTS: Mapping[str, str] = {"ltft": LTFT, "less than full time": LTFT, "part time": LTFT, "full time": FULL_TIME}


def plain(text: str) -> str:
    """A word as it is compared: small letters, single blanks, no _ or -."""
    return " ".join(text.replace("\u00a0", " ").replace("_", " ").replace("-", " ").casefold().split())


def same(text: str) -> str:
    """A name or code as it is compared: small letters, single blanks."""
    return " ".join(text.casefold().split())


def choice(text: str, choices: Collection[str]) -> str | None:
    """The choice that a text names, or None."""
    known = {plain(c): c for c in choices}
    word = plain(text)
    return known.get(word) or known.get(ALIASES.get(word, ""))


def nearest(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known words like this one, the most like first."""
    from rapidfuzz import fuzz, process

    by_plain = {plain(word): word for word in known}
    found = process.extract(plain(text), list(by_plain), scorer=fuzz.WRatio, limit=3, score_cutoff=NEAR_ENOUGH)
    return tuple(by_plain[word] for word, _, _ in found)


def advice(near: tuple[str, ...], known: Collection[str], otherwise: str) -> str:
    """What to write instead: the nearest word, else one of a few, else what the caller says."""
    if near:
        return f"did you mean {near[0]}?"
    return f"write one of: {', '.join(known)}" if 0 < len(known) <= MANY else otherwise


def grade(text: str) -> Grade | None:
    """The grade that a text names, written as this program does or as hospitals do."""
    by_value = {plain(g.value): g for g in Grade if g is not Grade.UNKNOWN}
    reading = grade_of(text)
    return by_value.get(plain(text)) or (reading.grade if reading else None)


def group(text: str) -> str | None:
    """The group of a quorum that a text names, as quorum_groups.py writes it."""
    shared = re.fullmatch(rf"({'|'.join(Shared)})(?:\s*[:=]\s*|\s+)(.+)", " ".join(text.split()), re.IGNORECASE)
    if shared:
        return f"{shared[1].casefold()} {shared[2]}"
    word = " ".join(re.split(r"[\s:=]+", text))
    tier = choice(word, [t.value for t in Tier if t is not Tier.UNKNOWN])
    known = grade(word)
    return tier or PARTS.get(plain(word)) or (known.value if known else None)
