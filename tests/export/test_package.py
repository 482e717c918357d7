"""What is not changed is copied as it lies in the file: order, dates, compressed bytes, notes of the zip."""

import io
import struct
import zipfile
from typing import Any

import pytest

from rotaengage.domain.issue import UserError
from rotaengage.domain.marks import Mark
from rotaengage.export.package import Package
from rotaengage.export.relations import Relations, relative_target, target_name
from tests.export.books import KIND, SHEET, packed, parts, patched, rels, sheet

ROWS = '<row r="1"><c r="A1"/></row>'


def odd_archive(*, backslashes: bool = False) -> bytes:
    """Stored and deflated members, a picture, old dates, a comment, extra fields."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, (name, text) in enumerate((parts(sheet(ROWS)) | {"xl/media/image1.png": "\x89PNG" * 99}).items()):
            info = zipfile.ZipInfo(name, (1999, 12, 31, 23, 58, number * 2))
            info.filename = name.replace("/", "\\") if backslashes else name
            info.compress_type = zipfile.ZIP_STORED if number % 2 else zipfile.ZIP_DEFLATED
            info.extra, info.comment = struct.pack("<2H4s", 0x7777, 4, b"keep"), b"a member"
            info.external_attr = 0o600 << 16
            archive.writestr(info, text.encode())
        archive.comment = b"a rota"
    return out.getvalue()


def members(data: bytes) -> dict[str, zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {i.filename: i for i in archive.infolist()}


@pytest.mark.parametrize("backslashes", [False, True])
def test_members_keep_their_order_dates_and_compression(backslashes: bool) -> None:
    before = odd_archive(backslashes=backslashes)
    after = patched(before, Mark.FILL, "A1").data
    old, new = members(before), members(after)
    assert list(new) == list(old)
    for name, info in old.items():
        assert new[name].date_time == info.date_time
        assert new[name].compress_type == info.compress_type
        assert new[name].external_attr == info.external_attr
    assert zipfile.ZipFile(io.BytesIO(after)).comment == b"a rota"


def test_an_untouched_member_is_the_same_bytes_in_the_file() -> None:
    before = odd_archive()
    after = patched(before, Mark.FILL, "A1").data
    info = members(before)["xl/media/image1.png"]
    start = info.header_offset
    assert before[start : start + 30 + info.compress_size] in after
    assert members(after)["xl/media/image1.png"].extra == info.extra
    assert members(after)["xl/media/image1.png"].comment == b"a member"


def test_members_written_as_a_stream_are_copied_with_their_trailers() -> None:
    class Pipe(io.RawIOBase):
        """A file that cannot seek, as a web server's is."""

        def __init__(self) -> None:
            self.held = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.held += bytes(data)  # type: ignore[call-overload]  # any buffer
            return len(bytes(data))  # type: ignore[call-overload]  # any buffer

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts(sheet(ROWS)).items():
            archive.writestr(name, text)
    after = patched(bytes(pipe.held), Mark.FILL, "A1").data
    assert list(members(after)) == list(parts(""))


def test_wide_sizes_are_read_and_written_narrow() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts(sheet(ROWS)).items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as member:
                member.write(text.encode())
    data = widened(out.getvalue())
    assert list(members(data)) == list(parts(""))
    after = patched(data, Mark.FILL, "A1").data
    assert list(members(after)) == list(parts(""))
    assert after.count(b"PK\x01\x02") == 6


def widened(data: bytes) -> bytes:
    """The archive with the sizes in its directory moved to zip64 fields, as some programs write them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start, infos = archive.start_dir, archive.infolist()
    at, directory = start, b""
    for _ in infos:
        head: list[Any] = list(struct.unpack_from("<4s6H3L5H2L", data, at))
        name = data[at + 46 : at + 46 + head[10]]
        at += 46 + head[10] + head[11] + head[12]
        extra = struct.pack("<2HQQ", 1, 16, head[9], head[8]) + struct.pack("<2H2s", 0x7777, 2, b"ok")
        head[8] = head[9] = 0xFFFFFFFF
        head[11], head[12] = len(extra), 0
        directory += struct.pack("<4s6H3L5H2L", *head) + name + extra
    count = len(infos)
    return (
        data[:start] + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    )


def test_overlapping_members_are_refused() -> None:
    data = bytearray(packed(parts(sheet(ROWS))))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    with pytest.raises(UserError, match="damaged"):
        Package(bytes(data))


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("sheet1.xml", "xl/sheet1.xml"),
        ("/xl/a.xml", "xl/a.xml"),
        ("..\\docs\\b.xml", "docs/b.xml"),
        ("./c.xml", "xl/c.xml"),
    ],
)
def test_targets_are_absolute_or_relative_with_slashes_of_either_kind(target: str, part: str) -> None:
    assert target_name("xl/workbook.xml", target) == part


def test_a_relative_target_leads_back() -> None:
    assert relative_target("xl/worksheets/sheet1.xml", "xl/drawings/v1.vml") == "../drawings/v1.vml"


def test_a_relation_gets_a_free_id_whatever_the_case() -> None:
    relations = Relations("xl/a.xml", rels(("rId2", "x", "b.xml"), ("RID3", "x", "c.xml")).encode())
    assert [relations.add("urn:t", "xl/d.xml"), relations.add("urn:t", "xl/e.xml")] == ["rId4", "rId5"]
    assert relations.content.endswith(b'Target="e.xml"/></Relationships>')


def test_an_added_part_gets_a_free_name_and_its_content_type() -> None:
    package = Package(packed(parts(sheet(ROWS)) | {"xl/COMMENTS1.xml": "<x/>"}))
    assert package.add("xl/comments", ".xml", b"<c/>", f"{KIND}.comments+xml") == "xl/comments2.xml"
    data, changed, added = package.finish()
    assert changed == ("[Content_Types].xml",)
    assert added == ("xl/comments2.xml",)
    assert Package(data).types.of("xl/comments2.xml") == f"{KIND}.comments+xml"


def test_a_workbook_without_changes_comes_out_as_it_went_in() -> None:
    data = packed(parts(sheet(ROWS)))
    assert Package(data).finish() == (data, (), ())
    assert Package(data).find(SHEET.upper()) == SHEET
