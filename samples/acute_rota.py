"""An invented acute medical department: 42 doctors, 8 weeks from Monday 4 January 2027."""

from datetime import date

from samples.roster import (
    LONG_WEEK,
    LONG_WEEKEND,
    NIGHT_WEEK,
    NIGHT_WEEKEND,
    TWILIGHT_WEEK,
    Demand,
    Person,
    Roster,
)

FIRST_DAY = date(2027, 1, 4)
WEEKS = 8

BANDS: tuple[tuple[str, tuple[Person, ...]], ...] = (
    (
        "Foundation year 1",
        (
            Person("Amelia Thornbury", "F1", "first"),
            Person("Bilal Hashimi", "FY1", "first", roles="resident representative"),
            Person("Catrin Penhallow", "F1", "first", wte=0.8, off=(4,)),
            Person("Dinesh Varadkar", "F1", "first"),
            Person("Eilidh Strachan", "FY1", "first"),
            Person("Femi Adeyanju", "F1", "first"),
            Person("Grace Wetherell", "F1", "first"),
            Person("Hao Zhenlin", "F1", "first"),
            Person("Isla Morwenna", "FY1", "first"),
            Person("Jakub Sowinski", "F1", "first"),
        ),
    ),
    (
        "Foundation year 2",
        (
            Person("Kezia Oduya", "F2", "sho"),
            Person("Liam Fairbrass", "FY2", "sho"),
            Person("Mariam Qadeer", "F2", "sho", wte=0.8, off=(2,)),
            Person("Niall Cottingley", "F2", "sho"),
            Person("Olwen Pritchett", "FY2", "sho", roles="resident representative"),
            Person("Pavan Chellaram", "F2", "sho"),
            Person("Quentin Lasalle", "F2", "sho"),
            Person("Rosalind Ekpo", "F2", "sho"),
        ),
    ),
    (
        "IMT / CT / GPST",
        (
            Person("Sanjay Muralitharan", "IMT1", "sho"),
            Person("Tamsin Oakeshott", "IMT2", "sho", roles="resident representative"),
            Person("Uche Nwabara", "CT1", "sho"),
            Person("Verity Hallam", "IMT1", "sho", wte=0.6, off=(0, 2)),
            Person("Wojtek Brandys", "CT2", "sho"),
            Person("Xanthe Papadaki", "GPST1", "sho"),
            Person("Yusuf Karadeniz", "GPST2", "sho", wte=0.8, off=(3,)),
            Person("Zara Mehrotra", "IMT2", "sho"),
            Person("Aidan Keohane", "GPST1", "sho"),
        ),
    ),
    (
        "ST3+",
        (
            Person("Beatrix Holloway", "ST3", "registrar", clinic=1),
            Person("Callum Dunmore", "ST4", "registrar", clinic=3),
            Person("Devika Raghunath", "ST5", "registrar", wte=0.8, off=(4,), clinic=0),
            Person("Emeka Olisa", "ST6", "registrar", clinic=2, roles="resident representative"),
            Person("Freya Lindqvist", "ST3", "registrar", clinic=4),
            Person("Gethin Maddox", "ST7", "registrar", clinic=1),
            Person("Hamza Siddiqi", "ST4", "registrar", clinic=3),
            Person("Imogen Castellan", "ST5", "registrar", clinic=0),
        ),
    ),
    (
        "SAS doctors",
        (
            Person("Joao Fontoura", "Specialty doctor", "registrar", clinic=2),
            Person("Kirsty Balfron", "Specialty doctor", "registrar", wte=0.6, off=(0, 1), clinic=4),
            Person("Lakshmi Iyengar", "Associate specialist", "registrar", clinic=0, roles="SAS representative"),
        ),
    ),
    (
        "Consultants",
        (
            Person("Margaret Ashdown", "Consultant", "senior", clinic=0),
            Person("Nikhil Deshmukh", "Consultant", "senior", clinic=3, roles="clinical lead"),
            Person("Orla Kinsella", "Consultant", "senior", wte=0.8, off=(2,), clinic=1),
            Person("Peter Marchbank", "Cons", "senior", clinic=4),
        ),
    ),
)
PEOPLE = tuple(person for _, band in BANDS for person in band)
SENIORS = tuple(p for p in PEOPLE if p.tier == "senior")

DEMANDS = (
    Demand(NIGHT_WEEKEND, ("registrar",)),
    Demand(LONG_WEEKEND, ("registrar",)),
    Demand(NIGHT_WEEK, ("registrar",)),
    Demand(LONG_WEEK, ("registrar",)),
    Demand(NIGHT_WEEKEND, ("sho",), 2),
    Demand(LONG_WEEKEND, ("sho",), 2),
    Demand(NIGHT_WEEK, ("sho",), 2),
    Demand(LONG_WEEK, ("sho",), 2),
    Demand(TWILIGHT_WEEK, ("sho",)),
    Demand(NIGHT_WEEKEND, ("first",)),
    Demand(LONG_WEEKEND, ("first",)),
    Demand(NIGHT_WEEK, ("first",)),
    Demand(LONG_WEEK, ("first",)),
)

