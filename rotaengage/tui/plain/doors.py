"""What can be opened, and what would be handed out, one fact a line."""

from collections.abc import Iterator
from pathlib import Path

from rotaengage.tui.plain.facts import WIDTH, Facts, flat
from rotaengage.tui.present.export_choices import default_name
from rotaengage.tui.present.exporting import of_cells, preview_lines
from rotaengage.tui.present.text import clean
from rotaengage.usecases.export_preview import preview_export
from rotaengage.usecases.recent import recent_workspaces
from rotaengage.usecases.samples import samples


def open_view() -> Iterator[str]:
    """The workspaces opened last, and the samples."""
    recent = recent_workspaces()
    yield "Recent workspaces:" if recent else "No workspace was opened yet. rotaengage open FILE opens one."
    yield from (f"  {clean(str(path))}" for path in recent)
    yield "Samples, with made-up doctors:"
    yield from (f"  {sample.name}: {clean(sample.title)}" for sample in samples())


def export_view(facts: Facts) -> Iterator[str]:
    """Each cell that the export of the rota's own workbook would change, and what stays. UserError: no plan yet."""
    plan, department = facts.plan, facts.opened.department
    to = Path(default_name(department, facts.path))
    seen = preview_export(facts.path, to, facts.opened.mark, force=True)
    yield from flat(preview_lines(seen, WIDTH, of_cells(plan, department.scenario.rota)))
