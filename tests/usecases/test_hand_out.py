"""Handing out: each kind of file at each level of privacy, calendars that cancel, keys kept apart."""

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest
from icalendar import Calendar

from rotaengage.domain.issue import UserError
from rotaengage.domain.privacy import Privacy
from rotaengage.export.name_scan import found_names, needles
from rotaengage.store import Workspace
from rotaengage.usecases.export import export_plan
from rotaengage.usecases.export_preview import preview_export
from rotaengage.usecases.hand_out import file_name, free_file, hand_out
from rotaengage.usecases.wish import Wish
from tests.build import SDT
from tests.export.people import FORUM, LNC, NAMES, SECRET_WORDS, made, own_slots, people
from tests.usecases.shelf import save, workspace

SHARED = (Privacy.INITIALS, Privacy.PSEUDONYMS, Privacy.TOTALS)
WRITTEN = ("a.ics", "a.csv", "a.json", "a.zip", "poster.html", "a.html")


def wish(privacy: Privacy, name: str) -> Wish:
    return Wish(privacy, poster=name.startswith("poster"))


def states(data: bytes) -> list[str]:
    return sorted(str(e["STATUS"]) for e in Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize("privacy", SHARED)
@pytest.mark.parametrize("name", WRITTEN[:5])
def test_no_shared_file_names_anybody_or_a_role(tmp_path: Path, privacy: Privacy, name: str) -> None:
    hand_out(workspace(tmp_path), tmp_path / name, wish(privacy, name))
    data = (tmp_path / name).read_bytes()
    wanted = needles(people(), with_initials=privacy is not Privacy.INITIALS)
    assert found_names(name, data, wanted) == ()
    inner = [data]
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inner = [archive.read(n) for n in archive.namelist()]
    for part in inner:
        for word in SECRET_WORDS:
            assert word.casefold() not in part.decode().casefold().replace("\r\n ", ""), word


@pytest.mark.parametrize("privacy", [Privacy.INITIALS, Privacy.PSEUDONYMS])
def test_timetables_are_by_label(tmp_path: Path, privacy: Privacy) -> None:
    hand_out(workspace(tmp_path), tmp_path / "a.html", Wish(privacy))
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert ("<h1><bdi>AO</bdi></h1>" in text) is (privacy is Privacy.INITIALS)
    assert text.count("<h1>") == len(NAMES)
    assert "Protected engagement time" in text


def test_a_timetable_in_totals_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="a timetable is one doctor's own"):
        hand_out(workspace(tmp_path), tmp_path / "a.html", Wish(Privacy.TOTALS))
    assert not (tmp_path / "a.html").exists()