# Name, first day, last day (day numbers from 0, Monday 4 January), code.
LEAVE: tuple[tuple[str, int, int, str], ...] = (
    ("Amelia Thornbury", 7, 11, "AL"),
    ("Bilal Hashimi", 21, 23, "AL"),
    ("Catrin Penhallow", 35, 39, "AL"),
    ("Dinesh Varadkar", 49, 53, "AL"),
    ("Eilidh Strachan", 14, 18, "AL"),
    ("Femi Adeyanju", 28, 32, "AL"),
    ("Grace Wetherell", 42, 46, "AL"),
    ("Hao Zhenlin", 24, 25, "SL"),
    ("Isla Morwenna", 0, 4, "AL"),
    ("Jakub Sowinski", 36, 37, "SL"),
    ("Kezia Oduya", 0, 4, "AL"),
    ("Liam Fairbrass", 14, 18, "AL"),
    ("Mariam Qadeer", 28, 32, "AL"),
    ("Niall Cottingley", 42, 46, "AL"),
    ("Olwen Pritchett", 7, 11, "AL"),
    ("Pavan Chellaram", 21, 25, "AL"),
    ("Quentin Lasalle", 35, 39, "AL"),
    ("Rosalind Ekpo", 49, 53, "AL"),
    ("Sanjay Muralitharan", 8, 9, "SL"),
    ("Tamsin Oakeshott", 14, 18, "AL"),
    ("Uche Nwabara", 28, 32, "AL"),
    ("Verity Hallam", 42, 46, "AL"),
    ("Wojtek Brandys", 21, 25, "AL"),
    ("Xanthe Papadaki", 36, 37, "SL"),
    ("Yusuf Karadeniz", 0, 2, "AL"),
    ("Zara Mehrotra", 35, 39, "AL"),
    ("Aidan Keohane", 50, 51, "SL"),
    ("Beatrix Holloway", 7, 11, "AL"),
    ("Callum Dunmore", 21, 25, "AL"),
    ("Devika Raghunath", 35, 38, "AL"),
    ("Emeka Olisa", 49, 53, "AL"),
    ("Freya Lindqvist", 14, 18, "AL"),
    ("Gethin Maddox", 28, 32, "SL"),
    ("Hamza Siddiqi", 42, 46, "AL"),
    ("Imogen Castellan", 2, 4, "AL"),
    ("Joao Fontoura", 14, 18, "AL"),
    ("Kirsty Balfron", 30, 32, "AL"),
    ("Lakshmi Iyengar", 42, 46, "AL"),
    ("Margaret Ashdown", 42, 46, "AL"),
    ("Nikhil Deshmukh", 21, 25, "AL"),
    ("Peter Marchbank", 14, 18, "AL"),
)
# Sickness and hand-made changes come after the blocks were given out: they leave gaps and two breaches on purpose.
SICK: tuple[tuple[str, int, int], ...] = (
    ("Jakub Sowinski", 15, 16),
    ("Zara Mehrotra", 22, 23),
    ("Hao Zhenlin", 44, 45),
)
# Swaps: name, day, code, both with breaches on purpose: a fifth long day in a row; a day too soon after nights,
# which also takes seven days past 72 hours.
SWAPS: tuple[tuple[str, int, str], ...] = (("Sanjay Muralitharan", 4, "LD"), ("Tamsin Oakeshott", 29, "SD"))
# A code that the key does not explain, in three cells that would else be standard days.
UNKNOWN_CODE = "BX"
UNKNOWN_CELLS: tuple[tuple[str, int], ...] = (("Eilidh Strachan", 21), ("Callum Dunmore", 28), ("Xanthe Papadaki", 44))


def consultants(roster: Roster) -> None:
    """A hot week in turn with its weekend on call; else clinic, ward and SPA on fixed days."""
    for turn, person in enumerate(SENIORS):
        for week in range(roster.weeks):
            if week % len(SENIORS) == turn:
                hot = ["CoW" if d not in person.off else "NWD" for d in range(5)]
                roster.put(person.name, week * 7, [*hot, "OC", "OC"])
        roster.overlay(person.name, person.clinic or 0, "CL")
        roster.overlay(person.name, ((person.clinic or 0) + 3) % 5, "SPA")


def acute_roster() -> Roster:
    """The rota with leave, blocks, clinics and sickness; always the same."""
    roster = Roster(PEOPLE, WEEKS)
    for name, first, last, code in LEAVE:
        roster.leave(name, first, last, code)
    roster.fill(DEMANDS)
    consultants(roster)
    for person in PEOPLE:
        if person.tier == "registrar" and person.clinic is not None:
            roster.overlay(person.name, person.clinic, "CL")
    for name, first, last in SICK:
        roster.put(name, first, ["SICK"] * (last - first + 1))
    for name, day, code in SWAPS:
        roster.put(name, day, [code])
    for name, day in UNKNOWN_CELLS:
        roster.put(name, day, [UNKNOWN_CODE])
    return roster
