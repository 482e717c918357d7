"""Setups drawn at random that a setup workbook can say."""

from datetime import date, time
from typing import Any

from hypothesis import strategies as st

from importers.setup_nouns import BY_DAY
from importers.setup_words import same
from rotaengage.domain.activity import Activity, ActivityForm, Method, Quorum, Window
from rotaengage.domain.backfill import BackfillOffer
from rotaengage.domain.codes import STANDING, TRAITS, CodeSource, DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.entitlement import Accrual, Debt, Entitlement, Per
from rotaengage.domain.grades import Grade, Tier
from rotaengage.domain.grouping import Grouping
from rotaengage.domain.limits import Said, Setting
from rotaengage.domain.people import Doctor, Who
from rotaengage.domain.preferred import Preferred
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.service import CoverRequirement
from rotaengage.domain.setup import Setup
from rotaengage.domain.setup_sheets import READY

Draw = Any
READY_KINDS = [DutyKind(word.replace(" ", "_")) for word in READY]
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters=";")
words = st.text(LETTERS, min_size=1, max_size=12).filter(lambda t: not t.casefold().startswith(("example:", "#")))
text = st.lists(words, max_size=4).map(" ".join)
names = st.lists(words, min_size=1, max_size=3).map(" ".join).filter(lambda t: t.strip(", ") == t)
days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
clocks = st.times().map(lambda t: time(t.hour, t.minute))
tiers = st.sampled_from([t for t in Tier if t is not Tier.UNKNOWN])
grades = st.sampled_from([g for g in Grade if g is not Grade.UNKNOWN])
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
several = st.frozensets(names, max_size=2)
whos = st.builds(
    Who,
    tiers=st.frozensets(tiers, max_size=2),
    grades=st.frozensets(grades, max_size=2),
    skills=several,
    roles=several,
    teams=several,
    doctors=several,
    sites=several,
)
one_of = st.frozensets(names.filter(lambda t: "or" not in t.split()), min_size=1, max_size=2)


@st.composite
def preferences(draw: Draw) -> Preferred:
    early, late = sorted((draw(clocks), draw(clocks)))
    hours = early != late and draw(st.booleans())
    liked = draw(st.frozensets(st.integers(0, 6), max_size=3))
    return Preferred(weekdays=liked, earliest=early if hours else None, latest=late if hours else None)


@st.composite
def doctors(draw: Draw) -> Doctor:
    name = draw(names)
    grade, written = draw(st.sampled_from([(Grade.F1, "FY1"), (Grade.HST, "ST4"), (Grade.SAS, "Specialty doctor")]))
    first, last = sorted((draw(days), draw(days)))
    return Doctor(
        id=name,
        name=name,
        grade=grade,
        grade_text=written,
        tier=draw(tiers),
        contract=draw(text),
        wte=draw(st.integers(1, 150)) / 100,
        non_working_days=draw(st.frozensets(st.integers(0, 6), max_size=3)),
        roles=draw(several),
        skills=draw(several),
        team=draw(text),
        site=draw(text),
        line=draw(text),
        post_from=draw(st.sampled_from([None, first])),
        post_to=draw(st.sampled_from([None, last])),
        counts_to_cover=draw(st.booleans()),
        prefers=draw(preferences()),
    )


@st.composite
def codes(draw: Draw) -> ShiftCode:
    kind = draw(st.sampled_from([k for k in DutyKind if k not in {DutyKind.UNKNOWN, DutyKind.VACANT}]))
    start, end = draw(clocks), draw(clocks)
    if kind in BY_DAY:
        start, end = sorted((start, end))
    timed = TRAITS[kind].works and start != end
    covers, releasable = (draw(st.sampled_from([None, True, False])) for _ in range(2))
    opposite = {ReleaseClass.C0} if covers else set()
    opposite |= {ReleaseClass.C5} if releasable else set()
    return ShiftCode(
        code=draw(names),
        kind=kind,
        start=start if timed else None,
        end=end if timed else None,
        title=draw(text),
        covers=covers,
        releasable=releasable,
        release=draw(st.sampled_from([None, *(c for c in ReleaseClass if c not in opposite)])),
        source=CodeSource.SETUP,
    )


@st.composite
def covers(draw: Draw) -> CoverRequirement:
    least, more = sorted((draw(st.integers(0, 40)), draw(st.integers(0, 40))))
    return CoverRequirement(
        id=draw(names),
        title=draw(text),
        who=draw(whos),
        weekdays=draw(weekdays),
        dates=draw(st.frozensets(days, max_size=3)),
        start=draw(clocks),
        end=draw(clocks),
        minimum=least,
        preferred=draw(st.sampled_from([None, more])),
        basis=draw(text),
    )


@st.composite
def _quorums(draw: Draw, invited: Who) -> Quorum:
    grades = [g.value for g in [*(invited.tiers or [Tier.FIRST]), *(invited.grades or [Grade.SAS])]]
    shared = ["LTFT", "full time", "line 3 4", "skill air, way", *(f"site {s}" for s in invited.sites or ["North"])]
    groups = st.dictionaries(st.sampled_from([*grades, *shared]), st.integers(0, 9), max_size=2)
    return Quorum(total=draw(st.integers(0, 50)), by_group=draw(groups))


