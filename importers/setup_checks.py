"""What must hold between lines and sheets of the setup workbook: no name twice, no word that points nowhere."""

from collections.abc import Iterable, Sequence

from importers.setup_issues import quote
from importers.setup_table import Line
from importers.setup_words import advice, nearest, same
from rotaengage.domain.activity import ActivityForm
from rotaengage.domain.quorum_groups import Shared, named

_OWN = {"roles": "the role", "skills": "the skill", "teams": "the team", "sites": "the site"}
_KEPT_AS = {"roles": "roles", "skills": "skills", "teams": "team", "sites": "site"}
_OF_GROUPS = {
    Shared.SITE: "site",
    Shared.LINE: "line",
    Shared.TEAM: "team",
    Shared.SKILL: "skills",
    Shared.ROLE: "roles",
}


def check_twice(lines: Sequence[Line], key: str, heading: str) -> None:
    """The second line of the same name is wrong."""
    seen: dict[str, Line] = {}
    for line in lines:
        text = line.values.get(key)
        if text is None:
            continue
        word = same(text)
        if word in seen:
            line.wrong(key, "SB301", text=quote(text), first=seen[word].cell(key), heading=heading)
        seen.setdefault(word, line)


def check_activities(entitlements: Iterable[Line], activities: Sequence[Line]) -> None:
    """Each entitlement must name an activity of individual time; ids are then written as that activity writes them."""
    known = {same(a.values["id"]): a for a in activities if "id" in a.values}
    ids = [a.values["id"] for a in known.values()]
    for line in entitlements:
        text = line.values.get("activity")
        if text is None:
            continue
        found = known.get(same(text))
        if found is None:
            near = nearest(text, ids)
            cure = advice(near, ids, "write an id from the sheet Activities")
            line.wrong("activity", "SB311", near, text=quote(text), cure=cure)
        elif found.values.get("form") == ActivityForm.EVENT:
            line.wrong("activity", "SB312", text=quote(text))
        else:
            line.values["activity"] = found.values["id"]


def check_people(choosers: Iterable[Line], doctors: Sequence[Line]) -> None:
    """Names, roles, skills and teams that no doctor on the sheet Doctors has: warned of, as the rota may know them."""
    if not doctors:
        return
    names = [d.values["name"] for d in doctors if "name" in d.values]
    owned = {key: sorted(_owned(doctors, kept)) for key, kept in _KEPT_AS.items()}
    for line in choosers:
        for text in sorted(line.values.get("doctors", ())):
            _look(line, "doctors", "SB402", text, names)
        for key, known in owned.items():
            for text in sorted(line.values.get(key, ())):
                _look(line, key, "SB403", text, known)


def check_deputies(activities: Iterable[Line], doctors: Sequence[Line]) -> None:
    """Who must be there is a doctor or a role; warned of, as the rota may know them."""
    if not doctors:
        return
    known = [d.values["name"] for d in doctors if "name" in d.values] + sorted(_owned(doctors, "roles"))
    for line in activities:
        for text in sorted({word for words in line.values.get("must", ()) for word in words}):
            _look(line, "must", "SB404", text, known)


def check_groups(activities: Iterable[Line], doctors: Sequence[Line]) -> None:
    """Groups of a quorum are written as the sheet Doctors writes them; one that nobody there is in is warned of."""
    if not doctors:
        return
    known = {same(group): group for group in sorted(_groups(doctors))}
    for line in activities:
        asked: dict[str, int] = line.values.get("groups", {})
        found: dict[str, int] = {}
        for text, least in asked.items():
            group = known.get(same(text), text)
            found[group] = max(least, found.get(group, 0))
            if named(group).shared:
                _look(line, "groups", "SB405", group, sorted(known.values()))
        if asked:
            line.values["groups"] = found


def _groups(doctors: Sequence[Line]) -> set[str]:
    return {f"{shared} {name}" for shared, key in _OF_GROUPS.items() for name in _owned(doctors, key)}


def _owned(doctors: Iterable[Line], key: str) -> set[str]:
    found: set[str] = set()
    for line in doctors:
        value = line.values.get(key, ())
        found |= {value} if isinstance(value, str) else set(value)
    return found


def _look(line: Line, key: str, code: str, text: str, known: Sequence[str]) -> None:
    if text not in known:
        near = nearest(text, known)
        cure = f"did you mean {near[0]}?" if near else "check the word, or add it on the sheet Doctors"
        line.remark(key, code, near, text=quote(text), heading=_OWN.get(key, ""), cure=cure)
