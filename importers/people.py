"""People as rotas name them: names with a grade beside or behind, headings that are no names, stable ids."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from importers.grid import Value, text_of
from rotaengage.domain.grades import Grade, GradeReading, Tier, grade_of
from rotaengage.domain.people import Doctor
from rotaengage.domain.refs import CellRef


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


NAME_HEADINGS = _words(
    "name|names|doctor|doctors|doctor name|provider|providers|employee|staff|staff name|trainee|clinician|resident"
    "|employee name|staff member|team member|worker|worker name|resource|assigned to|name of doctor"
    "|full name|surname|imię i nazwisko|nazwisko|mitarbeiter|nom|nombre|person|who|doctor's name|dr"
    "|naam|nome|cognome|apellidos|médico|navn|namn|medewerker|arzt|ärztin|ärzte|nachname|姓名|名前|氏名|医生|الاسم|фио|имя"
)
GRADE_HEADINGS = _words("grade|level|role|pgy|band|title|rank|post|tier|job title|training grade")
FORENAME_HEADINGS = _words("first name|forename|firstname|given name|first|vorname|imię")
_NO_PERSON = _words(
    "week|wk|week no|week number|day|days|date|month|note|notes|comment|comments|remarks|bank holiday|bank holidays|bh"
    "|event|events|holidays|info|key|legend|initials|initial|sign|signed|signature|checked by|recorded by|completed by"
)
WTE_HEADINGS = _words("wte|fte|w.t.e.|wte %|%|% wte|ltft|ltft %|% ft|hours %|etat|whole time equivalent")
_HEADINGS = NAME_HEADINGS | GRADE_HEADINGS | WTE_HEADINGS
_TOTAL = re.compile(
    r"\b(totals?|sum|summe|count|counts|number|numbers|no\.? of|cover|coverage|minimum|maximum|min(?=\.? ?\d)"
    r"|required|needed|staffing|target|shortfall|check|tally|on duty|staffed)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(teams?|wards?|tiers?|rota|staff|doctors|foundation|specialty|registrars|consultants|nurses|residents"
    r"|rotations?|grades?|on[- ]?calls?|juniors?|seniors?|trainees|key|legend|notes?|codes|week|month|shifts?|cover"
    r"|locums|hours|time (in|out)|signature|date|break)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(sho|spr|str|reg|registrar|consultant|cons|on[- ]?call|oncall|night|day|late|early|twilight|ward|clinic|bleep"
    r"|team|name|names|1st|2nd|3rd|first|second|third|am|pm|shift|long|doctor|duty|weekend|cover|hot|cold|take|resident"
    r"|theatre|list|unit|locum|who|person|staff|gp|f1|f2|fy1|fy2|ct|st\d|crash|trauma|referrals?)s?\b",
    re.IGNORECASE,
)
_VACANT = re.compile(
    r"^(vacant|vacancy|gap|locum|unfilled|tbc|tba|a\.? ?n\.? other|nobody|empty|\?+|-+|–|un\.?)\b.*$", re.I
)
_BRACKET = re.compile(r"^(.*?)\s*[(\[]\s*([^()\[\]]{1,20})\s*[)\]]\s*$")
_WTE = re.compile(r"(\d{1,3})\s*%|([01]?[.,]\d{1,2}|1)\s*(?:wte|fte)?|(?:ltft\s*)(\d{1,3})\s*%?", re.IGNORECASE)


class PersonText(NamedTuple):
    """What a name cell holds."""

    name: str
    grade_text: str = ""
    wte: float | None = None


def wte_of(value: Value) -> float | None:
    """A share of full time from 0.8, 80%, 80, '0.8 WTE'; None where it is none."""
    if isinstance(value, str):
        match = _WTE.fullmatch(value.strip())
        if match is None:
            return None
        number = float((match[1] or match[2] or match[3]).replace(",", "."))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        number = float(value)
    else:
        return None
    number = number / 100 if number > 1.5 else number
    return number if 0 < number <= 1.5 else None


def person_of(text: str) -> PersonText:
    """Name, and the grade or share of full time in brackets behind it: 'A Okoro (F1)', 'R Lim (80%)'."""
    match = _BRACKET.match(text)
    if match and match[1]:
        wte = wte_of(match[2]) if "%" in match[2] or "." in match[2] else None
        if grade_of(match[2]) is not None:
            return PersonText(match[1], match[2])
        if wte is not None:
            return PersonText(match[1], "", wte)
    return PersonText(text)


def letters_in(text: str) -> bool:
    """Whether a text has a letter in it."""
    return any(ch.isalpha() for ch in text)


@lru_cache(maxsize=8192)
def may_be_name(text: str) -> bool:
    """Whether a label could be a person's name: letters, not long, no sentence, no total."""
    if not letters_in(text) or len(text) > 40 or any(ch in text for ch in "=:@|;") or text.startswith(("*", "#")):
        return False
    return len(text.split()) <= 6 and text.casefold() not in _HEADINGS


def is_total(text: str) -> bool:
    """Whether a label heads counts."""
    return bool(_TOTAL.search(text))


def is_group(text: str) -> bool:
    """Whether a label heads a group of people: a grade, a team, a title."""
    plain = text.rstrip(":").rstrip("s") if len(text) > 3 else text
    return text.endswith(":") or grade_of(text.rstrip(":")) is not None or grade_of(plain) is not None or is_words(text)


def is_words(text: str) -> bool:
    """Whether a label holds words that head groups or notes."""
    return bool(_GROUP.search(text))


def is_post(text: str) -> bool:
    """Whether a label reads like a post, a shift or a place rather than a person."""
    return bool(_POST.search(text)) or grade_of(text) is not None


def is_no_person(text: str) -> bool:
    """Whether a heading stands over something that is nobody: weeks, days, notes."""
    return text.casefold().rstrip(":").strip() in _NO_PERSON


def is_vacant(text: str) -> bool:
    """Whether a name stands for nobody: vacant, gap, locum, TBC."""
    return bool(_VACANT.match(text.strip()))


def slug(name: str) -> str:
    """A name as an id: lower case, letters and digits, hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", plain)
    return "-".join(parts) or "-".join(f"{ord(ch):x}" for ch in name.casefold() if not ch.isspace()) or "nobody"


class Register:
    """Gives out ids that are unique in a file; the same key (rota and name) gets the same id."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, name: str) -> str:
        """A new id for a person."""
        base, n = slug(name), 1
        found = base
        while found in self._taken:
            n += 1
            found = f"{base}-{n}"
        self._taken.add(found)
        return found


def doctor_of(
    identity: str, person: PersonText, grade_value: Value, wte_value: Value, group: str, source: CellRef
) -> Doctor:
    """A doctor from the cells of a line; group is the heading above, used where the line has no grade."""
    grade_text = person.grade_text or text_of(grade_value)
    reading = grade_of(grade_text) or grade_of(group) or grade_of(group.rstrip("s"))
    reading = reading or GradeReading(Grade.UNKNOWN, Tier.UNKNOWN, False)
    vacant = is_vacant(person.name)
    return Doctor(
        id=identity,
        name=person.name,
        grade=reading.grade,
        grade_text=grade_text or (group if reading.grade is not Grade.UNKNOWN else ""),
        tier=reading.tier,
        wte=person.wte or wte_of(wte_value) or 1.0,
        roles=frozenset({"vacant"}) if vacant else frozenset(),
        counts_to_cover=not vacant and reading.grade is not Grade.NON_MEDICAL,
        source=source,
    )
