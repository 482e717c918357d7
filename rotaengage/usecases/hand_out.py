"""Hand the plan out to people: calendars, timetables, a poster, tables; each as private as is asked for."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from rotaengage.domain.issue import UserError
from rotaengage.domain.privacy import Privacy
from rotaengage.usecases.files import refuse_existing, write_whole
from rotaengage.usecases.folders import write_folder
from rotaengage.usecases.handout import Handout, checked, doctor_named, gather, remember_calendars
from rotaengage.usecases.wish import Wish

_UNSAFE = re.compile(r"[^\w .,()+-]+")
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)


class HandedOut(NamedTuple):
    """What was written: how many files, how many slots, and what to know about it."""

    path: Path
    files: int
    slots: int
    notes: tuple[str, ...] = ()


def hand_out(path: Path, to: Path, wish: Wish, *, force: bool = False) -> HandedOut:
    """Write the latest plan as the ending of the name says. UserError where it cannot be, and nothing is written."""
    check_key(to, wish, force=force)
    handout = gather(path, wish.privacy)
    is_folder = is_for_folder(to, wish)
    kind = "" if is_folder else to.suffix.casefold()
    files = checked(handout, lambda of: _files(of, wish, kind, to.name))
    if is_folder:
        write_folder(to, files, force=force)
    else:
        write_whole(to, packed(files) if kind == ".zip" else next(iter(files.values())), force=force)
    notes = write_key(handout, wish, force=force)
    if kind in {"", ".zip", ".ics"}:
        remember_calendars(path, handout.own.plan.version, wish.privacy)
    return HandedOut(to, len(files), len(handout.facts.plan.slots), notes)


def _files(handout: Handout, wish: Wish, kind: str, name: str) -> dict[str, bytes]:
    """The files by name; a department of nobody has no doctor of the name that was asked for."""
    asked = wish._replace(doctor="") if handout.specimen else wish
    return {own or name: data for own, data in _MADE[kind](handout, asked).items()}


def check_key(to: Path, wish: Wish, *, force: bool) -> None:
    """Before anything is made: is a key file possible, and apart from the file?"""
    if wish.key is None:
        return
    if wish.privacy is not Privacy.PSEUDONYMS:
        raise UserError("only pseudonyms have a key", str(wish.key), "say --privacy pseudonyms, or leave --key out")
    if wish.key.resolve() == to.resolve() or to.resolve() in wish.key.resolve().parents:
        raise UserError("the key must be kept apart from the file", str(wish.key), "choose another place")
    refuse_existing(wish.key, force=force)


def write_key(handout: Handout, wish: Wish, *, force: bool) -> tuple[str, ...]:
    """The key file, readable by its owner alone, where it is asked for; what to say about privacy."""
    from rotaengage.export.labels import key_file

    if wish.key is not None:
        write_whole(wish.key, key_file(handout.doctors, handout.labels), force=force)
        return (f"who is who: {wish.key} (readable by you alone; keep it apart)",)
    if wish.privacy is Privacy.PSEUDONYMS:
        return ("whoever knows the rota can still tell who works when: share it as you would share the rota",)
    return ()


def calendar_files(handout: Handout, wish: Wish) -> dict[str, bytes]:
    """A folder of calendars: everybody's own, one an event, and one of all events."""
    from rotaengage.export.calendar_ics import calendars, event_calendar, event_calendars

    facts, privacy = handout.facts, wish.privacy
    names = {d.id: d.name for d in facts.scenario.rota.doctors}
    found = {"events.ics": event_calendar(facts.plan, facts.scenario, privacy, handout.earlier)}
    for title, data in event_calendars(facts.plan, facts.scenario, privacy, handout.earlier).items():
        found[free_file(f"events/{file_name(title)}", found)] = data
    if privacy is not Privacy.TOTALS:
        one = doctor_named(wish.doctor, handout) if wish.doctor else None
        for doctor, data in calendars(facts.plan, facts.scenario, handout.earlier).items():
            if one in {None, doctor}:
                found[free_file(f"doctors/{file_name(names.get(doctor, doctor))}", found)] = data
    return found


def file_name(words: str) -> str:
    """Words as the name of a file on any system."""
    return " ".join(_UNSAFE.sub(" ", words).split()).strip(". ")[:80] or "calendar"


def free_file(stem: str, taken: dict[str, bytes]) -> str:
    """A name that no other file has, whatever the case."""
    used, number, name = {t.casefold() for t in taken}, 1, f"{stem}.ics"
    while name.casefold() in used:
        number += 1
        name = f"{stem} ({number}).ics"
    return name


def packed(files: dict[str, bytes]) -> bytes:
    """One zip file; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DATE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _ics(handout: Handout, wish: Wish) -> dict[str, bytes]:
    from rotaengage.export.calendar_ics import calendar, calendars, event_calendar

    facts = handout.facts
    if wish.poster or wish.privacy is Privacy.TOTALS:
        return {"": event_calendar(facts.plan, facts.scenario, wish.privacy, handout.earlier)}
    if not wish.doctor:
        return {"": calendar(facts.plan, facts.scenario, handout.earlier)}
    doctor = doctor_named(wish.doctor, handout)
    own = calendars(facts.plan, facts.scenario, handout.earlier).get(doctor)
    if own is None:
        raise UserError("this doctor has no slot in the plan", wish.doctor, "there is nothing to put in a calendar")
    return {"": own}


def _html(handout: Handout, wish: Wish) -> dict[str, bytes]:
    from rotaengage.export.poster_html import poster
    from rotaengage.export.timetable_html import timetables

    facts = handout.facts
    if wish.poster:
        return {"": poster(facts.plan, facts.scenario, wish.privacy)}
    if wish.privacy is Privacy.TOTALS:
        raise UserError("a timetable is one doctor's own", "--privacy totals", "say --poster, or use rotaengage report")
    only = [doctor_named(wish.doctor, handout)] if wish.doctor else None
    return {"": timetables(facts.plan, facts.scenario, only)}


def _csv(handout: Handout, wish: Wish) -> dict[str, bytes]:
    from rotaengage.export.csv_long import csv_long, csv_table
    from rotaengage.export.doctor_sheet import group_sheet

    facts = handout.facts
    if wish.privacy is Privacy.TOTALS:
        sheet = group_sheet(facts.plan, facts.scenario)
        return {"": csv_table(sheet.columns, sheet.rows)}
    return {"": csv_long(facts.plan, facts.scenario)}


def _json(handout: Handout, wish: Wish) -> dict[str, bytes]:
    from rotaengage.export.plan_json import plan_document
    from rotaengage.export.totals_json import totals_document

    facts = handout.facts
    make = totals_document if wish.privacy is Privacy.TOTALS else plan_document
    return {"": json.dumps(make(facts.plan, facts.scenario), ensure_ascii=False, indent=1).encode("utf-8", "replace")}


_MADE: dict[str, Callable[[Handout, Wish], dict[str, bytes]]] = {
    ".ics": _ics, ".html": _html, ".htm": _html, ".csv": _csv, ".json": _json, ".zip": calendar_files,
    "": calendar_files,
}  # fmt: skip


def is_for_folder(to: Path, wish: Wish) -> bool:
    """Whether a folder is meant: one that is there, or one that was asked for."""
    return wish.folder or to.is_dir()


def can_hand_out(to: Path, wish: Wish) -> bool:
    """Whether this verb writes what is asked for: a folder, or a file by its ending."""
    return is_for_folder(to, wish) or (bool(to.suffix) and to.suffix.casefold() in _MADE)
