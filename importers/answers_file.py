"""Answers about a workbook as a file that people can read, keep and share: TOML, with one sentence for each mistake."""

import tomllib
from datetime import time
from pathlib import Path
from typing import Any

from importers.settling import CHECKS, LAYOUTS, checked
from importers.times import clock_of
from rotaengage.domain.answers import Answers
from rotaengage.domain.codes import CodeSource, DutyKind, ShiftCode
from rotaengage.domain.issue import UserError

_TABLES = ("codes", "layouts", "aliases", "kept")
_CODE_FIELDS = ("kind", "start", "end", "title", "covers", "releasable")
_SAYS = {
    "layouts": "# How a sheet is laid out, by its name; none where it is no rota.",
    "aliases": "# Who is meant by a spelling.",
    "kept": "# Other answers, by the key of their question.",
}
_HEAD = """# Answers about a department's rota workbooks, used again with the next one.
# kind is one of: {kinds}
"""


def read_answers(path: Path) -> Answers:
    """The answers that a file holds. UserError names the place of the first mistake and its cure."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError("this file of answers cannot be opened", path.name, "check its name") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"this file of answers cannot be read: {error}", path.name, "mend that line") from error
    for key in document:
        if key not in ("year", *_TABLES):
            raise _wrong(path, key, "nothing is asked by that name", f"use one of year, {', '.join(_TABLES)}")
    year = document.get("year")
    if year is not None and (not isinstance(year, int) or not 1990 <= year <= 2099):
        raise _wrong(path, "year", "this is no year", "write it in four digits, such as 2026")
    tables = {name: _table(path, document, name) for name in _TABLES}
    return Answers(
        year=year,
        codes=tuple(_code(path, code, fields) for code, fields in tables["codes"].items()),
        layouts=_layouts(path, tables["layouts"]),
        aliases=_words(path, "aliases", tables["aliases"]),
        kept=_kept(path, tables["kept"]),
    )


def _wrong(path: Path, place: str, says: str, cure: str) -> UserError:
    return UserError(says, f"{path.name}, {place}", cure)


def _table(path: Path, document: dict[str, Any], name: str) -> dict[str, Any]:
    found = document.get(name, {})
    if not isinstance(found, dict):
        raise _wrong(path, name, "this must be a table", f"write [{name}] and one line for each answer below it")
    return found


def _words(path: Path, table: str, found: dict[str, Any]) -> dict[str, str]:
    for key, value in found.items():
        if not isinstance(value, str):
            raise _wrong(path, f"{table}.{key}", "this answer must be text", "put it in quotes")
    return dict(found)


def _kept(path: Path, found: dict[str, Any]) -> dict[str, str]:
    """Answers by key, each looked at as if it were given now; a key that nothing asks is left as it is."""
    for key, value in _words(path, "kept", found).items():
        if key.partition(":")[0] in CHECKS:
            try:
                checked(key, value)
            except UserError as error:
                raise _wrong(path, f"kept.{key}", error.says, error.cure) from error
    return dict(found)


def _layouts(path: Path, found: dict[str, Any]) -> dict[str, str]:
    for sheet, layout in _words(path, "layouts", found).items():
        if layout not in LAYOUTS:
            raise _wrong(path, f"layouts.{sheet}", f"{layout} is no layout", f"use one of {', '.join(LAYOUTS)}")
    return dict(found)


def _clock(path: Path, place: str, value: Any) -> time | None:
    if value is None:
        return None
    found = clock_of(value) if isinstance(value, str | time) else None
    if found is None:
        raise _wrong(path, place, "this is no time of day", 'write it as "08:00"')
    return found


def _code(path: Path, code: str, fields: Any) -> ShiftCode:
    place = f"codes.{code}"
    if not isinstance(fields, dict) or "kind" not in fields:
        raise _wrong(path, place, "this code has no kind", f'write [codes."{code}"] and below it kind = "long_day"')
    strange = [name for name in fields if name not in _CODE_FIELDS]
    if strange:
        raise _wrong(path, f"{place}.{strange[0]}", "a code has no such field", f"use {', '.join(_CODE_FIELDS)}")
    if fields["kind"] not in {kind.value for kind in DutyKind}:
        raise _wrong(path, place, f"{fields['kind']} is no kind of duty", "use a kind that the head of the file lists")
    start, end = (_clock(path, f"{place}.{side}", fields.get(side)) for side in ("start", "end"))
    if (start is None) is not (end is None):
        raise _wrong(path, place, "this code has only one of start and end", "write both or neither")
    for name in ("covers", "releasable"):
        if not isinstance(fields.get(name, False), bool):
            raise _wrong(path, f"{place}.{name}", "this must be true or false", "write true or false without quotes")
    return ShiftCode(
        code=code,
        kind=DutyKind(fields["kind"]),
        start=start,
        end=end,
        source=CodeSource.ANSWER,
        title=str(fields.get("title", "")),
        covers=fields.get("covers"),
        releasable=fields.get("releasable"),
    )


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    inner = "".join(escapes.get(ch) or (ch if ch.isprintable() else f"\\U{ord(ch):08x}") for ch in text)
    return f'"{inner}"'


def _code_lines(code: ShiftCode) -> list[str]:
    lines = [f"[codes.{_quoted(code.code)}]", f"kind = {_quoted(code.kind.value)}"]
    if code.start is not None and code.end is not None:
        lines += [f'start = "{code.start:%H:%M}"', f'end = "{code.end:%H:%M}"']
    lines += [f"title = {_quoted(code.title)}"] if code.title else []
    for name in ("covers", "releasable"):
        value = getattr(code, name)
        lines += [] if value is None else [f"{name} = {str(value).lower()}"]
    return [*lines, ""]


def write_answers(answers: Answers) -> str:
    """The answers as the text of such a file; read_answers gives them back."""
    lines = [_HEAD.format(kinds=", ".join(kind.value for kind in DutyKind))]
    if answers.year is not None:
        lines += [f"year = {answers.year}", ""]
    for code in answers.codes:
        lines += _code_lines(code)
    for name in ("layouts", "aliases", "kept"):
        table: dict[str, str] = getattr(answers, name)
        if table:
            lines += [_SAYS[name], f"[{name}]", *(f"{_quoted(k)} = {_quoted(v)}" for k, v in table.items()), ""]
    return "\n".join(lines)
