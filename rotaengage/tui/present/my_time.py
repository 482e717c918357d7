"""My time in words: a doctor's own account, and for a representative the figures of groups. No colleague is named."""

from collections.abc import Sequence

from rotaengage.domain.grades import Grade
from rotaengage.domain.my_time import Gap, GroupTable, GroupTime, MyTime, Rank
from rotaengage.domain.people import Doctor
from rotaengage.domain.plan import Slot
from rotaengage.domain.privacy import LEAST_GROUP
from rotaengage.domain.scenario import Scenario
from rotaengage.tui.present.course import bar
from rotaengage.tui.present.look import Line, Look, Piece, line
from rotaengage.tui.present.story import person_line
from rotaengage.tui.present.text import clean, fit, fit_right, wrap
from rotaengage.tui.present.words import GRADE_WORDS, count, day_words, hours, sentence, share, when
from rotaengage.usecases.my_time import OTHERS

LABEL = 22
FIGURE = 9
KIND_HEADS = {
    "grade": "By grade",
    "line": "By line of the rota",
    "full time or less": "Full time and less than full time",
    "site": "By site",
}


def my_time_lines(own: MyTime, scenario: Scenario, width: int, *, planned: bool) -> list[Line]:
    """The whole view of one doctor; planned says whether there is a plan."""
    doctor = scenario.rota.doctor_of[own.doctor]
    lines: list[Line] = [line(text, Look.HEAD) for text in wrap(doctor.name, width)]
    lines += [line(text, Look.MUTED) for text in wrap(person_line(doctor), width)]
    lines += [line(), *_account(own, width, planned=planned)]
    if not planned:
        return lines
    lines += [line(), *_where_you_stand(own.rank, width)]
    if own.gap is not None:
        lines += [line(), line("Longest time without protected time", Look.HEAD), *_gap(own.gap, own, width)]
    lines += [line(), *_slots(own, scenario, width)]
    if own.owed_minutes and own.short_because:
        lines += [line(), line("Why some is missing", Look.HEAD)]
        lines += [line(text) for told in own.short_because for text in wrap(f"- {sentence(told)}", width)]
    return lines


def _account(own: MyTime, width: int, *, planned: bool) -> list[Line]:
    if not own.due_minutes:
        return [line("Nothing is owed over this rota.", Look.MUTED)]
    rows = [("Due over this rota", hours(own.due_minutes), "")]
    if own.standing_minutes:
        rows.append(("Already in the rota", hours(own.standing_minutes), ""))
    if planned:
        rows.append(("Planned", hours(own.planned_minutes), _behind(own)))
        rows.append(("Delivered", _delivered(own), _on_record(own)))
        rows.append(("Still owed", hours(own.owed_minutes), "" if own.owed_minutes else "all of it is planned"))
    if own.event_minutes:
        rows.append(("Besides, at events", hours(own.event_minutes), ""))
    lines = [one for row in rows for one in _figure(*row, width)]
    if planned:
        done, left = bar(own.share, max(8, min(30, width - LABEL - FIGURE - 2)))
        look = Look.GOOD if not own.owed_minutes else Look.WARN
        lines.append((Piece(fit("Share of what is due", LABEL), Look.MUTED),
                      Piece(fit_right(share(own.share), FIGURE), look), Piece(f"  {done}", look),
                      Piece(left, Look.MUTED)))  # fmt: skip
    return lines


def _behind(own: MyTime) -> str:
    return f"{hours(own.past_minutes)} of it before today" if own.past_minutes else ""


def _delivered(own: MyTime) -> str:
    return "-" if own.delivered_minutes is None else hours(own.delivered_minutes)


def _on_record(own: MyTime) -> str:
    if own.delivered_minutes is None:
        return "not on record"
    left = own.past_minutes - own.recorded_minutes
    told = f"of {hours(own.recorded_minutes)} on record"
    return f"{told}; {hours(left)} of days that are over is not" if left > 0 else told


def delivered_words(one: GroupTime) -> str:
    """What was delivered to a group of what is on record; empty where too few have anything there."""
    if one.delivered_minutes is None:
        return ""
    return f"; delivered {hours(one.delivered_minutes)} of {hours(one.recorded_minutes)} on record"


def _figure(label: str, figure: str, told: str, width: int) -> list[Line]:
    """A figure under its label; what is told of it beside it, or below where there is no room."""
    row = (Piece(fit(label, LABEL), Look.MUTED), Piece(fit_right(figure, FIGURE), Look.STRONG))
    if len(told) <= width - LABEL - FIGURE - 2:
        return [(*row, Piece(f"  {told}" if told else "", Look.MUTED))]
    return [row, *(line(f"  {text}", Look.MUTED) for text in wrap(told, width - 2))]


