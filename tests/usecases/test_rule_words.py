"""A rule that stands in the way is told in its own sentence, never by its word alone."""

import pytest

from rotaengage.rules import RULES
from rotaengage.usecases.rule_words import rule_words


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.word)
def test_every_rule_is_told_in_its_sentence(rule: object) -> None:
    word, sentence = getattr(rule, "word", ""), getattr(rule, "sentence", "")
    told = rule_words(f"rule: {word}")
    assert told.removeprefix("rule: ")[1:] == sentence.rstrip(".")[1:]
    assert told != f"rule: {word}"


def test_anything_else_stays_as_it_was_said() -> None:
    assert rule_words("pin: Doctor 0, teaching") == "pin: Doctor 0, teaching"
    assert rule_words("rule: of a kind nobody knows") == "rule: of a kind nobody knows"
