"""What a person may change of what a plan is made for: entitlements, events, cover; each as a form of fields."""

from enum import StrEnum
from typing import NamedTuple


class FactKind(StrEnum):
    """What is changed; the value is the word of the command line."""

    ENTITLEMENT = "entitlement"
    EVENT = "event"
    COVER = "cover"


FIELDS: dict[FactKind, tuple[str, ...]] = {
    FactKind.ENTITLEMENT: (
        "activity", "minutes", "per", "pro_rata", "accrual", "grades", "tiers", "teams", "roles", "doctors", "citation",
    ),
    FactKind.EVENT: (
        "title", "duration", "quorum", "groups", "method", "first_day", "last_day", "weekdays", "earliest", "latest",
        "grades", "tiers", "teams", "roles", "doctors", "place", "every",
    ),
    FactKind.COVER: ("title", "minimum", "preferred", "weekdays", "start", "end", "tiers", "grades", "teams"),
}  # fmt: skip
"""The fields of each form, in order: keys of columns of the setup workbook."""


class Field(NamedTuple):
    """One line of a form: key is the column's of the setup workbook, value what stands there, in words.

    note says what it takes; choices are all it takes, or empty where it is typed; needed: it may not stay empty.
    """

    key: str
    label: str
    value: str = ""
    note: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
