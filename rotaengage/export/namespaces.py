"""The namespaces of the two forms of the standard, and which one a part is written in."""

from rotaengage.export.xml_scan import Element

TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT_HOST = "http://purl.oclc.org/ooxml/"


def main_namespace(root: Element) -> str:
    """The namespace that the root's own name is in."""
    return root.attrs.get(f"xmlns:{root.prefix[:-1].decode()}" if root.prefix else "xmlns", "")


def relation_base(root: Element) -> str:
    """The namespace of relationship types and ids for a part of this form."""
    return STRICT if main_namespace(root).startswith(_STRICT_HOST) else TRANSITIONAL


def relation_attribute(root: Element, relation_id: str) -> bytes:
    """The attribute that names a relationship, declaring its prefix where the root does not."""
    base = relation_base(root)
    for name, uri in root.attrs.items():
        if name.startswith("xmlns:") and uri == base:
            return f'{name[6:]}:id="{relation_id}"'.encode()
    return f'xmlns:r="{base}" r:id="{relation_id}"'.encode()
