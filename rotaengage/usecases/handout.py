"""A plan made ready for other people's eyes: labels for names, and a last look for names that slipped through."""

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.journal import NO_JOURNAL, Journal
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Plan
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.usecases.bought_hours import department_of
from rotaengage.usecases.names import nearest, same_name
from rotaengage.usecases.wish import PLAIN, Wish

if TYPE_CHECKING:
    from rotaengage.export.sheet_text import SheetText
    from rotaengage.export.sheets import Facts
    from rotaengage.store import Workspace

PSEUDONYMS = "pseudonym_key"
CALENDARS = "calendar_versions"
_TOLD = 3


class Handout(NamedTuple):
    """facts are veiled by the tier; own are the same unveiled; labels are by Doctor.id.

    earlier are the plans that were exported as calendars before, veiled alike; versions counts the plans;
    choices has a number for each choice up to this plan, of alternatives beside the one chosen; specimen says that it
    is a department of nobody.
    """

    facts: "Facts"
    own: "Facts"
    labels: dict[str, str]
    earlier: tuple[Plan, ...] = ()
    versions: int = 1
    specimen: bool = False
    journal: Journal = NO_JOURNAL
    choices: tuple[int, ...] = ()

    @property
    def privacy(self) -> Privacy:
        """The tier."""
        return self.facts.privacy

    @property
    def doctors(self) -> tuple[Doctor, ...]:
        """The people of the rota, by their real names."""
        return self.own.scenario.rota.doctors


def gather(path: Path, privacy: Privacy) -> Handout:
    """The latest plan of a workspace for a tier. UserError where there is no plan."""
    from rotaengage.export.labels import labels
    from rotaengage.export.sheets import Facts
    from rotaengage.store import Workspace
    from rotaengage.usecases.choose import looked_at

    secret = secret_of(path) if privacy.shared else b""
    with Workspace.open(path, read_only=True) as workspace:
        department, plan = department_of(workspace), workspace.plan()
        if plan is None:
            raise UserError("there is no plan in this workspace yet", str(path), "run rotaengage plan first")
        before = workspace.plan(plan.version - 1) if plan.version > 1 else None
        journal = workspace.journal()
        choices = tuple(looked_at(c.offered) for c in workspace.choices() if c.plan <= plan.version)
        earlier = tuple(p for v in _exported(workspace, privacy) if v != plan.version and (p := workspace.plan(v)))
    own = Facts(plan, department.scenario, department.issues, before)
    found = labels(department.scenario.rota.doctors, privacy, secret)
    if not privacy.shared:
        return Handout(own, own, found, earlier, plan.version, journal=journal, choices=choices)
    return _veiled(own, privacy, found, earlier)._replace(journal=journal, choices=choices)


def _veiled(own: "Facts", privacy: Privacy, found: dict[str, str], earlier: tuple[Plan, ...]) -> Handout:
    from rotaengage.export.veil import veil_of, veiled_plan, veiled_scenario

    scenario = own.scenario
    veil = veil_of(scenario, found)
    facts = own._replace(
        plan=veiled_plan(own.plan, scenario, veil),
        scenario=veiled_scenario(scenario, veil),
        before=veiled_plan(own.before, scenario, veil) if own.before else None,
        privacy=privacy,
    )
    old = tuple(veiled_plan(p, scenario, veil) for p in earlier)
    return Handout(facts, own, found, old, own.plan.version)


def _words(scenario: Scenario) -> Iterable[str]:
    """Capitals in these are words of the department, not initials."""
    yield from (c.code for c in scenario.rota.codes)
    for requirement in scenario.cover:
        yield from (requirement.id, requirement.title)
    for activity in scenario.activities:
        yield from (activity.id, activity.title)


def secret_of(path: Path) -> bytes:
    """The workspace's own secret for pseudonyms, made at the first need; for this once where it cannot be kept."""
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        known = workspace.setting(PSEUDONYMS)
        if known is None:
            known = secrets.token_hex(32)
            if not workspace.read_only:
                workspace.set_setting(PSEUDONYMS, known)
    return bytes.fromhex(known)


def _exported(workspace: "Workspace", privacy: Privacy) -> list[int]:
    words = workspace.setting(f"{CALENDARS}.{privacy}") or ""
    return [int(word) for word in words.split(",") if word]


def remember_calendars(path: Path, version: int, privacy: Privacy) -> None:
    """Keep that calendars of this plan version went out, so that a later export cancels what is gone."""
    from rotaengage.store import Workspace

    with Workspace.open(path) as workspace:
        if not workspace.read_only:
            kept = sorted({*_exported(workspace, privacy), version})
            workspace.set_setting(f"{CALENDARS}.{privacy}", ",".join(map(str, kept)))


def doctor_named(name: str, handout: Handout) -> str:
    """The id that the file knows a doctor by. UserError with the nearest name where there is none."""
    found = [d for d in handout.doctors if same_name(d.name) == same_name(name) or d.id == name]
    if len(found) != 1:
        near = nearest(name, [d.name for d in handout.doctors])
        says = "no doctor has this name" if not found else "more than one doctor has this name"
        raise UserError(says, name, f"the nearest is {near}" if near else "write it as on the rota")
    return handout.labels[found[0].id] if handout.privacy.shared else found[0].id


def specimen_handout(privacy: Privacy) -> Handout:
    """A handout of a department of nobody: what is in its files is in everybody's."""
    from rotaengage.export.specimen import specimen

    facts = specimen(privacy)
    return Handout(facts, facts, {d.id: d.name for d in facts.scenario.rota.doctors}, specimen=True)


def checked(handout: Handout, make: Callable[[Handout], dict[str, bytes]]) -> dict[str, bytes]:
    """The files of a handout, if nobody is named in them. UserError stops the export with the places.

    A name that is also a word of every such file is told only beside the rest of the name.
    """
    files, privacy = make(handout), handout.privacy
    if not privacy.shared:
        return files
    from rotaengage.export.name_scan import found_names, needles, words_in

    common = frozenset(w for n, data in make(specimen_handout(privacy)).items() for w in words_in(n, data))
    capitals, initials = _words(handout.own.scenario), privacy is not Privacy.INITIALS
    wanted = needles(handout.doctors, capitals, with_initials=initials, common=common)
    for name, data in files.items():
        hits = found_names(name, data, wanted)
        if hits:
            more = f" and {len(hits) - _TOLD} more" if len(hits) > _TOLD else ""
            says = f"a name would have gone out with it ({'; '.join(hits[:_TOLD])}{more}), so nothing was written"
            cure = "take it out of the setup workbook, or let names stand (export --privacy full, report --names)"
            raise UserError(says, name, cure)
    return files


def added_sheets(path: Path, wish: Wish) -> "tuple[SheetText, ...] | None":
    """The sheets for the rota's own workbook; None for the usual one. UserError for a word that names none."""
    if wish.sheets == PLAIN.sheets or wish.privacy.shared:
        return None
    from rotaengage.export.sheets import make_sheets

    return make_sheets(wish.sheets, gather(path, Privacy.FULL).facts)


def refuse_shared_original(to: Path, wish: Wish) -> None:
    """The rota's own workbook holds every name in its cells. UserError where it is to be anything but full."""
    if wish.privacy.shared:
        says = "the rota's own workbook names everybody, so it cannot be written any other way"
        cure = "use rotaengage report --to FILE.xlsx for a workbook to share, or .html, .ics, .csv, .json here"
        raise UserError(says, str(to), cure)
    if wish.key is not None:
        raise UserError("only pseudonyms have a key", str(wish.key), "leave --key out")
