"""The setup of the invented acute medical department: doctors, codes, cover, entitlements."""

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.entitlement import Entitlement
from rotaengage.domain.grades import Grade
from rotaengage.domain.people import Who
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.setup import Setup
from rotaengage.export.setup_template import setup_bytes
from samples.acute_activities import activities
from samples.acute_rota import PEOPLE
from samples.setup_parts import ALL_WEEK, DAYTIME, SAS_SOURCE, SDT_SOURCE, WEEKEND, codes, doctor, grades, need, tiers

KEY = (
    ("SD", DutyKind.STANDARD_DAY, "08:00", "17:00", "Standard day"),
    ("LD", DutyKind.LONG_DAY, "08:00", "20:30", "Long day, holds a bleep"),
    ("TWI", DutyKind.TWILIGHT, "16:00", "00:00", "Twilight"),
    ("N", DutyKind.NIGHT, "20:00", "08:30", "Night"),
    ("Z", DutyKind.REST, "", "", "Zero day"),
    ("CL", DutyKind.CLINIC, "09:00", "17:00", "Clinic"),
    ("CoW", DutyKind.STANDARD_DAY, "08:00", "18:00", "Consultant of the week"),
    ("SPA", DutyKind.SPA, "13:00", "17:00", "SPA"),
    ("OC", DutyKind.NON_RESIDENT_ON_CALL, "08:00", "20:00", "On call from home"),
    ("AL", DutyKind.ANNUAL_LEAVE, "", "", "Annual leave"),
    ("SL", DutyKind.STUDY_LEAVE, "", "", "Study leave"),
    ("SICK", DutyKind.SICK, "", "", "Sick"),
    ("NWD", DutyKind.NON_WORKING_DAY, "", "", "Non-working day (less than full time)"),
    ("BH", DutyKind.BANK_HOLIDAY, "", "", "Bank holiday"),
)


def cover() -> tuple[CoverRequirement, ...]:
    """What the department needs, tier by tier; the sickness and short weeks of the rota leave a few gaps."""
    first, sho, reg, senior = tiers("first"), tiers("sho"), tiers("registrar"), tiers("senior")
    return (
        *_daytime("f1", "F1", first, least=6, at_lunch=4),
        *_daytime("sho", "SHO", sho, least=8, at_lunch=5),
        *_daytime("reg", "Registrar", reg, least=4, at_lunch=3),
        need("senior-day", "Consultant on the unit", senior, DAYTIME, ("09:00", "17:00"), 1),
        *_out_of_hours("f1", "F1", first, 1, evening=1),
        *_out_of_hours("sho", "SHO", sho, 2, evening=3),
        *_out_of_hours("reg", "Registrar", reg, 1, evening=1),
    )


def _daytime(name: str, title: str, who: Who, least: int, at_lunch: int) -> tuple[CoverRequirement, ...]:
    """Ward round, lunch and afternoon: fewer are needed at lunch, which is when meetings fit."""
    return (
        need(f"{name}-morning", f"{title}, morning", who, DAYTIME, ("08:30", "12:00"), least, least + 1),
        need(f"{name}-lunch", f"{title}, lunch", who, DAYTIME, ("12:00", "13:30"), at_lunch),
        need(f"{name}-afternoon", f"{title}, afternoon", who, DAYTIME, ("13:30", "17:00"), least, least + 1),
    )


def _out_of_hours(name: str, title: str, who: Who, least: int, evening: int) -> tuple[CoverRequirement, ...]:
    return (
        need(f"{name}-evening", f"{title}, evening", who, DAYTIME, ("17:00", "20:30"), least, evening),
        need(f"{name}-weekend", f"{title}, weekend", who, WEEKEND, ("08:30", "20:00"), least),
        need(f"{name}-night", f"{title}, night", who, ALL_WEEK, ("20:30", "08:00"), least),
    )


def entitlements() -> tuple[Entitlement, ...]:
    """What is owed: foundation doctors by national guidance, the others by contract or local agreement."""
    local = "Local agreement with the resident doctors forum, September 2026"
    others = grades(Grade.CORE, Grade.GPST, Grade.HST)
    reps = Who(roles=frozenset({"resident representative", "SAS representative"}))
    consultant = "Consultant contract: 1.5 PA (6 h) of SPA a week as in these job plans"
    return (
        Entitlement(id="sdt-foundation", activity="sdt", who=grades(Grade.F1, Grade.F2), minutes=120,
                    citation=SDT_SOURCE),
        Entitlement(id="sdt-training", activity="sdt", who=others, minutes=180, citation=local),
        Entitlement(id="spa-sas", activity="spa", who=grades(Grade.SAS), minutes=240, citation=SAS_SOURCE),
        Entitlement(id="spa-consultants", activity="spa", who=grades(Grade.CONSULTANT), minutes=360,
                    citation=consultant),
        Entitlement(id="rep", activity="rep-time", who=reps, minutes=60, pro_rata=False, citation=local),
    )  # fmt: skip


def acute_setup() -> Setup:
    """The whole setup."""
    return Setup(
        doctors=tuple(doctor(p) for p in PEOPLE),
        codes=codes(KEY),
        cover=cover(),
        activities=activities(),
        entitlements=entitlements(),
    )


def acute_setup_bytes() -> bytes:
    """The setup workbook."""
    return setup_bytes(acute_setup())
