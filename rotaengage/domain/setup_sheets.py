"""The setup workbook, described once for the room that writes it and the room that reads it."""

from rotaengage.domain.activity import ActivityForm, Method
from rotaengage.domain.codes import STANDING, DutyKind, ReleaseClass
from rotaengage.domain.entitlement import Accrual, Per
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.setup_columns import YES_NO, Column, Reads, SheetPlan, words
from rotaengage.domain.setup_extras import BACKFILL, CARRIED, LIMITS, ROOMS

README_SHEET = "Read me"
LISTS_SHEET = "Lists"
EXAMPLE_MARK = "Example:"
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

TIERS = words(t for t in Tier if t is not Tier.UNKNOWN)
GRADES = words(g for g in Grade if g is not Grade.UNKNOWN)
KINDS = words(k for k in DutyKind if k not in (DutyKind.UNKNOWN, DutyKind.VACANT))

RELEASE = tuple(c.value for c in ReleaseClass)
READY = words(k for k in DutyKind if k in STANDING or k in (DutyKind.TEACHING, DutyKind.INDUCTION, DutyKind.ADMIN))


def _prefers(word: str) -> tuple[Column, ...]:
    """Columns for when something had best happen."""
    return (
        Column("prefers_weekdays", f"{word} weekdays", Reads.WEEKDAYS, "Where it can be, not otherwise: Tue, Wed."),
        Column("prefers_earliest", f"{word} from (hh:mm)", Reads.CLOCK, "Where it can be. Empty: any time."),
        Column("prefers_latest", f"{word} until (hh:mm)", Reads.CLOCK, "Where it can be. Empty: any time."),
    )


_WHO = (
    Column("tiers", "Tiers", Reads.CHOICES, "Cover tiers, with commas between. Empty: every tier.", TIERS, width=18),
    Column("grades", "Grades", Reads.GRADES, "Grades, with commas between. Empty: every grade.", GRADES, width=18),
    Column("skills", "Skills", Reads.NAMES, "Any one of these skills. Empty: no skill is asked for."),
    Column("roles", "Roles", Reads.NAMES, "Any one of these roles, as on the sheet Doctors. Empty: any."),
    Column("teams", "Teams", Reads.NAMES, "Teams, as on the sheet Doctors. Empty: every team."),
    Column("sites", "Sites", Reads.NAMES, "Sites, as on the sheet Doctors. Empty: every site."),
    Column("doctors", "Doctors", Reads.NAMES, "Names as on the rota. If a name holds a comma, put ; between names."),
)

DOCTORS = SheetPlan(
    "Doctors",
    "Who works here. A row completes the doctor of the same name on the rota; an empty cell leaves the rota's word.",
    (
        Column("name", "Name", note="As on the rota.", needed=True, width=26),
        Column("grade", "Grade", Reads.GRADE, "As you write it: F1, ST4, Specialty doctor.", GRADES),
        Column("tier", "Tier", Reads.CHOICE, "What the doctor covers on this rota, whatever the grade.", TIERS),
        Column("contract", "Contract", note="For example 2016 TCS, SAS 2021, consultant 2003.", width=16),
        Column("wte", "WTE (share of full time)", Reads.SHARE, "1 is full time, 0.8 or 80% is four days in five."),
        Column("non_working_days", "Non-working days", Reads.WEEKDAYS, "Fixed days not worked: Fri, or Mon, Wed."),
        Column("roles", "Roles", Reads.NAMES, "For example resident representative, clinical lead.", width=24),
        Column("skills", "Skills", Reads.NAMES, "For example airway, ultrasound."),
        Column("team", "Team"),
        Column("site", "Site"),
        Column("line", "Rota line"),
        Column("post_from", "Post from", Reads.DAY, "First day in post. Empty: the whole rota."),
        Column("post_to", "Post to", Reads.DAY, "Last day in post. Empty: the whole rota."),
        Column("counts_to_cover", "Counts to cover", Reads.YES_NO, "no for supernumerary doctors.", YES_NO),
        *_prefers("Prefers"),
    ),
    (
        {"name": "A Doctor", "grade": "F1", "tier": "first", "wte": 0.8, "non_working_days": "Fri"},
        {"name": "B Doctor", "grade": "ST4", "tier": "registrar", "wte": 1, "roles": "resident representative"},
    ),
)

