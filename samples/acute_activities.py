"""The activities of the invented acute medical department, each said in the open."""

from datetime import date, time

from rotaengage.domain.activity import Activity, ActivityForm, Method, Quorum, Window
from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Who
from samples.setup_parts import RESIDENTS, grades, tiers

MIDWEEK = frozenset({1, 2, 3})


def activities() -> tuple[Activity, ...]:
    """Individual time first, then events."""
    return (*individual_time(), _forum("rdf-jan", 1, date(2027, 1, 31)), _forum("rdf-feb", 2, date(2027, 2, 28)),
            redesign(), governance())  # fmt: skip


def individual_time() -> tuple[Activity, ...]:
    """Self-development, SPA and representatives' time."""
    reps = Who(roles=frozenset({"resident representative", "SAS representative"}))
    return (
        Activity(
            id="sdt",
            title="Self-development time",
            purpose="Portfolio, quality improvement, supervision meetings, teaching preparation",
            in_scope="Any development agreed with the supervisor",
            out_of_scope="Ward work and on-call duties",
            how_to_contribute="Each doctor chooses what to use it for",
            invited=grades(*RESIDENTS),
            block_least_minutes=120,
        ),
        Activity(
            id="spa",
            title="SPA time",
            purpose="Supporting professional activities of the job plan",
            invited=grades(Grade.SAS, Grade.CONSULTANT),
        ),
        Activity(
            id="rep-time",
            title="Representatives' time",
            method=Method.REPRESENTATIVE,
            purpose="Hear colleagues, prepare forums, answer what was raised",
            invited=reps,
            block_most_minutes=120,
        ),
    )


def _forum(name: str, month: int, last_day: date) -> Activity:
    return Activity(
        id=name,
        title=f"Resident doctors forum, {last_day:%B}",
        form=ActivityForm.EVENT,
        method=Method.FORMAL_MEETING,
        purpose="Safe hours, rest, education and what to change in this department",
        in_scope="Rota, exception reporting themes, facilities, teaching",
        out_of_scope="Individual cases",
        how_to_contribute="Come, send the representative a message, or use the anonymous form",
        others_taking_part="Guardian of safe working, education lead, rota coordinator",
        how_decided="Actions agreed in the forum with an owner and a date",
        how_told="Minutes and a list of what changed, by e-mail within a week",
        decision_date=last_day,
        feedback_date=date(2027, month + 1, 7),
        window=Window(first_day=date(2027, month, 6), weekdays=MIDWEEK, earliest=time(12), latest=time(15)),
        invited=grades(*RESIDENTS),
        quorum=Quorum(total=7, by_group={"first": 2, "sho": 3, "registrar": 1}),
        duration_minutes=60,
        place="Education centre, room 2",
    )


def redesign() -> Activity:
    """A consultation before a decision, with every grade in the room."""
    return Activity(
        id="rota-redesign",
        title="Rota redesign: twilight shifts and long weekends",
        form=ActivityForm.EVENT,
        method=Method.FORMAL_MEETING,
        purpose="Choose between three rota patterns from August",
        in_scope="Twilight shifts, weekend frequency, rest after nights",
        out_of_scope="Number of posts",
        how_to_contribute="Come, or send views to a representative by 5 February",
        others_taking_part="Medical staffing, finance partner, matron",
        how_decided="Clinical lead after a vote of those on the rota",
        how_told="Written answer to each proposal, and a forum in March",
        decision_date=date(2027, 2, 24),
        feedback_date=date(2027, 3, 10),
        lead_days=14,
        window=Window(first_day=date(2027, 1, 11), earliest=time(9), latest=time(17)),
        invited=tiers("first", "sho", "registrar", "senior"),
        quorum=Quorum(total=9, by_group={"first": 2, "sho": 2, "registrar": 2, "SAS": 1, "senior": 1}),
        duration_minutes=90,
        place="Board room",
    )


def governance() -> Activity:
    """The monthly governance meeting of the seniors and registrars."""
    return Activity(
        id="governance-feb",
        title="Clinical governance meeting, February",
        form=ActivityForm.EVENT,
        method=Method.VIRTUAL,
        purpose="Incidents, audits, mortality review",
        in_scope="Cases of December and January",
        how_to_contribute="Send cases to the clinical lead a week before",
        others_taking_part="Governance facilitator",
        how_decided="Actions agreed in the meeting",
        how_told="Summary to all doctors",
        window=Window(first_day=date(2027, 2, 8), earliest=time(12), latest=time(17)),
        invited=tiers("registrar", "senior"),
        quorum=Quorum(total=4, by_group={"registrar": 2, "senior": 1}),
        duration_minutes=60,
        place="Online",
    )