def _where_you_stand(rank: Rank, width: int) -> list[Line]:
    head = line("Among your grade", Look.HEAD)
    if not rank.group:
        told = f"Not shown: a group of fewer than {LEAST_GROUP} doctors would tell who is who."
        return [head, *(line(text, Look.MUTED) for text in wrap(told, width))]
    told = (
        f"Of {count(rank.doctors, 'doctor')} ({group_words(rank.group)}), {rank.more or 'nobody'} "
        f"{'gets' if rank.more < 2 else 'get'} a larger share than you, {rank.same or 'nobody'} the same, "
        f"{rank.less or 'nobody'} a smaller one."
    )
    strip: Line = (Piece("■" * rank.more, Look.MUTED), Piece("□" * rank.same, Look.MUTED), Piece("◆", Look.KEY),
                   Piece("·" * rank.less, Look.MUTED))  # fmt: skip
    key = line("■ more  ◆ you  □ the same  · less", Look.MUTED)
    return [head, *(line(text) for text in wrap(told, width)), *([strip, key] if rank.doctors <= width else [])]


def group_words(name: str) -> str:
    """A group's name in words: registrars for a grade, else as the rota writes it."""
    if name == OTHERS:
        return "smaller groups together"
    words = GRADE_WORDS[Grade(name)] if name in set(Grade) else clean(name)
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _gap(gap: Gap, own: MyTime, width: int) -> list[Line]:
    if not own.slots:
        return [line(f"The whole rota, {count(gap.days, 'day')}.", Look.WARN)]
    told = f"{count(gap.days, 'day')}, from {day_words(gap.first)} to {day_words(gap.last)}."
    return [line(text) for text in wrap(told, width)]


def _slots(own: MyTime, scenario: Scenario, width: int) -> list[Line]:
    if not own.slots:
        return [line("Your protected time", Look.HEAD), line("None in this plan.", Look.MUTED)]
    if not own.ahead:
        head = "Your protected time (this rota is over)"
        return [line(head, Look.HEAD), *(_slot(one, scenario, width) for one in own.slots)]
    return [line("Your next protected time", Look.HEAD), *(_slot(one, scenario, width) for one in own.ahead)]


def _slot(slot: Slot, scenario: Scenario, width: int) -> Line:
    activity = scenario.activity_of.get(slot.activity)
    title = activity.title if activity else slot.activity
    told = f"{title}, {activity.place}" if activity and activity.place else title
    return (Piece(fit(when(slot.span), 24), Look.STRONG), Piece(fit_right(hours(slot.span.minutes), 8)),
            Piece(f"  {fit(told, max(0, width - 34)).rstrip()}", Look.MUTED))  # fmt: skip


def group_lines(tables: Sequence[GroupTable], width: int) -> list[Line]:
    """The representative's view: each kind of group under its heading; nothing where there is no group."""
    if not tables:
        return []
    lines: list[Line] = []
    for table in tables:
        lines += [line()] if lines else []
        lines += [line(KIND_HEADS.get(table.kind, f"By {table.kind}"), Look.HEAD)]
        if table.hidden:
            told = f"Not shown: there are not two groups of {LEAST_GROUP} doctors or more to set beside each other."
            lines += [line(text, Look.MUTED) for text in wrap(told, width)]
        else:
            lines.append(_heads(width))
            for one in table.groups:
                delivered = delivered_words(one).removeprefix("; ")
                lines += [_group(one, width), *([line(f"    {delivered}", Look.MUTED)] if delivered else [])]
    told = (
        f"Short: doctors who get less than they are owed. Gap: the longest time of any of them without protected time. "
        f"Groups of fewer than {LEAST_GROUP} doctors are put together, and nobody is named."
    )
    return [*lines, line(), *(line(text, Look.MUTED) for text in wrap(told, width))]


def _room(width: int) -> int:
    return max(12, min(34, width - 57))


def _heads(width: int) -> Line:
    heads = "".join(fit_right(word, size) for word, size in _COLUMNS)
    return line(f"  {fit('', _room(width))}{heads}", Look.MUTED)


_COLUMNS = (("Doctors", 8), ("Owed", 11), ("Gets", 11), ("Share", 7), ("Short", 7), ("Gap", 9))


def _group(one: GroupTime, width: int) -> Line:
    words = group_words(one.name)
    name = words[:1].upper() + words[1:]
    figures = (str(one.doctors), hours(one.due_minutes), hours(one.given_minutes), share(one.share), str(one.short),
               count(one.longest_gap_days, "day"))  # fmt: skip
    sizes = [size for _, size in _COLUMNS]
    text = "".join(fit_right(figure, size) for figure, size in zip(figures, sizes, strict=True))
    done, left = bar(one.share, max(0, min(20, width - _room(width) - 59)))
    look = Look.GOOD if one.share >= 1 else Look.WARN
    return (Piece(f"  {fit(name, _room(width))}"), Piece(text, Look.STRONG), Piece(f"  {done}", look),
            Piece(left, Look.MUTED))  # fmt: skip


def choice_line(doctor: Doctor, own_share: str) -> Line:
    """A doctor in the coordinator's list."""
    return (Piece(fit(doctor.name, 20)), Piece(fit_right(own_share, 5), Look.MUTED))
