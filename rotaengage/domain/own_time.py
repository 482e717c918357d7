"""An event without a common start: everybody invited takes part in time of their own."""

from rotaengage.domain.activity import Activity, ActivityForm, Method
from rotaengage.domain.entitlement import Accrual, Entitlement, Per


def as_own_time(event: Activity) -> tuple[Activity, Entitlement]:
    """The event as individual time, in one piece as long as it would last, and what is owed of it.

    Everybody invited is owed the time that it takes, once, whatever their WTE.
    """
    minutes = event.duration_minutes
    own = event.changed(
        form=ActivityForm.INDIVIDUAL, method=Method.ASYNCHRONOUS, block_least_minutes=minutes,
        block_most_minutes=minutes, every_weeks=None,
    )  # fmt: skip
    owed = Entitlement(
        id=f"{event.id}-own-time",
        activity=event.id,
        who=event.invited,
        minutes=minutes,
        per=Per.PERIOD,
        pro_rata=False,
        accrual=Accrual.CYCLE_AVERAGE,
        citation=f"time to take part in {event.title}",
        source=event.source,
    )
    return own, owed
