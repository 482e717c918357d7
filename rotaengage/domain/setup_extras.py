"""Sheets of the setup workbook that many departments do without: debts, rooms, rules of placing, backfill."""

from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.limits import Setting
from rotaengage.domain.setup_columns import Column, Reads, SheetPlan, words

CARRIED = SheetPlan(
    "Carried over",
    "Protected time that an earlier period left owing. It is added to what is owed now.",
    (
        Column("doctor", "Doctor", note="As on the rota.", needed=True, width=26),
        Column("activity", "Activity", note="An id from the sheet Activities: individual time.", needed=True, width=18),
        Column("minutes", "Owing (minutes)", Reads.MINUTES, "120, or 2 h.", needed=True),
        Column("basis", "Basis", note="Where the figure comes from: the plan of May to July.", width=30),
    ),
    (
        {"doctor": "A Doctor", "activity": "sdt", "minutes": 120, "basis": "plan of May to July"},
        {"doctor": "B Doctor", "activity": "sdt", "minutes": "1 h", "basis": "agreed on 1 July"},
    ),
    optional=True,
)

ROOMS = SheetPlan(
    "Rooms",
    "Rooms that events are held in. A place that is not listed here has seats for all and is open all day.",
    (
        Column("name", "Room", note="As under Place on the sheet Activities.", needed=True, width=26),
        Column("seats", "Seats (people)", Reads.COUNT, "Empty: enough for all."),
        Column("weekdays", "Weekdays", Reads.WEEKDAYS, "When it can be had: Mon-Fri. Empty: daily."),
        Column("earliest", "From (hh:mm)", Reads.CLOCK, "Empty: all day."),
        Column("latest", "To (hh:mm)", Reads.CLOCK, "Empty: all day."),
    ),
    (
        {"name": "Seminar room", "seats": 20, "weekdays": "Mon-Fri", "earliest": "08:00", "latest": "18:00"},
        {"name": "Library", "seats": 8},
    ),
    optional=True,
)

LIMITS = SheetPlan(
    "Limits",
    "Rules of placing. What is not listed keeps the program's own figure.",
    (
        Column("setting", "Setting", Reads.CHOICE, "Choose from the list.", tuple(s.value for s in Setting),
               needed=True, width=34),
        Column("value", "Value", note="In the unit in brackets (30, or 1 h), a date, or a word.", needed=True),
    ),
    (
        {"setting": Setting.HANDOVER.value, "value": 30},
        {"setting": Setting.BLOCKS_A_DAY.value, "value": 1},
    ),
    optional=True,
)  # fmt: skip

BACKFILL = SheetPlan(
    "Backfill",
    "Cover that may be bought so that protected time fits: locum, bank, extra hours. Empty: none. A row is one person, "
    "with at most one shift a day.",
    (
        Column("id", "Id", note="A short name of your own, used once.", needed=True, width=18),
        Column("title", "Title", note="Whom to ask: the bank, an agency.", width=26),
        Column("tier", "Tier", Reads.CHOICE, "The cover tier that the person fills.",
               words(t for t in Tier if t is not Tier.UNKNOWN), needed=True),
        Column("grade", "Grade", Reads.GRADE, "Where cover asks for grades.",
               words(g for g in Grade if g is not Grade.UNKNOWN)),
        Column("skills", "Skills", Reads.NAMES, "Where cover asks for skills.", width=18),
        Column("team", "Team", note="Where cover asks for teams.", width=18),
        Column("site", "Site", note="Where cover asks for sites.", width=18),
        Column("weekdays", "Weekdays", Reads.WEEKDAYS, "Mon-Fri, or Sat, Sun, or daily. Empty: daily."),
        Column("dates", "Dates", Reads.DAYS, "Only on these dates (dd/mm/yyyy, with commas), whatever the weekday."),
        Column("start", "From (hh:mm)", Reads.CLOCK, "Empty with an empty end: 09:00 to 17:00."),
        Column("end", "To (hh:mm)", Reads.CLOCK, "An end that is not after the start is on the next day."),
        Column("least", "Shortest shift (minutes)", Reads.MINUTES, "Nobody is bought for less. Empty: 4 h."),
        Column("most", "Most in all (minutes)", Reads.MINUTES, "120, or 40 h. Empty: no limit."),
        Column("most_a_week", "Most a week (minutes)", Reads.MINUTES, "Monday to Sunday. Empty: no limit."),
        Column("price", "Price (an hour)", Reads.NUMBER, "To compare rows with. Empty: 1."),
    ),
    (
        {"id": "bank-sho", "title": "Bank", "tier": "sho", "weekdays": "Mon-Fri", "start": "09:00", "end": "17:00",
         "least": "4 h", "most": "24 h", "most_a_week": "8 h", "price": 1},
        {"id": "agency-reg", "title": "Agency", "tier": "registrar", "skills": "airway", "dates": "12/08/2026",
         "price": 2.5},
    ),
    optional=True,
)  # fmt: skip
