"""The journal: what people put on record. Entries are only ever added, each sealed to its line of the trail."""

from pydantic import ValidationError

from rotaengage.domain.issue import UserError
from rotaengage.domain.journal import ENTRIES, Entry, Journal, Numbered
from rotaengage.store import trail
from rotaengage.store.database import Database
from rotaengage.store.trail import Line


def add(db: Database, entry: Entry, line: Line) -> int:
    """Add an entry inside a transaction; gives its number, from 1."""
    number = trail.last_number(db, "entry") + 1
    trail.insert_sealed(db, "entry", (number, entry.kind, entry.model_dump_json()), line)
    return number


def read(db: Database) -> Journal:
    """Every entry, oldest first. UserError for one that cannot be read."""
    found = db.rows("SELECT number, body FROM entry ORDER BY number")
    try:
        return Journal(tuple(Numbered(int(number), ENTRIES.validate_json(body)) for number, body in found))
    except ValidationError as error:
        cure = "open it with the newest version of the program, or take a copy that is whole"
        raise UserError("an entry of the journal of this workspace cannot be read", cure=cure) from error
