"""One question once: the same question from several blocks or sheets becomes one, with all its places."""

import re
from collections.abc import Iterable

from rotaengage.domain.issue import Issue, Severity

_COUNT = re.compile(r"\((\d+) cells?\)")


def asked_once(issues: Iterable[Issue]) -> list[Issue]:
    """The issues in order; questions of one code and key whose words differ at most in a count of cells are joined."""
    found: dict[object, list[Issue]] = {}
    for n, issue in enumerate(issues):
        same = issue.severity is Severity.QUESTION and bool(issue.key)
        key: object = (issue.code, issue.key, _COUNT.sub("", issue.says)) if same else n
        found.setdefault(key, []).append(issue)
    return [group[0] if len(group) == 1 else _joined(group) for group in found.values()]


def _joined(group: list[Issue]) -> Issue:
    counts = [int(m[1]) for issue in group if (m := _COUNT.search(issue.says))]
    says = _COUNT.sub(f"({sum(counts)} cells)", group[0].says)
    by_sheet: dict[str, list[str]] = {}
    for issue in group:
        sheet, _, cells = issue.where.rpartition("!")
        by_sheet.setdefault(sheet, []).append(cells)
    where = ", ".join(f"{sheet}!{', '.join(cells)}" if sheet else ", ".join(cells) for sheet, cells in by_sheet.items())
    suggestions = tuple(dict.fromkeys(s for issue in group for s in issue.suggestions))
    return group[0].model_copy(update={"says": says, "where": where, "suggestions": suggestions})
