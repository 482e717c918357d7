"""Sheets of the setup workbook that many departments do without: debts, rooms, rules of placing."""

from rotaengage.domain.limits import Setting
from rotaengage.domain.setup_columns import Column, Reads, SheetPlan

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
