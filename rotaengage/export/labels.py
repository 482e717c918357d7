"""What doctors are called in a file: by name, by initials, or by a pseudonym."""

import hashlib
import hmac
import json
import re
from collections import Counter
from collections.abc import Iterable

from rotaengage.domain.people import Doctor
from rotaengage.domain.privacy import Privacy

_DIGITS, _SIGNS = "23456789", "23456789BCFGHJKLNPQRSTVWXZ"
"""No vowels, so that no code is a word; neither D nor M, so that none ends like a title (DR, MS)."""
_TITLES = frozenset({"dr", "doctor", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame"})
KEY_SCHEMA = "rotaengage.key/1"


def name_parts(name: str) -> list[str]:
    """The words of a name, first names first, without titles: 'Okoro, Dr Ann' is Ann, Okoro."""
    surname, comma, first = name.partition(",")
    ordered = f"{first} {surname}" if comma and first.strip() else name
    return [w for w in re.findall(r"[^\W\d_]+", ordered) if w.casefold() not in _TITLES]


def initials(name: str) -> str:
    """The first letters of a name: AO."""
    return "".join(word[0].upper() for word in name_parts(name)) or "?"


def labels(doctors: Iterable[Doctor], privacy: Privacy, secret: bytes) -> dict[str, str]:
    """What to call each doctor, by Doctor.id, in the order of the rota.

    A pseudonym depends on the doctor and the secret alone, so it stays from plan to plan and tells no order;
    initials that two doctors share are numbered.
    """
    people = tuple(doctors)
    if privacy is Privacy.FULL:
        return {d.id: d.name for d in people}
    if privacy is not Privacy.INITIALS:
        return pseudonyms([d.id for d in people], secret)
    shared, seen, found = Counter(initials(d.name) for d in people), Counter[str](), {}
    for doctor in people:
        short = initials(doctor.name)
        seen[short] += 1
        found[doctor.id] = f"{short} {seen[short]}" if shared[short] > 1 else short
    return found


def pseudonyms(ids: Iterable[str], secret: bytes) -> dict[str, str]:
    """A code for each id: D-7KXM. Nobody without the secret can work out whose it is, even by trying names."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for doctor in sorted(ids):
        number = int.from_bytes(hmac.new(secret, doctor.encode(), hashlib.sha256).digest()[:12], "big")
        number, first = divmod(number, len(_DIGITS))
        code = f"D-{_DIGITS[first]}"
        while len(code) < 6 or code in taken:
            number, sign = divmod(number, len(_SIGNS))
            code += _SIGNS[sign]
        taken.add(code)
        found[doctor] = code
    return found


def key_file(doctors: Iterable[Doctor], found: dict[str, str]) -> bytes:
    """Who is who, as JSON (rotaengage.key/1), by pseudonym. Whoever holds it can undo the pseudonyms."""
    people = {found[d.id]: d.name for d in doctors}
    says = "Keep this apart from the files it belongs to: it says who is who."
    return json.dumps(
        {"schema": KEY_SCHEMA, "says": says, "doctors": dict(sorted(people.items()))}, ensure_ascii=False, indent=1
    ).encode("utf-8", "replace")
