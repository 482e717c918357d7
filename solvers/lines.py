"""The lines that the planner's child process and its parent speak: one JSON document each."""

import json
from typing import Any

from rotaengage.domain.plan import Draft
from rotaengage.domain.progress import Progress
from rotaengage.domain.scenario import PlanSettings, Scenario

STOP = "stop"


def order_line(scenario: Scenario, settings: PlanSettings) -> str:
    """What to plan; the parent's first line."""
    return f'{{"scenario":{scenario.model_dump_json()},"settings":{settings.model_dump_json()}}}\n'


def read_order(line: str) -> tuple[Scenario, PlanSettings]:
    """The order of a line; ValueError if it is none."""
    parts = json.loads(line)
    scenario = Scenario.model_validate_json(json.dumps(parts["scenario"]))
    return scenario, PlanSettings.model_validate_json(json.dumps(parts["settings"]))


def progress_line(progress: Progress) -> str:
    """A step, told to the parent."""
    return json.dumps({"progress": progress._asdict()}) + "\n"


def draft_line(draft: Draft) -> str:
    """The child's last line."""
    return f'{{"draft":{draft.model_dump_json()}}}\n'


def error_line(says: str) -> str:
    """The child's last line where it could not plan."""
    return json.dumps({"error": says}) + "\n"


def read_answer(line: str) -> Progress | Draft | str:
    """What a child's line holds: a step, the draft, or the sentence of an error; ValueError if it is none of them."""
    parts: dict[str, Any] = json.loads(line)
    if "progress" in parts:
        return Progress(**parts["progress"])
    if "draft" in parts:
        return Draft.model_validate_json(json.dumps(parts["draft"]))
    return str(parts["error"])
