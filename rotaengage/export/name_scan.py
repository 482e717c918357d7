"""The last look at a finished file: is anybody's name, initials or staff number in it?"""

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rotaengage.domain.people import Doctor
from rotaengage.export.labels import initials, name_parts

_COMMON = """
all and apr april aug august autumn band bank banks bell best bird black blue book branch bridge brook brown
burn bush case chance church close cook cross day dean dec december duke early english feb february field fish
ford forest fox french fri friday frost garden gates glass good grant gray green grey hall hand hands hart
hill holiday hope hunt into jan january jul july jun june king lake lamb lane large law lee light little long
love low main major mar march mark marsh marshal may mead mills mon monday moon moor more new noble north not
nov novel november oct october old page park parks part peace pike place plant pool poole poor pope post price
rain read reader rest rich ring rose round rule sage sale sat saturday save sea self sep september share sharp
shaw shift short small south spring start stone street strong summer sun sunday swift the thu thursday time
times town tree tue tuesday urban wade wall walls ward warden waters way wed wednesday wells west white will
wills winter wise wood woods word young
"""
COMMON = frozenset(_COMMON.split())
"""Names that are also plain words of our files: told only beside a title or the rest of the name."""
_CAPITALS = """
AM PM ID BST GMT UTC SD LD ED ICU AMU SAU GP HR IT NHS BMA SPA SDT QI MM RDF JDF GOV WTE LTFT SHO SPR SAS LED
IMT GPST HST CONS ACAD CORE DNA CT ST FY OK UK EN NO PET TZ URL PDF CSV XML ICS
"""
_OWN_CAPITALS = frozenset(_CAPITALS.split())
_TITLED = r"(?:dr|doctor|mr|mrs|ms|miss|prof|professor)\.?[ \t\xa0]+"
_TAG, _VALUE = re.compile(r"<[^>]*>"), re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)
_NUMBER, _LETTERS = re.compile(r"\d{5,}"), re.compile(r"[^\W\d_]+")
_CAPITAL_RUN = re.compile(r"(?<![\w&#])[A-Z](?:\.?[A-Z])+\.?(?!\w)")
_MOST_DEPTH = 3


class Needles(NamedTuple):
    """What must not be found. words in small letters, by themselves; titled only after a title; phrases in a row;
    initials as they are written, without dots; numbers of five digits or more.
    """

    words: frozenset[str]
    titled: frozenset[str]
    phrases: frozenset[tuple[str, ...]]
    initials: frozenset[str]
    numbers: frozenset[str]


def needles(
    doctors: Iterable[Doctor], allowed: Iterable[str] = (), *, with_initials: bool, common: frozenset[str] = frozenset()
) -> Needles:
    """What to look for.

    allowed are texts whose capitals mean something else in this department: codes, cover, activities. common are words
    (in small letters) that such a file holds whoever works there: alone they tell nothing.
    """
    people, plain_words = tuple(doctors), COMMON | common
    names = [tuple(plain(w).casefold() for w in name_parts(d.name)) for d in people]
    long_words = frozenset(w for words in names for w in words if len(w) > 2)
    known = _OWN_CAPITALS | {w for text in allowed for w in re.findall(r"[A-Z]{2,}", plain(text))}
    capitals = {initials(plain(d.name)) for d in people} if with_initials else set[str]()
    return Needles(
        long_words - plain_words,
        long_words & plain_words,
        frozenset(order for words in names if len(words) > 1 for order in _orders(words)),
        frozenset(c for c in capitals if len(c) > 1 and c.isalpha() and c not in known),
        frozenset(number for d in people for number in _numbers(d)),
    )


def _orders(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name as it may be written: first names first, surname first, backwards."""
    yield from (words, words[::-1], (words[-1], *words[:-1]))


def _numbers(doctor: Doctor) -> Iterator[str]:
    """Staff and register numbers: five digits or more anywhere in what is known of a doctor."""
    texts = (doctor.id, doctor.name, doctor.line, doctor.contract, *doctor.roles, *doctor.skills)
    return (number for text in texts for number in _NUMBER.findall(text))


def plain(text: str) -> str:
    """Without accents and in one form of Unicode, so that José is found as Jose."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


def found_names(name: str, data: bytes, wanted: Needles) -> tuple[str, ...]:
    """Where a file holds what it must not: 'Okoro in xl/worksheets/sheet1.xml'; empty is good."""
    return tuple(dict.fromkeys(hit for piece in _pieces(name, data, 0) for hit in _hits(piece, wanted)))


def words_in(name: str, data: bytes) -> frozenset[str]:
    """Every word of a file, without accents and in small letters."""
    return frozenset(w for piece in _pieces(name, data, 0) for w in _LETTERS.findall(plain(piece.text).casefold()))


class _Piece(NamedTuple):
    """A text in a file and where it is; written leaves out the attributes of markup."""

    where: str
    text: str
    written: str


def _pieces(name: str, data: bytes, depth: int) -> Iterator[_Piece]:
    yield _Piece(f"the name of {name}", name, name)
    if data.startswith(b"PK\x03\x04") and depth < _MOST_DEPTH:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield _Piece(name, archive.comment.decode("utf-8", "replace"), "")
            for member in archive.infolist():
                yield from _pieces(member.filename, archive.read(member), depth + 1)
        return
    text = data.decode("utf-8-sig", "replace")
    if name.casefold().endswith(".ics"):
        text = re.sub(r"\r?\n[ \t]", "", text).replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",")
    if re.search(r"<(?:!doctype|\?xml|html|[a-z]+:?[a-z]* )", text[:400], re.IGNORECASE):
        bare = _STYLE.sub(" ", text)
        words = html.unescape(_TAG.sub("\n", bare))
        values = html.unescape("\n".join(a or b for tag in _TAG.findall(bare) for a, b in _VALUE.findall(tag)))
        yield _Piece(name, f"{words}\n{values}", words)
    else:
        yield _Piece(name, text, text)


def _hits(piece: _Piece, wanted: Needles) -> Iterator[str]:
    bare = plain(piece.text).casefold()
    present = set(_LETTERS.findall(bare))
    found = sorted(wanted.words & present)
    found += [word for word in sorted(wanted.titled & present) if _stands(_TITLED + re.escape(word), bare)]
    rows = (" ".join(p) for p in wanted.phrases if present.issuperset(p) and _stands(_in_a_row(p), bare))
    found += sorted(rows)
    capitals = {m.group().replace(".", "") for m in _CAPITAL_RUN.finditer(plain(piece.written))}
    found += sorted(wanted.initials & capitals)
    found += sorted(wanted.numbers.intersection(_NUMBER.findall(bare)))
    return (f"{hit} in {piece.where}" for hit in found)


def _in_a_row(words: tuple[str, ...]) -> str:
    return r"\W+".join(map(re.escape, words))


def _stands(pattern: str, text: str) -> bool:
    """Whether the pattern is in the text with no letter before or after it."""
    return re.search(rf"(?<![^\W\d_]){pattern}(?![^\W\d_])", text) is not None
