"""Initials, pseudonyms and groups: what people are called when names stay at home."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.privacy import Privacy
from rotaengage.export.groups import OTHERS, by_grade, large_enough
from rotaengage.export.labels import initials, key_file, labels, name_parts, pseudonyms
from tests.build import doctor
from tests.export.people import people


@pytest.mark.parametrize(
    ("name", "parts", "short"),
    [
        ("Dr Ann Okoro", ["Ann", "Okoro"], "AO"),
        ("Okafor, Chidi", ["Chidi", "Okafor"], "CO"),
        ("José Núñez", ["José", "Núñez"], "JN"),
        ("Mary-Jane O'Neil", ["Mary", "Jane", "O", "Neil"], "MJON"),
        ("Okoro,", ["Okoro"], "O"),
        ("17", [], "?"),
    ],
)
def test_a_name_is_taken_apart_first_names_first(name: str, parts: list[str], short: str) -> None:
    assert name_parts(name) == parts
    assert initials(name) == short


def test_initials_that_two_doctors_share_are_numbered() -> None:
    two = [doctor("ann okoro"), doctor("abe oduya"), doctor("li wu")]
    assert list(labels(two, Privacy.INITIALS, b"").values()) == ["AO 1", "AO 2", "LW"]


def test_a_pseudonym_stays_when_others_come_and_go() -> None:
    ids = [d.id for d in people()]
    assert pseudonyms(ids, b"s")[ids[3]] == pseudonyms([ids[3], "somebody-new"], b"s")[ids[3]]


def test_a_pseudonym_cannot_be_worked_out_without_the_secret() -> None:
    ids = [d.id for d in people()]
    one, two = pseudonyms(ids, b"one"), pseudonyms(ids, b"two")
    assert not set(one.values()) & set(two.values())


@settings(max_examples=25, deadline=None)
@given(st.sets(st.text(min_size=1), max_size=60), st.binary(min_size=1))
def test_no_two_doctors_share_a_pseudonym(ids: set[str], secret: bytes) -> None:
    found = pseudonyms(ids, secret)
    assert found.keys() == ids
    assert len(set(found.values())) == len(ids)


def test_no_pseudonym_is_a_word_or_ends_like_a_title() -> None:
    codes = "".join(code.removeprefix("D-") for code in pseudonyms([f"d{n}" for n in range(300)], b"s").values())
    assert not set(codes) & set("AEIOUYDM01")


def test_a_thousand_doctors_do_not_share_pseudonyms() -> None:
    assert len(set(pseudonyms([f"d{n}" for n in range(1000)], b"s").values())) == 1000


def test_the_order_of_pseudonyms_tells_nothing_of_the_order_of_names() -> None:
    found = list(labels(people(), Privacy.PSEUDONYMS, b"s").values())
    assert found != sorted(found)


def test_the_key_says_who_is_who() -> None:
    found = labels(people(), Privacy.PSEUDONYMS, b"s")
    document = json.loads(key_file(people(), found))
    assert document["schema"] == "rotaengage.key/1"
    assert document["doctors"][found[people()[2].id]] == "José Núñez"


def test_small_groups_are_put_together_until_they_are_five() -> None:
    groups = {"F1": tuple("abcdef"), "F2": tuple("ghijk"), "SAS": ("l", "m")}
    assert large_enough(groups) == {"F1": tuple("abcdef"), OTHERS: tuple("lmghijk")}


def test_two_small_groups_that_make_five_leave_the_others_alone() -> None:
    groups = {"F1": tuple("abcde"), "SAS": ("l", "m"), "CONS": tuple("xyz")}
    assert large_enough(groups) == {"F1": tuple("abcde"), OTHERS: tuple("lmxyz")}


def test_fewer_than_five_in_all_are_no_group() -> None:
    assert large_enough({"F1": ("a", "b"), "SAS": ("c", "d")}) == {}


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(["F1", "F2", "SAS", "CONS", "HST"]), st.integers(1, 9)))
def test_nobody_is_lost_and_no_group_is_small(sizes: dict[str, int]) -> None:
    groups = {g: tuple(f"{g}{n}" for n in range(size)) for g, size in sizes.items()}
    merged = large_enough(groups)
    everybody = sorted(i for ids in groups.values() for i in ids)
    assert sorted(i for ids in merged.values() for i in ids) == (everybody if len(everybody) >= 5 else [])
    assert all(len(ids) >= 5 for ids in merged.values())


def test_grades_are_in_the_order_of_seniority() -> None:
    assert list(by_grade(reversed(people()))) == ["F2", "HST", "SAS"]