@st.composite
def activities(draw: Draw) -> Activity:
    opens, decides, hears = sorted((draw(days), draw(days), draw(days)))
    early, late = draw(st.integers(0, 11)), draw(st.integers(13, 23))
    room = (late - early) * 60
    least, most = sorted((draw(st.integers(1, room)), draw(st.integers(1, 600))))
    form, invited = draw(st.sampled_from(ActivityForm)), draw(whos)
    event = form is ActivityForm.EVENT
    apart = draw(st.integers(0, 20))
    method = draw(st.sampled_from(Method))
    several_times = event and method is not Method.ASYNCHRONOUS
    return Activity(
        id=draw(names),
        title=draw(names),
        form=form,
        method=method,
        least_days_apart=apart,
        longest_gap_days=None if event else draw(st.sampled_from([None, apart + 1])),
        preferred=draw(preferences()),
        standing=STANDING if event else draw(st.frozensets(st.sampled_from(READY_KINDS), min_size=1)),
        counts_to_cover=draw(st.booleans()),
        must_attend=tuple(draw(st.lists(one_of, max_size=2))) if event else (),
        every_weeks=draw(st.sampled_from([None, 4])) if event else None,
        sittings=draw(st.integers(1, 3)) if several_times else 1,
        **{f: draw(text) for f in ("purpose", "in_scope", "out_of_scope", "how_decided", "how_told", "place")},
        decision_date=decides,
        feedback_date=hears,
        lead_days=draw(st.integers(0, (decides - opens).days)),
        window=Window(
            first_day=opens, last_day=hears, weekdays=draw(weekdays), earliest=time(early), latest=time(late)
        ),
        invited=invited,
        quorum=draw(_quorums(invited)),
        duration_minutes=draw(st.integers(1, room)),
        block_least_minutes=min(least, room),
        block_most_minutes=most,
    )


@st.composite
def offers(draw: Draw) -> BackfillOffer:
    least = draw(st.integers(1, 60))
    limits = st.sampled_from([None, least, 6000])
    return BackfillOffer(
        id=draw(names),
        title=draw(text),
        tier=draw(tiers),
        grade=draw(st.sampled_from(Grade)),
        skills=draw(several),
        team=draw(text),
        site=draw(text),
        weekdays=draw(weekdays),
        dates=draw(st.frozensets(days, max_size=3)),
        start=time(draw(st.integers(0, 11))),
        end=time(draw(st.integers(12, 23))),
        least_minutes=least,
        most_minutes=draw(limits),
        most_a_week_minutes=draw(limits),
        price=draw(st.integers(0, 20000)) / 100,
    )


@st.composite
def rooms(draw: Draw) -> MeetingRoom:
    early, late = sorted((draw(clocks), draw(clocks)))
    return MeetingRoom(
        name=draw(names),
        seats=draw(st.sampled_from([None, 0, 12])),
        weekdays=draw(weekdays),
        earliest=early,
        latest=late if early != late else None,
    )


@st.composite
def said(draw: Draw) -> Said:
    setting = draw(st.sampled_from([s for s in Setting if s not in (Setting.FREE, Setting.LIVE)]))
    if setting in (Setting.FROZEN_UNTIL, Setting.NOTICE_FROM):
        return Said(setting=setting, day=draw(days))
    if setting is Setting.FAIR_BETWEEN:
        return Said(setting=setting, groups=draw(st.sampled_from(Grouping)))
    return Said(setting=setting, amount=draw(st.sampled_from([15, 30, 60])))


@st.composite
def setups(draw: Draw) -> Setup:
    made = draw(st.lists(activities(), max_size=2, unique_by=lambda a: same(a.id)))
    own = [a.id for a in made if a.form is ActivityForm.INDIVIDUAL]
    owed = st.builds(
        Entitlement,
        id=names,
        activity=st.sampled_from(own or [""]),
        who=whos,
        minutes=st.integers(0, 5000),
        per=st.sampled_from(Per),
        pro_rata=st.booleans(),
        accrual=st.sampled_from(Accrual),
        citation=text,
    )
    debts = st.builds(
        Debt, doctor=names, activity=st.sampled_from(own or [""]), minutes=st.integers(0, 5000), basis=text
    )
    return Setup(
        doctors=tuple(draw(st.lists(doctors(), max_size=2, unique_by=lambda d: same(d.name)))),
        codes=tuple(draw(st.lists(codes(), max_size=2, unique_by=lambda c: same(c.code)))),
        cover=tuple(draw(st.lists(covers(), max_size=2, unique_by=lambda c: same(c.id)))),
        activities=tuple(made),
        entitlements=tuple(draw(st.lists(owed, max_size=2, unique_by=lambda e: same(e.id)))) if own else (),
        debts=tuple(draw(st.lists(debts, max_size=2))) if own else (),
        rooms=tuple(draw(st.lists(rooms(), max_size=2, unique_by=lambda r: same(r.name)))),
        limits=tuple(draw(st.lists(said(), max_size=2, unique_by=lambda s: s.setting))),
        backfill=tuple(draw(st.lists(offers(), max_size=2, unique_by=lambda o: same(o.id)))),
    )
