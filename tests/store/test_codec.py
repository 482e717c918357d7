"""Duties as columns lose nothing, whatever they hold."""

import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rotaengage.domain.codes import DutyKind
from rotaengage.domain.duty import Duty
from rotaengage.domain.refs import CellRef
from rotaengage.domain.span import LONDON, Span
from rotaengage.store import codec
from tests.store.made import department, plan

ZONES = (LONDON, ZoneInfo("Europe/Dublin"), ZoneInfo("UTC"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 60_000)) + 29_700_000
    return Span.between(start, start + draw(st.integers(1, 2000)), draw(st.sampled_from(ZONES)))


DUTIES = st.lists(
    st.builds(
        Duty,
        id=TEXT,
        doctor=TEXT,
        day=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
        code=st.none() | TEXT,
        kind=st.sampled_from(DutyKind),
        span=st.none() | spans(),
        source=st.builds(CellRef, TEXT, st.integers(1, 1 << 20), st.integers(1, 1 << 14)),
        post=st.none() | TEXT,
        note=TEXT,
        week=st.none() | st.integers(1, 52),
        weekday=st.none() | st.integers(0, 6),
    ),
    max_size=6,
)


def written(moment: datetime) -> tuple[object, ...]:
    return moment.isoformat(), str(moment.tzinfo)


def exact(duty: Duty) -> tuple[object, ...]:
    """A duty with its moments spelt out: Python calls moments equal that a rota tells apart."""
    span = duty.span
    return duty._replace(span=None), span and (written(span.start), written(span.end)), type(duty.source)


@settings(max_examples=60, deadline=None)
@given(DUTIES)
def test_any_duties_come_back_exactly(duties: list[Duty]) -> None:
    body = codec.pack_department(department())
    table = codec.unpack_duties(codec.pack_duties(duties))
    back = codec.unpack_department(body, table).scenario.rota.duties
    assert [exact(d) for d in back] == [exact(d) for d in duties]


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text[:-1],
        lambda text: text + "x",
        lambda text: text.replace('"doctor":[0', '"doctor":[-1'),
        lambda text: text.replace('"doctor":[0', '"doctor":[9'),
        lambda text: text.replace('"doctor":[0', '"doctor":["a"'),
        lambda text: text.replace('"doctor":[0', '"doctor":[0,0'),
        lambda text: text.replace('"row":[', '"row":["x",'),
        lambda text: text.replace('"kinds":["', '"kinds":["not a '),
        lambda text: text.replace('"id":["', '"id":[5,"'),
        lambda text: text.replace('"notes"', '"remarks"'),
        lambda text: text.replace('"days"', '"day"'),
        lambda text: "[]",
        lambda text: "",
    ],
)
def test_columns_that_do_not_fit_together_are_refused(harm: Callable[[str], str]) -> None:
    text = zlib.decompress(codec.pack_duties(department().scenario.rota.duties)).decode()
    assert len(codec.unpack_duties(zlib.compress(text.encode()))) > 0
    assert harm(text) != text
    with pytest.raises((ValueError, IndexError)):
        codec.unpack_duties(zlib.compress(harm(text).encode()))


def test_the_hour_that_comes_twice_stays_two_hours() -> None:
    """25 October 2026, 01:30 in summer time and 01:30 in winter time are equal to Python."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    moments = [(first + timedelta(hours=n)).astimezone(LONDON) for n in (0, 1)]
    last = datetime(2026, 10, 25, 9, 0, tzinfo=LONDON)
    duties = [
        Duty(str(n), "d0", date(2026, 10, 25), "N", DutyKind.NIGHT, Span(moment, last), CellRef("A", 1, 1))
        for n, moment in enumerate(moments)
    ]
    back = codec.unpack_duties(codec.pack_duties(duties))
    assert [d.span.minutes for d in back if d.span] == [510, 450]


def test_a_plan_comes_back_with_its_hash() -> None:
    before = plan("x", slots=5)
    back = codec.unpack_plan(codec.pack_plan(before))
    assert back == before
    assert back.plan_hash == before.plan_hash


def test_content_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = codec.pack_plan(plan("x"))
    size = len(zlib.decompress(data))
    monkeypatch.setattr(codec, "MOST_BYTES", size + 1)
    assert codec.unpack_plan(data).note == "x"
    monkeypatch.setattr(codec, "MOST_BYTES", size - 1)
    with pytest.raises(ValueError, match="too large"):
        codec.unpack_plan(data)


def test_content_that_is_cut_off_is_refused() -> None:
    with pytest.raises(ValueError, match="cut off"):
        codec.unpack_plan(codec.pack_plan(plan("x"))[:-6])
