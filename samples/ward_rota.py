"""An invented ward: 14 doctors, 4 weeks from Monday 4 January 2027, kept tidily."""

from datetime import date

from samples.roster import LONG_WEEK, LONG_WEEKEND, NIGHT_WEEK, NIGHT_WEEKEND, Demand, Person, Roster

FIRST_DAY = date(2027, 1, 4)
WEEKS = 4

PEOPLE = (
    Person("Ailsa Bremner", "F1", "first"),
    Person("Benedikt Oyelaran", "F1", "first"),
    Person("Chandni Rathore", "F1", "first", roles="resident representative"),
    Person("Dafydd Lloyd-Price", "F1", "first", wte=0.8, off=(4,)),
    Person("Esme Fothergill", "F2", "sho"),
    Person("Farid Noorani", "F2", "sho"),
    Person("Georgia Stathopoulou", "F2", "sho"),
    Person("Harriet Udoka", "IMT1", "sho"),
    Person("Ibrahim Touray", "CT2", "sho", wte=0.8, off=(2,)),
    Person("Jessamy Corran", "IMT2", "sho"),
    Person("Kwabena Asante-Hill", "ST4", "registrar"),
    Person("Leonie Vasquez", "ST5", "registrar", wte=0.8, off=(0,)),
    Person("Mateus Carvalhal", "ST3", "registrar"),
    Person("Nerys Tudor", "Specialty doctor", "registrar"),
)
JUNIORS = ("first", "sho")
DEMANDS = (
    Demand(NIGHT_WEEKEND, ("sho",)),
    Demand(LONG_WEEKEND, JUNIORS),
    Demand(NIGHT_WEEK, ("sho",)),
    Demand(LONG_WEEK, JUNIORS),
)
LEAVE = (
    ("Ailsa Bremner", 7, 11, "AL"),
    ("Benedikt Oyelaran", 22, 23, "SL"),
    ("Esme Fothergill", 14, 18, "AL"),
    ("Harriet Udoka", 0, 2, "AL"),
    ("Kwabena Asante-Hill", 14, 18, "AL"),
    ("Mateus Carvalhal", 3, 4, "SL"),
    ("Nerys Tudor", 21, 23, "AL"),
)

# Code, meaning, start, end: the legend on the sheet.
LEGEND = (
    ("SD", "Standard day", "08:00", "17:00"),
    ("LD", "Long day", "08:00", "20:30"),
    ("N", "Night", "20:00", "08:30"),
    ("Z", "Zero day (rest)", "", ""),
    ("OFF", "Day off", "", ""),
    ("NWD", "Non-working day (less than full time)", "", ""),
    ("AL", "Annual leave", "", ""),
    ("SL", "Study leave", "", ""),
)


def ward_roster() -> Roster:
    """The rota with leave and blocks; a weekend not worked says OFF. Always the same."""
    roster = Roster(PEOPLE, WEEKS)
    for name, first, last, code in LEAVE:
        roster.leave(name, first, last, code)
    roster.fill(DEMANDS)
    for codes in roster.cells.values():
        codes[:] = [code or "OFF" for code in codes]
    return roster
