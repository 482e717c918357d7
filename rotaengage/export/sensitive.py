"""Words that tell what others need not know: union roles, sickness, parental leave (domain notes I)."""

import re

from rotaengage.domain.activity import Activity, Method
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.scenario import Scenario

PROTECTED = "Protected engagement time"
HIDDEN_KINDS = frozenset({DutyKind.SICK, DutyKind.PARENTAL, DutyKind.UNAVAILABLE})
_WORDS = re.compile(
    r"(?<![a-z])(trade.?union|union|bma|hcsa|unison|unite|j?lnc|local negotiating committee|staff.?side|facility time"
    r"|shop steward|rep|reps|representatives?['’]?s?|casework"
    r"|sick(ness)?|ill|illness|occupational health|phased return|medical exemption"
    r"|parental|maternity|paternity|adoption|pregnan\w+|compassionate|bereave\w+)(?![a-z])",
    re.IGNORECASE,
)


def is_sensitive(text: str) -> bool:
    """Whether a text names a union role, sickness or parental leave."""
    return _WORDS.search(text) is not None


def sensitive_activities(scenario: Scenario) -> frozenset[str]:
    """The ids of activities that would tell a role: by their words, or because only holders of a role have them."""
    by_role = {e.activity for e in scenario.entitlements if e.who.roles}
    return frozenset(a.id for a in scenario.activities if a.id in by_role or a.invited.roles or _tells(a))


def _tells(activity: Activity) -> bool:
    texts = (activity.id, activity.title, activity.place)
    return activity.method is Method.REPRESENTATIVE or any(map(is_sensitive, texts))
