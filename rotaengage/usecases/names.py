"""When two spellings are one name: case, spaces, Unicode form and 'Surname, First' do not matter; letters do."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import process


def same_name(text: str) -> str:
    """The form in which names are compared."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    surname, comma, first = plain.partition(", ")
    return f"{first} {surname}" if comma and first else plain


def nearest(text: str, known: Iterable[str]) -> str:
    """The known name most like this one, for a suggestion; empty where none is near. Never used to decide."""
    hit = process.extractOne(text, list(known), score_cutoff=70)
    return hit[0] if hit else ""
