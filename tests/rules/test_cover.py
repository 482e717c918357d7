"""cover: a release may use what is above the minimum and nothing else."""

from datetime import date

from rotaengage.domain.codes import DutyKind, ShiftCode
from rotaengage.domain.grades import Tier
from rotaengage.domain.span import minute_of
from tests import build
from tests.rules.say import found

AMY, BEN, CAZ = (build.doctor(n) for n in ("amy", "ben", "caz"))


def test_a_release_down_to_the_minimum_is_allowed_and_one_below_is_not() -> None:
    duties = [build.duty("amy", 0), build.duty("ben", 0)]
    of = build.rota([AMY, BEN], duties)
    slots = [build.slot(d, "10:00", "11:00") for d in duties]
    assert found("cover", build.scenario(of, cover=(build.need(1),)), slots[0]) == []
    (breach,) = found("cover", build.scenario(of, cover=(build.need(1),)), *slots)
    assert breach.amount == 60
    assert set(breach.where) == {duties[0].source, duties[1].source}


def test_an_existing_gap_stays_as_it_is_and_never_grows() -> None:
    duties = [build.duty("amy", 0), build.duty("ben", 0, "08:00", "12:00")]
    scenario = build.scenario(build.rota([AMY, BEN], duties), cover=(build.need(3),))
    assert found("cover", scenario) == []
    assert [b.amount for b in found("cover", scenario, build.slot(duties[1], "10:00", "11:00"))] == [60]


def test_only_matching_doctors_count_and_only_within_the_hours() -> None:
    registrar = build.doctor("dee", tier=Tier.REGISTRAR)
    duties = [build.duty("amy", 0), build.duty("dee", 0)]
    of = build.rota([AMY, registrar], duties)
    sho = build.scenario(of, cover=(build.need(1, who=build.who(Tier.SHO)),))
    assert found("cover", sho, build.slot(duties[1], "10:00", "11:00")) == []
    assert found("cover", sho, build.slot(duties[0], "10:00", "11:00"))
    afternoon = build.scenario(of, cover=(build.need(2, "13:00", "17:00"),))
    assert found("cover", afternoon, build.slot(duties[0], "12:00", "13:00")) == []
    assert sum(b.amount for b in found("cover", afternoon, build.slot(duties[0], "12:30", "13:30"))) == 30


def test_a_doctor_on_two_duties_at_once_counts_once() -> None:
    duties = [build.duty("amy", 0), build.duty("amy", 0, "09:00", "12:00", column=1), build.duty("ben", 0)]
    scenario = build.scenario(build.rota([AMY, BEN], duties), cover=(build.need(2),))
    assert found("cover", scenario, build.slot(duties[0], "10:00", "11:00"))


def test_a_minute_off_the_half_hour_is_seen() -> None:
    duties = [build.duty("amy", 0, "08:00", "10:10"), build.duty("ben", 0)]
    scenario = build.scenario(build.rota([AMY, BEN], duties), cover=(build.need(1),))
    assert found("cover", scenario, build.slot(duties[1], "09:00", "10:00")) == []
    assert [b.amount for b in found("cover", scenario, build.slot(duties[1], "10:00", "11:00"))] == [50]


def test_cover_over_the_spring_clock_change_is_counted_in_elapsed_minutes() -> None:
    """28 March 2027: the night from 20:00 to 08:00 lasts eleven hours."""
    number = (date(2027, 3, 27) - build.MONDAY).days
    night = build.duty("amy", number, "20:00", "08:00")
    of = build.rota([AMY], [night], days=number + 2)
    need = build.need(1, "20:00", "08:00", dates=frozenset({build.day(number)}))
    whole = build.slot(night, "20:00", "08:00")
    assert [b.amount for b in found("cover", build.scenario(of, cover=(need,)), whole)] == [11 * 60]
    assert minute_of(whole.span.end) - minute_of(whole.span.start) == 11 * 60


def test_who_counts_to_cover_meanwhile_takes_nobody_out() -> None:
    """A virtual meeting on the ward, as the setup says of the activity."""
    duty = build.duty("amy", 0)
    for stays in (False, True):
        virtual = build.SDT.changed(counts_to_cover=stays)
        of = build.scenario(build.rota([AMY], [duty]), activities=(virtual,), cover=(build.need(1),))
        assert bool(found("cover", of, build.slot(duty, "10:00", "11:00"))) is not stays


def test_on_call_from_home_and_supernumerary_doctors_count_as_the_setup_says() -> None:
    home, ward = build.duty("amy", 0, kind=DutyKind.NON_RESIDENT_ON_CALL), build.duty("ben", 0)
    slot = build.slot(ward, "10:00", "11:00")
    of = build.rota([AMY, BEN], [home, ward])
    assert found("cover", build.scenario(of, cover=(build.need(1),)), slot)
    counted = ShiftCode(code=home.code or "", kind=home.kind, covers=True)
    assert found("cover", build.scenario(of.changed(codes=(counted,)), cover=(build.need(1),)), slot) == []
    extra = of.changed(codes=(counted,), doctors=(AMY.changed(counts_to_cover=False), BEN))
    assert found("cover", build.scenario(extra, cover=(build.need(1),)), slot)
