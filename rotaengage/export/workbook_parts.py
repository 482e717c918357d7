"""Which part of the package is the workbook, and which are its worksheets."""

from rotaengage.domain.issue import UserError
from rotaengage.export.package import Package
from rotaengage.export.xml_scan import scan


def workbook_part(package: Package) -> str:
    """The name of the workbook part. UserError if the package holds none."""
    relation = package.related("", "officeDocument")
    part = package.find(relation.target) if relation else None
    if part is None:
        raise UserError("this file holds no workbook", cure="choose the workbook that the rota is in")
    if "sheet.binary" in package.types.of(part):
        raise UserError("a binary workbook (.xlsb) cannot be marked", cure="save it as .xlsx and use that file")
    return part


def sheet_parts(package: Package, workbook: str) -> dict[str, str]:
    """The parts of the worksheets by their names; chart sheets and the like are left out."""
    relations = package.relations(workbook)
    parts = {}
    for element in scan(package.read(workbook), workbook):
        if element.depth == 2 and element.local == "sheet":
            ids = [v for k, v in element.attrs.items() if k.endswith(":id") and not k.startswith("xmlns")]
            relation = relations.by_id(ids[0]) if ids else None
            part = package.find(relation.target) if relation and relation.kind == "worksheet" else None
            if part is not None:
                parts[element.attrs.get("name", "")] = part
    return parts
