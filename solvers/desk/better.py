"""The better plan that a refuted proof found, as a way out: tried like any other before it is offered."""

from collections.abc import Sequence

from rotaengage.domain.change import Change, PinSlot
from rotaengage.domain.progress import Stop
from rotaengage.domain.span import Span
from rotaengage.domain.why import Proof, Proved, WayOut
from solvers.board import Block
from solvers.desk.warm import Warm
from solvers.desk.ways import tried

TAKE = "a plan gives this doctor more and nobody less: it is the first of the ways out"


def better_way(warm: Warm, doctor: str, proof: Proof, stop: Stop) -> WayOut | None:
    """What leads to the better plan: the doctor's own new pieces, and where that costs others, theirs too.

    None where the proof was not refuted, or where neither brings the doctor more at no loss to anybody.
    """
    if proof.status is not Proved.REFUTED:
        return None
    fresh = [b for b in warm.prover.better.get(doctor, ()) if not b.event]
    own = [b for b in fresh if b.doctor == doctor]
    for blocks in (own, fresh) if len(fresh) > len(own) else (own,):
        way = tried(warm, doctor, _pins(warm, blocks), stop) if blocks and not stop.requested else None
        if way is not None and way.lost_minutes == 0:
            return way
    return None


def _pins(warm: Warm, blocks: Sequence[Block]) -> tuple[Change, ...]:
    zone = warm.base.facts.zone
    ordered = sorted(blocks, key=lambda b: (b.start, b.doctor))
    return tuple(
        PinSlot(doctor=b.doctor, activity=b.activity, span=Span.between(b.start, b.end, zone)) for b in ordered
    )  # fmt: skip
