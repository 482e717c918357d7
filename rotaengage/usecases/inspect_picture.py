"""A picture of each rota of a workbook, with what was understood laid over it; for screens and the command line."""

from pathlib import Path

from rotaengage.domain.answers import Answers
from rotaengage.domain.inspection import Inspection
from rotaengage.domain.picture import Picture


def inspect_pictures(path: Path, answers: Answers) -> tuple[Inspection, tuple[Picture, ...]]:
    """The reading and its pictures, one for each rota in the same order. UserError where a file cannot be read."""
    from importers.inspect import inspect_book
    from importers.job_plan import inspect_with_plans
    from importers.lay_over import LayOver
    from importers.overlay import pictures_of
    from importers.workbook import open_book
    from rotaengage.usecases.carried_marks import inspect_clean

    seen: list[LayOver] = []

    def watched(clean: Path, said: Answers) -> Inspection:
        return inspect_with_plans(open_book(clean), said, lambda book, s: inspect_book(book, s, seen))

    found = inspect_clean(path, answers, watched)
    return found, tuple(picture for over in seen for picture in pictures_of(found, over))
