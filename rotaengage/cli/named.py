"""Documents that name doctors by id, with their names beside."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rotaengage.domain.rota import Rota


def with_names(document: Mapping[str, Any], rota: "Rota") -> dict[str, Any]:
    """The same document with "name" beside each "doctor" and "attending_names" beside each "attending".

    "changes" stay as they are: they can be given to --changes again. An id that no doctor of the rota has stays alone.
    """
    names = {d.id: d.name for d in rota.doctors}
    return {key: value if key == "changes" else _named(value, names) for key, value in document.items()}


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_named(one, names) for one in value]
    if not isinstance(value, dict):
        return value
    out = {key: _named(one, names) for key, one in value.items()}
    if value.get("doctor") in names and "name" not in value:
        out["name"] = names[value["doctor"]]
    if isinstance(value.get("attending"), list):
        out["attending_names"] = [names.get(who, who) for who in value["attending"]]
    return out
