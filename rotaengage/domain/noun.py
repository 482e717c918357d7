"""The base of every noun: frozen, and closed to unknown fields."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A value that never changes; a change is a new value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def changed(self, **fields: Any) -> Self:
        """A checked copy with other values; unlike model_copy it carries no cached property over."""
        return type(self)(**{name: getattr(self, name) for name in type(self).model_fields} | fields)