def test_full_files_hold_names(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    for name in WRITTEN[1:3]:
        hand_out(path, tmp_path / name, Wish())
        assert "Ann Okoro" in (tmp_path / name).read_text(encoding="utf-8-sig")


def test_totals_hold_groups_of_five_or_more(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    hand_out(path, tmp_path / "a.json", Wish(Privacy.TOTALS))
    told = json.loads((tmp_path / "a.json").read_text())
    assert told["schema"] == "rotaengage.totals/1"
    assert [(g["group"], g["doctors"]) for g in told["groups"]] == [("F2", 6), ("other grades", 6)]
    hand_out(path, tmp_path / "a.csv", Wish(Privacy.TOTALS))
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 3


def test_a_name_in_a_text_stops_the_export_and_leaves_nothing(tmp_path: Path) -> None:
    path = workspace(tmp_path, activities=(SDT, FORUM.changed(how_to_contribute="Write to Priya"), LNC))
    with pytest.raises(UserError, match=r"a name would have gone out with it \(priya in poster\.html\)"):
        hand_out(path, tmp_path / "poster.html", Wish(Privacy.TOTALS, poster=True))
    assert [p.name for p in tmp_path.iterdir()] == ["made-up.rota"]


@pytest.mark.parametrize("name", ["a.zip", "t.html", "poster.html", "a.json"])
def test_names_that_every_such_file_holds_as_words_do_not_stop_it(tmp_path: Path, name: str) -> None:
    """Jan is a month, Version a word of each page: they are told only beside the rest of the name."""
    path = workspace(tmp_path)
    with Workspace.open(path) as opened:
        department = opened.department()
        rota = department.scenario.rota
        jan = rota.doctors[9].changed(name="Jan Begin Version Planned")
        people_now = tuple(jan if d.id == jan.id else d for d in rota.doctors)
        scenario = department.scenario.changed(rota=rota.changed(doctors=people_now))
        opened.save_department(department.changed(scenario=scenario), "tester", "renamed")
    done = hand_out(path, tmp_path / name, wish(Privacy.PSEUDONYMS, name))
    assert done.files >= 1


def test_pseudonyms_stay_the_same_from_export_to_export(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    for name in ("a.json", "b.json"):
        hand_out(path, tmp_path / name, Wish(Privacy.PSEUDONYMS))
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_the_key_is_written_only_when_asked_and_for_its_owner_alone(tmp_path: Path) -> None:
    path, key = workspace(tmp_path), tmp_path / "key.json"
    hand_out(path, tmp_path / "a.json", Wish(Privacy.PSEUDONYMS))
    assert not key.exists()
    hand_out(path, tmp_path / "a.json", Wish(Privacy.PSEUDONYMS, key=key), force=True)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    who = json.loads(key.read_text(encoding="utf-8"))["doctors"]
    assert sorted(who.values()) == sorted(NAMES)
    assert {d["doctor"] for d in json.loads((tmp_path / "a.json").read_text())["doctors"]} == set(who)


@pytest.mark.parametrize(
    ("privacy", "key", "says"),
    [
        (Privacy.INITIALS, "key.json", "only pseudonyms have a key"),
        (Privacy.PSEUDONYMS, "a.zip", "must be kept apart"),
        (Privacy.PSEUDONYMS, "made-up.rota", "there already"),
    ],
)
def test_a_key_that_makes_no_sense_is_refused_before_anything_is_written(
    tmp_path: Path, privacy: Privacy, key: str, says: str
) -> None:
    path = workspace(tmp_path)
    with pytest.raises(UserError, match=says):
        hand_out(path, tmp_path / "a.zip", Wish(privacy, key=tmp_path / key))
    assert [p.name for p in tmp_path.iterdir()] == ["made-up.rota"]


def test_a_zip_holds_a_calendar_a_doctor_an_event_and_all_events(tmp_path: Path) -> None:
    hand_out(workspace(tmp_path), tmp_path / "a.zip", Wish())
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
    assert names[:2] == ["events.ics", "events/2027-01-05 Rota forum.ics"]
    assert "doctors/Dr Ann Okoro.ics" in names
    assert "doctors/Ben Cmd.ics" in names
    assert len(names) == 2 + len({s.doctor for s in made().slots})


def test_a_folder_holds_the_same_and_is_not_written_over_unasked(tmp_path: Path) -> None:
    path, folder = workspace(tmp_path), tmp_path / "calendars"
    hand_out(path, folder, Wish(folder=True))
    written = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.ics")}
    hand_out(path, tmp_path / "a.zip", Wish())
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {n: archive.read(n) for n in archive.namelist()} == written
    with pytest.raises(UserError, match="there already"):
        hand_out(path, folder, Wish())
    hand_out(path, folder, Wish(), force=True)


def test_what_an_earlier_export_held_is_cancelled_in_the_next(tmp_path: Path) -> None:
    path, to = workspace(tmp_path, made()), tmp_path / "a.ics"
    hand_out(path, to, Wish())
    assert set(states(to.read_bytes())) == {"CONFIRMED"}
    save(path, made(own_slots()[1:]))
    for _ in range(2):
        hand_out(path, to, Wish(), force=True)
        assert states(to.read_bytes()) == ["CANCELLED", *["CONFIRMED"] * 8]


def test_a_plan_that_never_went_out_cancels_nothing(tmp_path: Path) -> None:
    path = workspace(tmp_path, made(), made(own_slots()[1:]))
    hand_out(path, tmp_path / "a.ics", Wish())
    assert set(states((tmp_path / "a.ics").read_bytes())) == {"CONFIRMED"}


def test_what_went_out_under_pseudonyms_is_cancelled_under_pseudonyms(tmp_path: Path) -> None:
    path = workspace(tmp_path, made())
    hand_out(path, tmp_path / "a.ics", Wish(Privacy.PSEUDONYMS))
    save(path, made(own_slots()[1:]))
    hand_out(path, tmp_path / "b.ics", Wish(Privacy.PSEUDONYMS))
    hand_out(path, tmp_path / "c.ics", Wish())
    assert states((tmp_path / "b.ics").read_bytes())[0] == "CANCELLED"
    assert set(states((tmp_path / "c.ics").read_bytes())) == {"CONFIRMED"}


def test_one_doctors_calendar_holds_their_own_time(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    hand_out(path, tmp_path / "a.ics", Wish(doctor="okoro, dr ann"))
    found = Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    assert len(found.walk("VEVENT")) == 2
    with pytest.raises(UserError, match="this doctor has no slot"):
        hand_out(path, tmp_path / "b.ics", Wish(doctor="Una Quill"))
    with pytest.raises(UserError, match="the nearest is Priya Raman"):
        hand_out(path, tmp_path / "c.ics", Wish(doctor="Priya Ramen"))


def test_the_rotas_own_workbook_is_only_written_with_names(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"names everybody.*use rotaengage report"):
        export_plan(workspace(tmp_path), tmp_path / "a.xlsx", wish=Wish(Privacy.TOTALS))


def test_a_preview_of_other_files_writes_nothing(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    assert preview_export(path, tmp_path / "a.html").cells == ()
    assert [p.name for p in tmp_path.iterdir()] == ["made-up.rota"]


def test_an_export_is_on_the_trail(tmp_path: Path) -> None:
    path = workspace(tmp_path)
    export_plan(path, tmp_path / "a.html", wish=Wish(Privacy.INITIALS))
    with Workspace.open(path, read_only=True) as opened:
        assert opened.trail()[-1].what == "exported plan 2 to a.html"


@pytest.mark.parametrize(
    ("words", "name"),
    [("Ann Okoro", "Ann Okoro"), ("../../x", "x"), ("a/b:c*?", "a b c"), ("...", "calendar"), ("Núñez", "Núñez")],
)
def test_a_name_makes_a_safe_file_name(words: str, name: str) -> None:
    assert file_name(words) == name


def test_two_doctors_of_one_name_get_two_files() -> None:
    assert free_file("doctors/ann", {"doctors/ANN.ics": b""}) == "doctors/ann (2).ics"
