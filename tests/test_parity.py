"""A hard rule has one word in five places: check, constraint, both tests, and a row in README."""

import re

import pytest

from rotaengage.rules import RULES
from solvers.constraints.registry import HARD
from tests.house import ROOT

WORDS = [rule.word for rule in RULES]
NOT_RULES = {"__init__", "base", "registry"}


def first_cells(text: str) -> set[str]:
    """The first cell of each row of each table, without its backticks."""
    return {cell.strip(" `*") for cell in re.findall(r"^\|([^|\n]+)\|", text, re.MULTILINE)}


def test_no_word_and_no_code_stands_for_two_rules() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(WORDS)) == len(WORDS) > 0
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    "place",
    [
        "rotaengage/rules/{}.py",
        "solvers/constraints/{}.py",
        "tests/rules/test_{}.py",
        "tests/solvers/test_{}.py",
    ],
)
def test_the_word_has_its_file(place: str, word: str) -> None:
    path = ROOT / place.format(word)
    assert path.is_file()
    assert path.stat().st_size > 0


@pytest.mark.parametrize("word", WORDS)
def test_the_word_has_its_row_in_the_readme(word: str) -> None:
    assert word in first_cells((ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_solver_keeps_every_rule_and_knows_no_other() -> None:
    assert sorted(rule.word for rule in HARD) == sorted(WORDS)
    files = {p.stem for p in (ROOT / "solvers" / "constraints").glob("*.py")} - NOT_RULES
    assert files == set(WORDS)


def test_each_rule_lives_in_the_file_of_its_word() -> None:
    for rule in RULES:
        assert type(rule).__module__ == f"rotaengage.rules.{rule.word}"
    for twin in HARD:
        assert type(twin).__module__ == f"solvers.constraints.{twin.word}"
