"""The setup of the invented ward."""

from datetime import date

from rotaengage.domain.activity import Activity, ActivityForm, Method, Quorum, Window
from rotaengage.domain.codes import DutyKind
from rotaengage.domain.entitlement import Entitlement
from rotaengage.domain.grades import Grade
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.setup import Setup
from rotaengage.export.setup_template import setup_bytes
from samples.setup_parts import (
    ALL_WEEK,
    DAYTIME,
    RESIDENTS,
    SAS_SOURCE,
    SDT_SOURCE,
    WEEKEND,
    codes,
    doctor,
    grades,
    need,
    tiers,
)
from samples.ward_rota import PEOPLE

KEY = (
    ("SD", DutyKind.STANDARD_DAY, "08:00", "17:00", "Standard day"),
    ("LD", DutyKind.LONG_DAY, "08:00", "20:30", "Long day"),
    ("N", DutyKind.NIGHT, "20:00", "08:30", "Night"),
    ("Z", DutyKind.REST, "", "", "Zero day"),
    ("OFF", DutyKind.OFF, "", "", "Day off"),
    ("NWD", DutyKind.NON_WORKING_DAY, "", "", "Non-working day (less than full time)"),
    ("AL", DutyKind.ANNUAL_LEAVE, "", "", "Annual leave"),
    ("SL", DutyKind.STUDY_LEAVE, "", "", "Study leave"),
)


def cover() -> tuple[CoverRequirement, ...]:
    """What the ward needs: juniors together, registrars by day."""
    juniors, registrars = tiers("first", "sho"), tiers("registrar")
    return (
        need("juniors-day", "Ward juniors by day", juniors, DAYTIME, ("08:30", "17:00"), 4, 5),
        need("juniors-evening", "Ward juniors in the evening", juniors, DAYTIME, ("17:00", "20:30"), 1),
        need("juniors-weekend", "Ward juniors at the weekend", juniors, WEEKEND, ("08:30", "20:00"), 1),
        need("sho-night", "SHO at night", tiers("sho"), ALL_WEEK, ("20:30", "08:00"), 1),
        need("reg-day", "Registrar by day", registrars, DAYTIME, ("08:30", "17:00"), 1, 2),
    )


def activities() -> tuple[Activity, ...]:
    """Self-development and SPA time, and one forum."""
    return (
        Activity(
            id="sdt",
            title="Self-development time",
            purpose="Portfolio, quality improvement, supervision meetings",
            invited=grades(*RESIDENTS),
        ),
        Activity(
            id="spa",
            title="SPA time",
            purpose="Supporting professional activities of the job plan",
            invited=grades(Grade.SAS),
        ),
        Activity(
            id="ward-forum",
            title="Ward doctors' forum",
            form=ActivityForm.EVENT,
            method=Method.FORMAL_MEETING,
            purpose="What gets in the way of good work on the ward, and what to change",
            in_scope="Rota, rest, equipment, handover",
            out_of_scope="Pay",
            how_to_contribute="Come, or tell the representative beforehand",
            others_taking_part="Ward manager, rota coordinator",
            how_decided="Agreed in the meeting; the clinical lead answers for it",
            how_told="Minutes on the ward board within a week",
            decision_date=date(2027, 1, 29),
            feedback_date=date(2027, 2, 5),
            lead_days=3,
            window=Window(first_day=date(2027, 1, 11)),
            invited=tiers("first", "sho", "registrar"),
            quorum=Quorum(total=5, by_group={"first": 1, "sho": 2}),
            duration_minutes=60,
            place="Seminar room",
        ),
    )


def ward_setup() -> Setup:
    """The whole setup."""
    return Setup(
        doctors=tuple(doctor(p) for p in PEOPLE),
        codes=codes(KEY),
        cover=cover(),
        activities=activities(),
        entitlements=(
            Entitlement(id="sdt-residents", activity="sdt", who=grades(*RESIDENTS), minutes=120, citation=SDT_SOURCE),
            Entitlement(id="spa-sas", activity="spa", who=grades(Grade.SAS), minutes=240, citation=SAS_SOURCE),
        ),
    )


def ward_setup_bytes() -> bytes:
    """The setup workbook."""
    return setup_bytes(ward_setup())
