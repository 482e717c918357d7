"""What a person may put on record: each kind of entry of the journal, as a form of fields (domain.fact.Field)."""

from enum import StrEnum


class RecordKind(StrEnum):
    """What is put on record; the value is the word of the command line."""

    TIME = "time"
    OUTCOME = "outcome"
    CHALLENGE = "challenge"
    ANSWER = "answer"
    PROPOSAL = "proposal"
    REPLY = "reply"
