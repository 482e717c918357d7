"""A rule that stands in the way, in its own sentence."""

from rotaengage.rules import RULES

_SIGN = "rule: "


def rule_words(told: str) -> str:
    """What stands in the way; where it is a rule by its word, the rule as it is written down."""
    word = told.removeprefix(_SIGN)
    found = next((rule.sentence for rule in RULES if rule.word == word), "") if word != told else ""
    return f"{_SIGN}{found[:1].lower()}{found[1:].rstrip('.')}" if found else told