CODES = SheetPlan(
    "Shift codes",
    "What the codes on the rota mean. A row here goes before the key on the rota.",
    (
        Column("code", "Code", note="As on the rota.", needed=True),
        Column("kind", "Kind", Reads.CHOICE, "Choose from the list.", KINDS, needed=True, width=22),
        Column("start", "Start (hh:mm)", Reads.CLOCK, "Empty for leave and rest."),
        Column("end", "End (hh:mm)", Reads.CLOCK, "An end that is not after the start is on the next day."),
        Column("title", "Meaning", width=30),
        Column("covers", "Counts to cover", Reads.YES_NO, "Empty: the kind decides.", YES_NO),
        Column("releasable", "Can be released", Reads.YES_NO, "yes: protected time may be taken from it.", YES_NO),
        Column(
            "release",
            "Release class",
            Reads.CHOICE,
            "C0 no effect on cover. C1 above the minimum. While a colleague of the same or a greater tier and of the "
            "same team is there: C2 covers the post beside their own, C3 takes the bleep and holds none. C4 clinic or "
            "list, with notice. C5 never.",
            RELEASE,
        ),
    ),
    (
        {"code": "SD", "kind": "standard day", "start": "08:00", "end": "17:00", "title": "Standard day"},
        {"code": "N", "kind": "night", "start": "20:00", "end": "08:30", "title": "Night"},
    ),
)

COVER = SheetPlan(
    "Cover",
    "How many doctors the service needs, and when. Empty: inferred from the rota, and marked as an assumption.",
    (
        Column("id", "Id", note="A short name of your own, used once.", needed=True, width=22),
        Column("title", "Title", width=30),
        *_WHO,
        Column("weekdays", "Weekdays", Reads.WEEKDAYS, "Mon-Fri, or Sat, Sun, or daily. Empty: daily."),
        Column("dates", "Dates", Reads.DAYS, "Only on these dates (dd/mm/yyyy, with commas), whatever the weekday."),
        Column("start", "From (hh:mm)", Reads.CLOCK, "Empty with an empty end: all day."),
        Column("end", "To (hh:mm)", Reads.CLOCK, "An end that is not after the start is on the next day."),
        Column("minimum", "Minimum (doctors)", Reads.COUNT, "Never fewer than this, by a plan.", needed=True),
        Column("preferred", "Preferred (doctors)", Reads.COUNT, "A plan keeps this many where it can."),
        Column("basis", "Basis", note="Where the figure comes from.", width=30),
    ),
    (
        {"id": "sho-day", "title": "SHO by day", "tiers": "sho", "weekdays": "Mon-Fri", "start": "09:00",
         "end": "17:00", "minimum": 3, "preferred": 4},
        {"id": "reg-night", "title": "Registrar at night", "tiers": "registrar", "weekdays": "daily", "start": "20:30",
         "end": "08:00", "minimum": 1},
    ),
)  # fmt: skip

ACTIVITIES = SheetPlan(
    "Activities",
    "What protected time is for. Individual time is planned for each doctor alone; an event has one start for all.",
    (
        Column("id", "Id", note="A short name of your own, used once.", needed=True, width=18),
        Column("title", "Title", needed=True, width=30),
        Column("form", "Form", Reads.CHOICE, "individual or event", words(ActivityForm), needed=True),
        Column("method", "Method", Reads.CHOICE, "How doctors take part.", words(Method), width=18),
        Column("purpose", "Purpose", width=30),
        Column("in_scope", "In scope", width=24),
        Column("out_of_scope", "Out of scope", width=24),
        Column("how_to_contribute", "How to contribute", width=24),
        Column("others_taking_part", "Others taking part", width=24),
        Column("how_decided", "How it is decided", width=24),
        Column("how_told", "How the result is told", width=24),
        Column("decision_date", "Decision date", Reads.DAY, "The day on which it is decided."),
        Column("feedback_date", "Feedback date", Reads.DAY, "The day by which doctors hear what was decided."),
        Column("lead_days", "Lead (days)", Reads.COUNT, "Least number of days from the last piece to the decision."),
        Column("first_day", "First day", Reads.DAY, "Not before this date. Empty: from the start of the rota."),
        Column("last_day", "Last day", Reads.DAY, "Not after this date. Empty: to the end of the rota."),
        Column("weekdays", "Weekdays", Reads.WEEKDAYS, "Mon-Fri, or Tue, Thu, or daily. Empty: Mon-Fri."),
        Column("earliest", "Earliest (hh:mm)", Reads.CLOCK, "Empty: 08:00."),
        Column("latest", "Latest end (hh:mm)", Reads.CLOCK, "Empty: 18:00."),
        *_WHO,
        Column("quorum", "Quorum (doctors)", Reads.COUNT, "How many must be able to come. Events only."),
        Column("groups", "Quorum by group (doctors)", Reads.GROUPS,
               "Of a tier, a grade, LTFT, or a site, line, team, skill or role: SAS 1, site North 2.", width=24),
        Column("duration", "Duration (minutes)", Reads.MINUTES, "Length of an event: 60, or 1 h."),
        Column("block_least", "Shortest piece (minutes)", Reads.MINUTES, "Individual time: 60, or 1 h."),
        Column("block_most", "Longest piece (minutes)", Reads.MINUTES, "Individual time: 240, or 4 h."),
        Column("place", "Place", note="The room of an event: two events are never in one at once.", width=18),
        Column("apart", "At least apart (days)", Reads.COUNT, "Between two pieces of a doctor, or two of a series."),
        Column("gap", "Longest gap (days)", Reads.COUNT, "No stretch this long should pass without a piece."),
        *_prefers("Preferred"),
        Column("standing", "Already in the rota", Reads.CHOICES,
               "Kinds of duty that count as delivered. Empty: self development, SPA, engagement.", READY, width=18),
        Column("covers", "Counts to cover meanwhile", Reads.YES_NO, "yes: who takes part still counts.", YES_NO),
        Column("must", "Must be there", Reads.DEPUTIES,
               "Names or roles; deputies after 'or': A Okoro or B Shah, guardian.", width=24),
        Column("every", "Every (weeks)", Reads.COUNT, "An event that recurs: once in each so many weeks."),
        Column("sittings", "Sittings (meetings)", Reads.COUNT, "Held so often, for others each time. Empty: once."),
    ),
    (
        {"id": "sdt", "title": "Self-development time", "form": "individual", "grades": "F1, F2",
         "method": "individual", "block_least": 60, "block_most": 240},
        {"id": "forum", "title": "Resident doctors forum", "form": "event", "method": "formal meeting",
         "tiers": "first, sho, registrar", "earliest": "12:00", "latest": "16:00", "quorum": 6, "duration": 60},
    ),
)  # fmt: skip

