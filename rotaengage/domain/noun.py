"""The base of every noun: frozen, and closed to unknown fields."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A value that never changes; a change is a new value."""

    model_config = ConfigDict(frozen=True, extra="forbid")
