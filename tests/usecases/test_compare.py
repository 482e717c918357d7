"""Two plans side by side: what came, went, moved, and who has more or less."""

from hypothesis import given
from hypothesis import strategies as st

from rotaengage.domain.plan import Slot
from rotaengage.usecases.compare import gains, swaps
from tests.tui import values

SLOTS = st.lists(
    st.builds(values.slot, st.integers(0, 3), st.integers(0, 6), st.sampled_from([9, 11]), st.sampled_from([12, 14])),
    max_size=8, unique_by=lambda s: (s.doctor, s.span.start),
)  # fmt: skip


def test_a_slot_on_another_day_is_one_move_with_the_nearest() -> None:
    before = [values.slot(0, 1, 14, 16), values.slot(3, 3, 9, 11)]
    after = [values.slot(0, 2, 14, 16), values.slot(0, 9, 9, 11)]
    told = swaps(before, after)
    assert [(s.before, s.after) for s in told] == [
        (before[0], after[0]), (before[1], None), (None, after[1])
    ]  # fmt: skip


def test_losers_come_first_with_shares() -> None:
    told = gains(values.scenario(), [values.slot(0, 1, 14, 16)], [values.slot(4, 1, 12, 16)])
    assert [(g.doctor, g.minutes) for g in told] == [("d0", -120), ("d4", 240)]
    assert (told[0].before_fulfilment, told[0].after_fulfilment) == (0.25, 0.0)


@given(SLOTS, SLOTS)
def test_undoing_the_difference_gives_the_plan_back(before: list[Slot], after: list[Slot]) -> None:
    told = swaps(before, after)
    gone = [s.before for s in told if s.before]
    come = [s.after for s in told if s.after]
    assert sorted(map(str, [*(s for s in before if s not in gone), *come])) == sorted(map(str, after))
    assert not set(map(str, gone)) & set(map(str, come))
