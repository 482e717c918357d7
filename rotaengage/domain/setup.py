"""What a department says about itself in the setup workbook."""

from rotaengage.domain.activity import Activity
from rotaengage.domain.backfill import BackfillOffer
from rotaengage.domain.codes import ShiftCode
from rotaengage.domain.entitlement import Debt, Entitlement
from rotaengage.domain.issue import Issue
from rotaengage.domain.limits import Said
from rotaengage.domain.noun import Noun
from rotaengage.domain.people import Doctor
from rotaengage.domain.rooms import MeetingRoom
from rotaengage.domain.service import CoverRequirement


class Setup(Noun):
    """The setup workbook as read. A doctor here completes the one of the same name on the rota.

    An empty tuple means that the sheet was left empty: the program infers or takes its defaults, and says so.
    Selectors that name doctors hold names here; they become ids when setup and rota are put together.
    """

    doctors: tuple[Doctor, ...] = ()
    codes: tuple[ShiftCode, ...] = ()
    cover: tuple[CoverRequirement, ...] = ()
    activities: tuple[Activity, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    debts: tuple[Debt, ...] = ()
    rooms: tuple[MeetingRoom, ...] = ()
    limits: tuple[Said, ...] = ()
    backfill: tuple[BackfillOffer, ...] = ()


class SetupReading(Noun):
    """A setup workbook with every mistake found in it; setup holds what was right."""

    setup: Setup
    issues: tuple[Issue, ...] = ()
