"""Write the empty setup workbook."""

from pathlib import Path

from rotaengage.domain.issue import UserError
from rotaengage.usecases.files import refuse_existing, write_whole


def write_template(to: Path, *, force: bool = False) -> Path:
    """A workbook with instructions and drop-downs. UserError where it would overwrite, or is no .xlsx."""
    if to.suffix.casefold() != ".xlsx":
        raise UserError("the setup workbook is an .xlsx file", str(to), "give a name that ends in .xlsx")
    refuse_existing(to, force=force)
    from rotaengage.export.setup_template import template_bytes

    write_whole(to, template_bytes(), force=force)
    return to
