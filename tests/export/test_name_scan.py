"""The last look: a name is found wherever it hides, and plain words are let through."""

import io
import zipfile

import pytest

from rotaengage.export.name_scan import found_names, needles
from tests.build import doctor
from tests.export.people import people

WANTED = needles(people(), with_initials=True)


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "with Okoro", "OKORO", "(okoro)", "Ann,", "Jose", "NÚÑEZ", "NU\u0301N\u0303EZ", "Okoro's turn",
        "Mark Wood", "Wood, Mark", "Dr Wood", "Dr. Wood", "li wu", "WU, LI", "Chidi", "AO", "A.O.", "no. 4512399",
        "x_Okoro_y", "raman2", "id4512399",
    ],
)  # fmt: skip
def test_a_name_is_found(text: str) -> None:
    assert found_names("a.csv", text.encode(), WANTED)


@pytest.mark.parametrize(
    "text",
    [
        "Annual leave", "MS\nWood", "the mark in the wood", "Wuhan", "wu", "lid", "a short list", "451239", "ao",
        "hallmark", "45123990", "x4512398", "SAO", "AOX",
    ],
)  # fmt: skip
def test_what_is_no_name_is_let_through(text: str) -> None:
    assert found_names("a.csv", text.encode(), WANTED) == ()


def test_initials_that_are_a_word_of_the_department_are_let_through() -> None:
    doctors = [doctor("sara hope oduya"), doctor("ann okoro")]
    wanted = needles(doctors, ["AO clinic"], with_initials=True)
    assert found_names("a.csv", b"SHO, AO", wanted) == ()
    assert found_names("a.csv", b"AO", needles(doctors, with_initials=True)) == ("AO in a.csv",)


def test_initials_are_let_through_where_they_are_the_label() -> None:
    assert found_names("a.csv", b"AO", needles(people(), with_initials=False)) == ()


def test_a_name_is_found_in_a_part_of_a_zip_within_a_zip() -> None:
    inner = zipped("doctors/x.ics", b"SUMMARY:forum with Ok\r\n oro")
    assert found_names("all.zip", zipped("inner.zip", inner), WANTED) == ("okoro in doctors/x.ics",)


def test_the_name_of_a_file_is_looked_at_too() -> None:
    assert found_names("all.zip", zipped("doctors/Okoro.ics", b"x"), WANTED) == (
        "okoro in the name of doctors/Okoro.ics",
    )


@pytest.mark.parametrize(
    "xml",
    ['<?xml version="1.0"?><a><t>Priya</t></a>', '<?xml version="1.0"?><a name="Priya"/>',
     "<!DOCTYPE html><p title='Priya'>x</p>", "<!DOCTYPE html><p>Pri&#121;a</p>"],
)  # fmt: skip
def test_a_name_is_found_in_text_and_attributes_of_markup(xml: str) -> None:
    assert found_names("x.xml", xml.encode(), WANTED)


def test_tags_are_no_names() -> None:
    wanted = needles([doctor("ivo tuple"), doctor("sheet thead")], with_initials=False)
    assert found_names("x.html", b"<!DOCTYPE html><thead><tuple>x</tuple></thead>", wanted) == ()
    assert found_names("x.html", b"<!DOCTYPE html><thead>Tuple</thead>", wanted)


def test_a_department_without_people_has_nothing_to_find() -> None:
    assert found_names("a.csv", b"anything AO", needles([], with_initials=True)) == ()
