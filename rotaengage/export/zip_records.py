"""Zip archives by their records: what is not changed is copied as it lies in the file, compressed bytes and all."""

import io
import struct
import zipfile
from dataclasses import dataclass

from isal import isal_zlib

from rotaengage.domain.issue import UserError

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_HEAD, _CENTRAL_HEAD = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
_WIDE = 0xFFFFFFFF
_ZIP64_FIELD = 1
_UTF8_NAME = 0x800
_1980 = (0, 33)
_LEVEL = 1
"""ISA-L's own scale: a tenth of the time of zlib's level 6 for a few percent more bytes."""


@dataclass(slots=True)
class Record:
    """One member: its local record (header, data, whatever follows) and its entry in the directory, byte for byte."""

    info: zipfile.ZipInfo
    local: bytes
    central: bytes

    def same_as(self, other: "Record") -> bool:
        """Whether both hold the same bytes, and the directory reads them the same way."""
        one, two = self.info, other.info
        return (
            (one.CRC, one.file_size, one.compress_size) == (two.CRC, two.file_size, two.compress_size)
            and (one.compress_type, one.flag_bits) == (two.compress_type, two.flag_bits)
            and self.local == other.local
        )


def read_records(data: bytes, archive: zipfile.ZipFile) -> list[Record]:
    """The members in the directory's order. UserError where records overlap or do not stand where they should."""
    infos = archive.infolist()
    starts = sorted(info.header_offset for info in infos)
    following = dict(zip(starts, [*starts[1:], archive.start_dir], strict=True))
    at, records = archive.start_dir, []
    for info in infos:
        size = _central_size(data, at)
        local = data[info.header_offset : following[info.header_offset]]
        if local[:4] != _LOCAL or len(set(starts)) != len(starts) or len(local) < info.compress_size:
            raise _damaged()
        records.append(Record(info, local, data[at : at + size]))
        at += size
    return records


def _central_size(data: bytes, at: int) -> int:
    if data[at : at + 4] != _CENTRAL or at + _CENTRAL_HEAD.size > len(data):
        raise _damaged()
    return _CENTRAL_HEAD.size + sum(int(n) for n in _CENTRAL_HEAD.unpack_from(data, at)[10:13])


def _damaged() -> UserError:
    return UserError(
        "this workbook's file is damaged: its directory does not match what it holds",
        cure="open it in Excel, save it again as .xlsx and use that file",
    )


def new_record(name: str, content: bytes, model: zipfile.ZipInfo | None = None) -> Record:
    """A member with new content; its name, date and compression are those of the member that it replaces."""
    method = zipfile.ZIP_DEFLATED if model is None or model.compress_type != zipfile.ZIP_STORED else zipfile.ZIP_STORED
    packed = content if method == zipfile.ZIP_STORED else _deflated(content)
    raw_name, flags = _raw_name(name, model)
    moment = _dos_moment(model)
    sizes = (isal_zlib.crc32(content), len(packed), len(content), len(raw_name))
    local = _LOCAL_HEAD.pack(_LOCAL, 20, flags, method, *moment, *sizes, 0) + raw_name + packed
    made_by = (model.create_system << 8 | model.create_version) if model else 20
    outside = (model.internal_attr, model.external_attr) if model else (0, 0)
    central = _CENTRAL_HEAD.pack(_CENTRAL, made_by, 20, flags, method, *moment, *sizes, 0, 0, 0, *outside, 0) + raw_name
    info = zipfile.ZipInfo(name)
    info.CRC, info.compress_size, info.file_size = sizes[:3]
    return Record(info, local, central)


def _deflated(content: bytes) -> bytes:
    return isal_zlib.compress(content, _LEVEL, -15)


def _raw_name(name: str, model: zipfile.ZipInfo | None) -> tuple[bytes, int]:
    if model is not None:
        utf8 = model.flag_bits & _UTF8_NAME
        return model.orig_filename.encode("utf-8" if utf8 else "cp437"), utf8
    return (name.encode(), 0) if name.isascii() else (name.encode(), _UTF8_NAME)


def _dos_moment(model: zipfile.ZipInfo | None) -> tuple[int, int]:
    if model is None:
        return _1980
    year, month, day, hour, minute, second = model.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def write_records(records: list[Record], comment: bytes) -> bytes:
    """The archive of these members in this order. UserError above 4 GB or 65,535 members."""
    out, directory = io.BytesIO(), []
    for record in records:
        directory.append(_moved(record.central, out.tell()))
        out.write(record.local)
    start, tail = out.tell(), b"".join(directory)
    if start + len(tail) >= _WIDE or len(records) >= 0xFFFF:
        raise UserError("this workbook is too large to be marked", cure="split it into smaller workbooks")
    end = struct.pack("<4s4H2LH", _END, 0, 0, len(records), len(records), len(tail), start, len(comment))
    out.write(tail + end + comment)
    return out.getvalue()


def _moved(central: bytes, offset: int) -> bytes:
    """The directory entry with the place at which its member now stands."""
    fields = list(_CENTRAL_HEAD.unpack_from(central))
    name_end = _CENTRAL_HEAD.size + fields[10]
    extra = central[name_end : name_end + fields[11]]
    if _WIDE in (fields[8], fields[9], fields[16]):
        fields[8], fields[9], extra = _narrow(fields[8], fields[9], extra)
        fields[11] = len(extra)
    fields[13], fields[16] = 0, offset
    tail = central[name_end + _CENTRAL_HEAD.unpack_from(central)[11] :]
    return _CENTRAL_HEAD.pack(*fields) + central[_CENTRAL_HEAD.size : name_end] + extra + tail


def _narrow(packed: int, plain: int, extra: bytes) -> tuple[int, int, bytes]:
    """The sizes out of a zip64 field, and the other fields without it: nothing here is above 4 GB."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind == _ZIP64_FIELD:
            wide = iter(struct.iter_unpack("<Q", extra[at + 4 : at + 4 + size // 8 * 8]))
            plain = next(wide)[0] if plain == _WIDE else plain
            packed = next(wide)[0] if packed == _WIDE else packed
        else:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return packed, plain, kept
