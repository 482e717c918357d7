"""A doctor's own account, the figures of groups, and what was done, one fact a line."""

from collections.abc import Iterator
from datetime import date

from rotaengage.tui.plain.facts import WIDTH, Facts, flat
from rotaengage.tui.present.my_time import KIND_HEADS, delivered_words, group_words, my_time_lines
from rotaengage.tui.present.past import history_lines
from rotaengage.tui.present.words import count, hours, share


def my_time_view(facts: Facts) -> Iterator[str]:
    """Due, planned, delivered, owed and next slots of one doctor; nothing of a colleague. UserError: not one doctor."""
    from rotaengage.usecases.my_time import my_time

    doctor = facts.one_doctor
    own = my_time(facts.scenario, facts.opened.plan, doctor.id, facts.day or date.today(), facts.opened.journal)
    yield from flat(my_time_lines(own, facts.scenario, WIDTH, planned=facts.opened.plan is not None))
    if facts.opened.plan is None:
        yield "There is no plan yet."


def groups_view(facts: Facts) -> Iterator[str]:
    """What a representative sees: groups of five doctors or more, no names."""
    from rotaengage.usecases.my_time import group_tables

    tables = group_tables(facts.scenario, facts.opened.plan, facts.opened.journal)
    if not tables:
        yield "No plan yet, or nobody is owed any time."
    for table in tables:
        yield KIND_HEADS.get(table.kind, f"By {table.kind}")
        if table.hidden:
            yield "  Not shown: there are not two groups large enough to set beside each other."
            continue
        for one in table.groups:
            yield (
                f"  {group_words(one.name)}: {count(one.doctors, 'doctor')}, owed {hours(one.due_minutes)}, "
                f"gets {hours(one.given_minutes)}, {share(one.share)}; {one.short} short; "
                f"longest gap {count(one.longest_gap_days, 'day')}"
                f"{delivered_words(one)}"
            )


def history_view(facts: Facts) -> Iterator[str]:
    """Versions of the plan, deeds, what is on record and trail, the latest first."""
    from rotaengage.usecases.history import history

    yield from flat(history_lines(history(facts.path), facts.opened, WIDTH))