ENTITLEMENTS = SheetPlan(
    "Entitlements",
    "How much protected time doctors are owed. Empty: a cited default pack, marked as an assumption.",
    (
        Column("id", "Id", note="A short name of your own, used once. Empty: the activity and a number.", width=18),
        Column("activity", "Activity", note="An id from the sheet Activities: individual time.", needed=True, width=18),
        *_WHO,
        Column("minutes", "Owed (minutes)", Reads.MINUTES, "For a full-time doctor: 120, or 2 h.", needed=True),
        Column("per", "Per", Reads.CHOICE, "week, or period (the whole rota). Empty: week.", words(Per)),
        Column("pro_rata", "Pro rata by WTE", Reads.YES_NO, "Empty: yes.", YES_NO),
        Column("accrual", "Accrual", Reads.CHOICE, "Do weeks of leave count? Empty: they do not.", words(Accrual),
               width=18),
        Column("citation", "Source", note="The document and clause, or: local figure.", width=40),
    ),
    (
        {"id": "sdt-f1", "activity": "sdt", "grades": "F1, F2", "minutes": 120, "per": "week", "pro_rata": "yes",
         "citation": "local figure"},
        {"id": "rep", "activity": "rep-time", "roles": "resident representative", "minutes": "4 h", "per": "period",
         "pro_rata": "no", "citation": "local figure"},
    ),
)  # fmt: skip

SHEETS = (DOCTORS, CODES, COVER, ACTIVITIES, ENTITLEMENTS, CARRIED, ROOMS, LIMITS, BACKFILL)

README = (
    "RotaEngage setup workbook",
    "Tell the program about your department here. Every sheet may stay empty: what is missing is inferred or taken "
    "from cited defaults, and shown as an assumption.",
    f"Rows whose first cell starts with '{EXAMPLE_MARK}' are examples and are not read. Delete them or leave them.",
    "Columns are found by their headings: their order is free. Headings carry the unit in brackets.",
    "Where a heading has a corner mark, point at it: a note says what the column takes.",
    "Dates: real dates, or text such as 03/08/2026. Times: 08:30. Lengths: 120, or 2 h. Weekdays: Mon-Fri, or Sat, "
    "Sun, or daily.",
    "Lists: put commas between, such as F1, F2. If a name holds a comma, put a semicolon between names.",
    "Doctors chosen by several columns must match all of them; an empty column asks for nothing.",
    "Mistakes are reported with their cell and how to mend them; nothing is changed in this workbook.",
)

__all__ = ["ACTIVITIES", "BACKFILL", "CARRIED", "CODES", "COVER", "DOCTORS", "ENTITLEMENTS", "LIMITS", "ROOMS",
           "SHEETS", "Column", "Reads", "SheetPlan", "words"]  # fmt: skip
