"""The sheets of a report that come from the journal: what was said and became of it, and time as it was delivered."""

from collections import defaultdict

from rotaengage.domain.journal import Journal, TimeKept
from rotaengage.domain.privacy import Privacy
from rotaengage.domain.scenario import Scenario
from rotaengage.export.score_sheet import groups_for
from rotaengage.export.sheet_text import SheetText, Value
from rotaengage.export.wording import counted, hours, iso, percent

SAID_COLUMNS = ("No.", "What", "Day", "About", "Said", "Answer or decision", "Change", "Answered")
SAID_WIDTHS = (6, 14, 13, 34, 50, 50, 40, 13)
KEPT_COLUMNS = ("Grade", "Month", "Planned (h)", "Delivered (h)", "Delivered (%)", "Exception-reported")


def journal_sheets(journal: Journal, scenario: Scenario, privacy: Privacy) -> list[SheetText]:
    """Those of them that have something to tell. In shared files no words are told that people wrote."""
    sheets = (said_sheet(journal, scenario, privacy), kept_sheet(journal, scenario, privacy))
    return [sheet for sheet in sheets if sheet.rows]


def said_sheet(journal: Journal, scenario: Scenario, privacy: Privacy) -> SheetText:
    """Outcomes, challenges and proposals, each with what became of it; hidden activities are left out."""
    titles = {a.id: a.title for a in scenario.activities}
    rows: dict[int, tuple[Value, ...]] = {}
    for number, o in journal.entries:
        if o.kind == "outcome" and o.activity in titles:
            rows[number] = ("outcome", iso(o.held), titles[o.activity], o.said, o.decided, o.change, iso(o.held))
    for (number, c), a in journal.challenges:
        answer = (a.says, "", iso(a.given)) if a else ("", "", "")
        rows[number] = ("challenge", iso(c.made), c.about, c.says, *answer)
    for (number, p), r in journal.proposals:
        reply = (f"{'taken up' if r.taken_up else 'refused'}: {r.why}", "", iso(r.given)) if r else ("", "", "")
        rows[number] = ("proposal", iso(p.made), "", p.says, *reply)
    told = tuple((n, *_veiled(rows[n], privacy)) for n in sorted(rows))
    open_ = sum(row[7] == "" for row in told)
    under = f"{counted(len(told), 'entry', 'entries')}, {open_} without an answer."
    heading = ("What was said, and what became of it", under)
    return SheetText("You said", heading, SAID_COLUMNS, told, widths=SAID_WIDTHS)


def _veiled(row: tuple[Value, ...], privacy: Privacy) -> tuple[Value, ...]:
    """Only that something was said, not what, where a file is shared."""
    if not privacy.shared:
        return row
    what, day, about, *_, answered = row
    return (what, day, about if what == "outcome" else "", "", "", "", answered)


def kept_sheet(journal: Journal, scenario: Scenario, privacy: Privacy) -> SheetText:
    """Planned and delivered hours on record by grade and month; in totals no group is under five."""
    group_of = {d: name for name, ids in groups_for(scenario, privacy).items() for d in ids}
    names = {d.grade.value: group_of[d.id] for d in scenario.rota.doctors if d.id in group_of}
    found: defaultdict[tuple[str, str], list[TimeKept]] = defaultdict(list)
    for kept in journal.times:
        group = names.get(kept.group, "" if privacy is Privacy.TOTALS else kept.group)
        if group:
            found[group, f"{kept.day:%Y-%m}"].append(kept)
    rows: list[tuple[Value, ...]] = []
    for group, month in sorted(found, key=lambda key: (key[1], key[0])):
        times = found[group, month]
        planned, delivered = sum(t.planned_minutes for t in times), sum(t.delivered_minutes for t in times)
        exceptions = sum(t.exception for t in times)
        rows.append((group, month, hours(planned), hours(delivered), percent(delivered / planned), exceptions))
    heading = ("Time that was delivered", "As far as it is on record, by grade and month. Nobody's own time is told.")
    return SheetText("Delivered", heading, KEPT_COLUMNS, tuple(rows), widths=(20, 12, 14, 14, 14, 18), bars=(4,))
