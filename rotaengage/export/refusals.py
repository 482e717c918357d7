"""Which files can be marked, and for the others one sentence that says why not and what to do."""

import io
import zipfile

from rotaengage.domain.issue import UserError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = 1 << 30
_MOST_MEMBERS = 20_000
_SAVE_AS = "open it in Excel or LibreOffice, save it as .xlsx and use that file"


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The zip archive of a workbook that can be marked. UserError for everything else."""
    if not data:
        raise UserError("this file is empty", cure="choose the workbook that the rota is in")
    if data.startswith(_OLE):
        raise UserError(
            "this workbook is protected with a password, or is in the old .xls format",
            cure="open it in Excel, take the password off, save it as .xlsx and use that file",
        )
    if not data.startswith(b"PK"):
        raise UserError("only .xlsx, .xlsm, .xltx and .xltm workbooks can be marked", cure=_SAVE_AS)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UserError(
            "this workbook's file is damaged or cut short", cure="use a copy that Excel can open"
        ) from error
    _refuse_names(archive.infolist())
    _refuse_kind({_plain(i) for i in archive.infolist()})
    return archive


def _plain(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/").lstrip("/").casefold()


def _refuse_names(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > _MOST_MEMBERS or sum(i.file_size for i in infos) > _MOST_BYTES:
        raise UserError("this workbook unpacks to more than 1 GB, which looks like an attack", cure="use another file")
    if any(i.flag_bits & 1 for i in infos):
        raise UserError("parts of this workbook are protected with a password", cure="save a copy without a password")
    seen: set[str] = set()
    for name in map(_plain, infos):
        if name in seen:
            raise UserError("this workbook's file holds two parts of one name", name, _SAVE_AS)
        seen.add(name)


def _refuse_kind(names: set[str]) -> None:
    if any(name.startswith("_xmlsignatures/") for name in names):
        raise UserError(
            "this workbook is digitally signed, and any mark would break the signature",
            cure="take the signature off in Excel (File, Info, View Signatures) in a copy, and use that",
        )
    if "mimetype" in names and "content.xml" in names:
        raise UserError("an OpenDocument workbook (.ods) cannot be marked", cure=_SAVE_AS)
    if any(name.endswith("workbook.bin") for name in names):
        raise UserError("a binary workbook (.xlsb) cannot be marked", cure=_SAVE_AS)
    if "[content_types].xml" not in names:
        raise UserError("this file is a zip archive but not a workbook", cure="choose the workbook that the rota is in")
