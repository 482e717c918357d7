"""Writes what is read of each sample beside it: `python -m samples.make_goldens [folder]`.

NAME.rota.json is `inspect --json --duties` with a line to each duty; NAME.issues.txt has a line to each issue.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from rotaengage.usecases.inspect import inspect_document, inspect_workbook

MOST_DUTIES = 500
"""Rotas with more duties are kept without the list of them: their numbers and codes are there."""
ENDINGS = (".xlsx", ".csv")


def golden_of(sample: Path) -> tuple[str, str]:
    """The text of both files for a sample."""
    found = inspect_workbook(sample)
    few = sum(len(r.duties) for r in found.rotas) <= MOST_DUTIES
    document = inspect_document(found, duties=few)
    issues = document.pop("issues")
    document.pop("sha256")
    return _lines_of(document), "".join(_issue_line(i) for i in issues)


def _lines_of(document: dict[str, Any]) -> str:
    """JSON with a line to each person, code and duty, so that a change shows as the lines that changed."""
    lines: list[str] = []
    for rota in document["rotas"]:
        for key in ("people", "codes", "duties"):
            rows = [{"code": c, **about} for c, about in rota[key].items()] if key == "codes" else rota.get(key, [])
            first = len(lines)
            lines.extend(json.dumps(row, ensure_ascii=False) for row in rows)
            rota[key] = [f"line {n}" for n in range(first, len(lines))]
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return re.sub(r'"line (\d+)"', lambda m: lines[int(m[1])], text) + "\n"


def _issue_line(issue: dict[str, Any]) -> str:
    answers = f" [{issue['key']}: {' | '.join(issue['suggestions'])}]" if issue["key"] else ""
    return f"{issue['code']} {issue['severity']} {issue['where']}: {issue['says']}; {issue['cure']}{answers}\n"


def rotas_in(folder: Path) -> list[Path]:
    """The samples that are rotas: setup workbooks are none."""
    found = [p for p in (*folder.glob("*"), *folder.glob("layouts/*")) if p.suffix in ENDINGS]
    return sorted(p for p in found if not p.stem.endswith("-setup"))


def goldens_beside(sample: Path) -> tuple[Path, Path]:
    """Where both files of a sample are."""
    return sample.with_name(f"{sample.stem}.rota.json"), sample.with_name(f"{sample.stem}.issues.txt")


if __name__ == "__main__":
    for path in rotas_in(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent):
        for place, text in zip(goldens_beside(path), golden_of(path), strict=True):
            place.write_text(text, encoding="utf-8")
            print(place.name)
