"""list_notice: time out of a clinic or list is told early enough for it to be moved."""

from datetime import timedelta
from typing import Any

from rotaengage.domain.codes import DutyKind, ReleaseClass, ShiftCode
from rotaengage.domain.limits import Limits
from rotaengage.domain.scenario import Scenario
from rotaengage.rules.packs import RELEASES, list_notice_days, load_pack
from rotaengage.usecases.defaults import default_limits
from tests import build
from tests.rules.say import found

LIST = ShiftCode(code=DutyKind.CLINIC.value, kind=DutyKind.CLINIC, release=ReleaseClass.C4)
CLINIC = build.duty("amy", 2, "08:00", "12:00", kind=DutyKind.CLINIC)
SLOT = build.slot(CLINIC, "09:00", "10:00")
DAY = build.day(2)


def clinic(code: ShiftCode = LIST, days: int | None = 42, **more: Any) -> Scenario:
    limits = Limits(handover_minutes=0, list_notice_days=days, notice_from=more.pop("notice_from", None))
    return build.scenario(
        build.rota([build.doctor("amy")], [CLINIC]).changed(codes=(code,)), limits=limits, **more
    )  # fmt: skip


def test_the_number_is_in_the_dated_pack_with_its_source() -> None:
    pack = load_pack(RELEASES)
    assert (pack["dated"], list_notice_days()) == ("2026-11-27", 42)
    assert pack["list_notice"]["source"]
    assert default_limits().list_notice_days == 42


def test_six_weeks_ahead_is_enough_and_a_day_less_is_not() -> None:
    assert found("list_notice", clinic(notice_from=DAY - timedelta(days=42)), SLOT) == []
    (breach,) = found("list_notice", clinic(notice_from=DAY - timedelta(days=41)), SLOT)
    assert (breach.amount, breach.unit) == (1, "days")


def test_notice_counts_from_publication_once_there_was_one() -> None:
    early = DAY - timedelta(days=90)
    assert found("list_notice", clinic(notice_from=early, as_of=DAY - timedelta(days=41)), SLOT)
    assert found("list_notice", clinic(as_of=DAY - timedelta(days=42)), SLOT) == []


def test_what_was_told_before_has_had_its_notice_and_more_than_that_has_not() -> None:
    told = clinic(as_of=DAY, published=(SLOT,))
    assert found("list_notice", told, build.slot(CLINIC, "09:30", "10:00")) == []
    assert found("list_notice", told, build.slot(CLINIC, "09:00", "10:30"))


def test_a_list_stays_whole_while_nobody_said_from_when_notice_counts() -> None:
    assert found("list_notice", clinic(), SLOT)
    assert found("list_notice", clinic(days=None, as_of=build.day(-90)), SLOT)


def test_other_classes_need_no_notice() -> None:
    assert found("list_notice", clinic(LIST.changed(release=None, releasable=True)), SLOT) == []
    assert found("list_notice", clinic(LIST.changed(release=ReleaseClass.C1)), SLOT) == []
