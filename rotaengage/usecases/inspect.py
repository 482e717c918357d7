"""Read a workbook and say what is understood of it; nothing is written."""

from pathlib import Path
from typing import Any

from rotaengage.domain.answers import Answers
from rotaengage.domain.duty import Duty
from rotaengage.domain.inspection import Inspection, SheetRota
from rotaengage.domain.issue import Severity
from rotaengage.domain.span import Span
from rotaengage.usecases.assemble import VACANT

SCHEMA = "rotaengage.inspect/1"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_layout(layout: Path | None) -> Answers:
    """The answers that a layout file holds; none without a file. UserError where the file is wrong."""
    if layout is None:
        return Answers()
    from importers.answers_file import read_answers

    return read_answers(layout)


def inspect_workbook(path: Path, layout: Path | None = None) -> Inspection:
    """What the importers make of a file. UserError where it cannot be read at all."""
    from rotaengage.usecases.carried_marks import inspect_clean

    return inspect_clean(path, read_layout(layout))


def needs_a_person(found: Inspection) -> bool:
    """Whether there is a question, an error, or no rota at all."""
    return not found.rotas or any(i.severity in (Severity.QUESTION, Severity.ERROR) for i in found.issues)


def inspect_document(found: Inspection, *, duties: bool) -> dict[str, Any]:
    """The contract's rotaengage.inspect/1."""
    cells = found.cells
    return {
        "schema": SCHEMA,
        "file": found.file,
        "sha256": found.sha256,
        "format": found.format,
        "rotas": [_rota(r, duties=duties) for r in found.rotas],
        "cells": {
            "read": cells.read,
            "understood": cells.understood,
            "ignored": cells.ignored,
            "questions": cells.questions,
            "ignored_because": cells.ignored_because,
        },
        "issues": [i.model_dump(mode="json") for i in found.issues],
    }


def _rota(rota: SheetRota, *, duties: bool) -> dict[str, Any]:
    names = {p.id: p.name for p in rota.people}
    document: dict[str, Any] = {
        "sheet": rota.place.sheet,
        "range": rota.place.a1,
        "layout": rota.layout.value,
        "confidence": round(rota.confidence, 3),
        "first_date": rota.first_date and rota.first_date.isoformat(),
        "last_date": rota.last_date and rota.last_date.isoformat(),
        "cycle_weeks": rota.cycle_weeks,
        "people": [
            {"name": p.name, "grade": p.grade_text or None, "wte": p.wte, "cell": str(p.source) if p.source else None}
            for p in rota.people
            if VACANT not in p.roles
        ],
        "duty_count": len(rota.duties),
        "codes": {
            c.code: {
                "count": c.count,
                "kind": c.kind.value,
                "start": c.start and f"{c.start:%H:%M}",
                "end": c.end and f"{c.end:%H:%M}",
                "source": c.source.value,
            }
            for c in rota.codes
        },
    }
    if duties:
        document["duties"] = [_duty(d, names) for d in rota.duties]
    return document


def local(span: Span | None, *, end: bool = False) -> str | None:
    """A wall-clock time without offset, as the contract writes it."""
    return None if span is None else f"{span.end if end else span.start:%Y-%m-%dT%H:%M}"


def _duty(duty: Duty, names: dict[str, str]) -> dict[str, Any]:
    document: dict[str, Any] = {
        "person": names.get(duty.doctor, duty.doctor),
        "date": duty.day and duty.day.isoformat(),
        "code": duty.code,
        "post": duty.post,
        "kind": duty.kind.value,
        "start": local(duty.span),
        "end": local(duty.span, end=True),
        "cell": str(duty.source),
    }
    if duty.week is not None or duty.weekday is not None:
        document |= {"week": duty.week, "weekday": None if duty.weekday is None else WEEKDAYS[duty.weekday]}
    if duty.note:
        document["note"] = duty.note
    return document
