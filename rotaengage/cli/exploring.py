"""What the commands that explore a plan share: the desk of a workspace, and who is meant by a name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rotaengage.domain.rota import Rota
    from rotaengage.usecases.desk import Desk


@contextmanager
def desk_of(path: Path) -> "Iterator[Desk]":
    """The workspace's latest plan on a desk. UserError where there is none."""
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.desk import open_desk
    from rotaengage.usecases.open_workspace import look_at

    opened = look_at(path)
    if opened.plan is None:
        raise UserError("there is no plan yet", str(path), f"make one: rotaengage plan {path}")
    with open_desk(opened.department, opened.plan) as desk:
        yield desk


def doctor_id(rota: "Rota", words: str) -> str:
    """The id of the one doctor who is called so, whatever the case. UserError where nobody is, or several are."""
    from rotaengage.domain.issue import UserError
    from rotaengage.usecases.names import find_doctor

    plain = words.casefold().strip()
    exact = [d for d in rota.doctors if plain in (d.id.casefold(), d.name.casefold())]
    found = exact or [d for d in rota.doctors if plain in d.name.casefold()]
    if len(found) > 1 and plain:
        many = ", ".join(d.name for d in found[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise UserError(f"several doctors are called {words}: {many}{more}", cure="give the whole name")
    return found[0].id if plain and found else find_doctor(rota.doctors, words).id
