"""What is on record, and its forms, in words. Whose time was kept is told in that doctor's own account alone."""

from datetime import date

from rotaengage.domain.fact import Field
from rotaengage.domain.journal import Answer, Challenge, Entry, Journal, Numbered, Outcome, Proposal, Reply, TimeKept
from rotaengage.domain.record import RecordKind
from rotaengage.domain.scenario import Scenario
from rotaengage.tui.present.form import KIND
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.text import clean, fit, fit_right, wrap
from rotaengage.tui.present.words import day_words, hours

TITLES: dict[RecordKind, str] = {
    RecordKind.TIME: "Time delivered or missed",
    RecordKind.OUTCOME: "What came of an activity",
    RecordKind.CHALLENGE: "A challenge to a slot, a rule or a decision",
    RecordKind.ANSWER: "The answer to a challenge",
    RecordKind.PROPOSAL: "A proposal for the next plan",
    RecordKind.REPLY: "What became of a proposal",
}
FOREVER = (
    "It stays as it stands here: what is on record can be added to, and never changed or taken back. u does not take "
    "it back."
)


def form_head(kind: RecordKind) -> list[Line]:
    """The head of the form."""
    return [(Piece("Put on record", Look.HEAD), Piece(f"  {TITLES[kind]}", Look.STRONG))]


def kind_of_record(kind: RecordKind) -> Field:
    """The first line of the form."""
    note = "Time, an outcome, a challenge or its answer, a proposal or its reply."
    return Field(KIND, "What it is", kind.value, note, tuple(k.value for k in RecordKind))


def waits(numbered: Numbered[Entry], journal: Journal) -> RecordKind | None:
    """What an entry waits for: an answer, a reply, or nothing."""
    number, entry = numbered
    if isinstance(entry, Challenge):
        return RecordKind.ANSWER if any(n == number and done is None for (n, _), done in journal.challenges) else None
    if isinstance(entry, Proposal):
        return RecordKind.REPLY if any(n == number and done is None for (n, _), done in journal.proposals) else None
    return None


def record_head(journal: Journal) -> Line:
    """The line above the list: how many are on record, and how many of them wait for a word."""
    waiting = sum(1 for one in journal.entries if waits(one, journal))
    told = f"{len(journal.entries):,} on record"
    return (Piece(told, Look.MUTED), Piece(f", {waiting} of them (?) waiting for a word" if waiting else "", Look.WARN))


def entry_line(numbered: Numbered[Entry], journal: Journal, scenario: Scenario, width: int) -> Line:
    """One entry in one line: its number, kind, day, and what it says; with a sign where it waits for a word."""
    number, entry = numbered
    sign = Piece(" ? " if waits(numbered, journal) else "   ", Look.WARN)
    return (
        sign,
        Piece(f"{fit_right(str(number), 3)} ", Look.MUTED),
        Piece(fit(entry.kind, 10), Look.STRONG),
        Piece(f"{fit(day_words(_day(entry)), 16)} ", Look.MUTED),
        Piece(fit(_brief(entry, scenario), max(20, width - 34)).rstrip()),
    )


def _day(entry: Entry) -> date:
    if isinstance(entry, TimeKept):
        return entry.day
    if isinstance(entry, Outcome):
        return entry.held
    return entry.made if isinstance(entry, Challenge | Proposal) else entry.given


def _brief(entry: Entry, scenario: Scenario) -> str:
    if isinstance(entry, TimeKept):
        why = f": {entry.why}" if entry.why else ""
        return clean(f"{entry.group}, {_kept(entry)}{why}")
    if isinstance(entry, Outcome):
        return clean(f"{_title(entry.activity, scenario)}: {entry.said}")
    if isinstance(entry, Challenge):
        return clean(f"{entry.about}: {entry.says}")
    if isinstance(entry, Answer):
        return clean(f"to {entry.to}: {entry.says}")
    if isinstance(entry, Reply):
        return clean(f"to {entry.to}, {'taken up' if entry.taken_up else 'refused'}: {entry.why}")
    return clean(entry.says)


def _kept(entry: TimeKept) -> str:
    return f"{hours(entry.delivered_minutes)} of {hours(entry.planned_minutes)} delivered"


def _title(activity: str, scenario: Scenario) -> str:
    found = scenario.activity_of.get(activity)
    return found.title if found and found.title else activity


def entry_detail(numbered: Numbered[Entry], journal: Journal, scenario: Scenario, width: int) -> list[Line]:
    """One entry in full, and what it waits for."""
    number, entry = numbered
    head = f"{entry.kind.capitalize()} {number}, {day_words(_day(entry))}"
    told = [f"{label}: {clean(words)}" for label, words in _fields(entry, journal, scenario) if words]
    lines = [line(head, Look.HEAD), *(line(text) for one in told for text in wrap(one, width))]
    waiting = waits(numbered, journal)
    if waiting:
        word = "an answer" if waiting is RecordKind.ANSWER else "a reply"
        lines.append(line(f"Waits for {word}: Enter gives one.", Look.WARN))
    answer = next((done.says for (n, _), done in journal.challenges if n == number and done is not None), "")
    reply = next((done for (n, _), done in journal.proposals if n == number and done is not None), None)
    lines += [line(text) for text in wrap(f"Answer: {clean(answer)}", width)] if answer else []
    if reply is not None:
        became = "Taken up" if reply.taken_up else "Refused"
        lines += [line(text) for text in wrap(f"{became}: {clean(reply.why)}", width)]
    return lines


def _said_at(number: int, journal: Journal) -> str:
    """What a challenge or a proposal says, for whoever reads the answer to it."""
    told = next((e for n, e in journal.entries if n == number), None)
    return f"{number}, {told.says}" if isinstance(told, Challenge | Proposal) else str(number)


def _fields(entry: Entry, journal: Journal, scenario: Scenario) -> list[tuple[str, str]]:
    if isinstance(entry, TimeKept):
        return [("Grade", entry.group), ("Delivered", _kept(entry)), ("Why some was missed", entry.why),
                ("Exception-reported", "yes" if entry.exception else "")]  # fmt: skip
    if isinstance(entry, Outcome):
        came = "" if entry.attended is None else str(entry.attended)
        return [("Activity", _title(entry.activity, scenario)), ("Said", entry.said), ("Decided", entry.decided),
                ("Changed", entry.change), ("Came", came)]  # fmt: skip
    if isinstance(entry, Challenge):
        return [("About", entry.about), ("Says", entry.says), ("By", entry.by),
                ("Activity", _title(entry.activity, scenario) if entry.activity else "")]  # fmt: skip
    if isinstance(entry, Proposal):
        return [("Says", entry.says), ("By", entry.by)]
    if isinstance(entry, Reply):
        became = "taken up" if entry.taken_up else "refused"
        return [("To", _said_at(entry.to, journal)), ("What became of it", became), ("Why", entry.why)]
    return [("To", _said_at(entry.to, journal)), ("Says", entry.says)]


def record_lines(journal: Journal, scenario: Scenario, width: int) -> list[Line]:
    """Everything on record, the latest first."""
    held = [entry_line(one, journal, scenario, width) for one in reversed(journal.entries)]
    return held or [line("Nothing is on record yet.", Look.MUTED)]
