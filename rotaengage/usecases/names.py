"""When two spellings are one name: case, spaces, Unicode form and 'Surname, First' do not matter; letters do."""

import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import process

from rotaengage.domain.issue import UserError
from rotaengage.domain.people import Doctor
from rotaengage.domain.quorum_groups import in_group, named, names_of


def same_name(text: str) -> str:
    """The form in which names are compared."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    surname, comma, first = plain.partition(", ")
    return f"{first} {surname}" if comma and first else plain


def nearest(text: str, known: Iterable[str]) -> str:
    """The known name most like this one, for a suggestion; empty where none is near. Never used to decide."""
    hit = process.extractOne(text, list(known), score_cutoff=70)
    return hit[0] if hit else ""


def as_written(group: str, doctors: Sequence[Doctor]) -> str:
    """A group of a quorum as the doctors who are in it have it."""
    shared, name = named(group)
    known = {same_name(other): other for d in doctors for other in names_of(d, shared)} if shared else {}
    return f"{shared} {known.get(same_name(name), name)}" if shared else group


def check_group(group: str, doctors: Sequence[Doctor]) -> None:
    """UserError where a group of a quorum is a site, line or the like that no doctor has."""
    shared, name = named(group)
    if shared is not None and not any(in_group(d, group) for d in doctors):
        near = nearest(name, sorted({other for d in doctors for other in names_of(d, shared)}))
        raise UserError(f"no doctor has the {shared} {name}", cure=f"did you mean {near}?" if near else
                        f"write a {shared} that a doctor has, or use another group")  # fmt: skip


def find_doctor(doctors: Sequence[Doctor], name: str) -> Doctor:
    """The doctor of this name or id. UserError where there is none, or more than one."""
    if not name.strip():
        raise UserError("no doctor was named", cure="give a name as it stands on the rota")
    found = [d for d in doctors if d.id == name or same_name(d.name) == same_name(name)]
    if len(found) == 1:
        return found[0]
    near = nearest(name, (d.name for d in doctors))
    says = f"more than one doctor is called {name}" if found else f"there is no doctor called {name}"
    raise UserError(says, cure=f"did you mean {near}?" if near and not found else "look at the names on the rota")
