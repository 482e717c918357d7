"""What people put on record beside plans: outcomes, challenges with their answers, proposals, time that was kept.

Whose time was kept is known for that doctor's own account alone, and need not be said (domain notes D.4 and I, no
blame): lists, reports and figures of groups know the grade.
"""

from datetime import date
from typing import Annotated, Generic, Literal, NamedTuple, TypeVar

from pydantic import Field, TypeAdapter

from rotaengage.domain.noun import Noun

E = TypeVar("E")
Words = Annotated[str, Field(min_length=1, max_length=4000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class Outcome(Noun):
    """What came of an activity on a day: what was said and decided, and the change. attended counts people."""

    kind: Literal["outcome"] = "outcome"
    activity: Name
    held: date
    said: Words
    decided: str = ""
    change: str = ""
    attended: int | None = Field(default=None, ge=0, le=10_000)


class Challenge(Noun):
    """A challenge to a slot, a rule or a decision; by is a name or any pseudonym. activity may be empty."""

    kind: Literal["challenge"] = "challenge"
    made: date
    about: Name
    says: Words
    by: Name
    activity: str = ""


class Answer(Noun):
    """The answer to the challenge of a number."""

    kind: Literal["answer"] = "answer"
    given: date
    to: int = Field(ge=1)
    says: Words


class Proposal(Noun):
    """What somebody proposes for a plan or a rota; by as of a challenge."""

    kind: Literal["proposal"] = "proposal"
    made: date
    says: Words
    by: Name


class Reply(Noun):
    """Whether the proposal of a number was taken up, and why."""

    kind: Literal["reply"] = "reply"
    given: date
    to: int = Field(ge=1)
    taken_up: bool
    why: Words


class TimeKept(Noun):
    """Planned time of one doctor on a day as it came about, in minutes. exception says that it was reported as missed.

    group is the grade of the doctor as the rota writes it. doctor is an id, read by the doctor's own account alone;
    empty where it was not to be kept, and in records of before it was asked.
    """

    kind: Literal["time"] = "time"
    day: date
    group: Name
    planned_minutes: int = Field(ge=1, le=1440)
    delivered_minutes: int = Field(ge=0, le=1440)
    why: str = Field(default="", max_length=400)
    exception: bool = False
    doctor: str = Field(default="", max_length=200)


Entry = Annotated[Outcome | Challenge | Answer | Proposal | Reply | TimeKept, Field(discriminator="kind")]
ENTRIES: TypeAdapter[Entry] = TypeAdapter(Entry)


class Numbered(NamedTuple, Generic[E]):
    """An entry with its number, from 1 over all kinds."""

    number: int
    entry: E


class Journal(NamedTuple):
    """Every entry, oldest first."""

    entries: tuple[Numbered[Entry], ...] = ()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What came of activities."""
        return tuple(e for _, e in self.entries if isinstance(e, Outcome))

    @property
    def times(self) -> tuple[TimeKept, ...]:
        """Planned time as it came about."""
        return tuple(e for _, e in self.entries if isinstance(e, TimeKept))

    @property
    def challenges(self) -> tuple[tuple[Numbered[Challenge], Answer | None], ...]:
        """Every challenge with its answer."""
        answers = {e.to: e for _, e in self.entries if isinstance(e, Answer)}
        return tuple((Numbered(n, e), answers.get(n)) for n, e in self.entries if isinstance(e, Challenge))

    @property
    def proposals(self) -> tuple[tuple[Numbered[Proposal], Reply | None], ...]:
        """Every proposal with its reply."""
        replies = {e.to: e for _, e in self.entries if isinstance(e, Reply)}
        return tuple((Numbered(n, e), replies.get(n)) for n, e in self.entries if isinstance(e, Proposal))


NO_JOURNAL = Journal()
