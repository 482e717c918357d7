"""Departments and plans as bytes: compressed JSON of the domain's own shapes."""

import hashlib
import zlib
from collections.abc import Sequence

from pydantic_core import PydanticSerializationError

from rotaengage.domain.department import Department
from rotaengage.domain.duty import Duty
from rotaengage.domain.duty_table import DutyTable
from rotaengage.domain.issue import UserError
from rotaengage.domain.noun import Noun
from rotaengage.domain.plan import Plan
from rotaengage.store.duty_columns import read_columns, to_columns

MOST_BYTES = 1 << 29
"""No content unpacks to more: a crafted workspace cannot fill the memory."""


def sha256(data: bytes) -> str:
    """The name of content, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _pack(noun: Noun) -> bytes:
    try:
        text = noun.model_dump_json(round_trip=True)
    except PydanticSerializationError as error:
        raise UserError("some text cannot be stored", cure="look for broken characters in names and notes") from error
    return zlib.compress(text.encode())


def _unpack(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(data, MOST_BYTES)
    if not unpacker.eof:
        msg = "the content is cut off or too large"
        raise ValueError(msg)
    return text


def pack_plan(plan: Plan) -> bytes:
    """A plan; its hash is not written, since it follows from the slots."""
    return _pack(plan)


def unpack_plan(data: bytes) -> Plan:
    """A plan again; ValueError or zlib.error where the bytes are not one."""
    return Plan.model_validate_json(_unpack(data))


def pack_duties(duties: Sequence[Duty]) -> bytes:
    """The duties of a rota, as columns."""
    return _pack(to_columns(duties))


def pack_department(department: Department) -> bytes:
    """Everything but the duties, which change seldom and are kept apart."""
    return _pack(_with_duties(department, ()))


def unpack_duties(data: bytes) -> DutyTable:
    """The duties again; ValueError, IndexError or zlib.error where the bytes are no duties."""
    return read_columns(_unpack(data).decode())


def unpack_department(body: bytes, duties: DutyTable) -> Department:
    """The department again, with its duties; ValueError or zlib.error where the bytes are not one."""
    return _with_duties(Department.model_validate_json(_unpack(body)), duties)


def _with_duties(department: Department, duties: Sequence[Duty]) -> Department:
    # A copy takes along what the rota has worked out from its old duties: harmless in one that is only written, and one
    # that was just read has worked out nothing yet.
    rota = department.scenario.rota.model_copy(update={"duties": duties})
    scenario = department.scenario.model_copy(update={"rota": rota})
    return department.model_copy(update={"scenario": scenario})
