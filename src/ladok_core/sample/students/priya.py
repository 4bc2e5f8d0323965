"""Priya Raman: pays tuition fees; part of an invoice is left, and one course lies outside every fee period."""

from decimal import Decimal

from ladok_core.model.circumstances import FeePeriod
from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.catalogue_bla import HE2M, SOLAR, SWEDISH
from ladok_core.sample.institutions import BLA
from ladok_core.sample.offerings import past, programme
from ladok_core.sample.story import Stage, Story, identity

# An interim number, from the admission; she reads English.
PRIYA = Student(
    "priya",
    "Priya",
    "Raman",
    identity("20011023T281"),
    email="priya.raman@example.com",
    phone="070-174 06 15",
    addresses=(Address("Student House, Room 214, Låtsasvägen 30", "123 47", "Blåköping"),),
)
_KRONOR = 100  # in öre


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of a master's student in her first year."""
    cal, around = stage.cal, stage.bla
    story = Story(PRIYA, BLA, cal)
    he2m = story.registered(programme(cal, HE2M, cal.autumn(1), 4))
    story.completed(past(cal, SWEDISH, -1, 2), "G")
    story.registered(around["HE5012"], he2m)
    story.result(SOLAR, "3", cal.day(-4), "1000", new=True)
    story.expected(around["HE5001"], he2m)  # begins in the period that is paid
    story.expected(around["HE5010"], he2m)  # begins in the period with half left to pay
    story.expected(around["HE5020"], he2m)  # begins after both
    return (story.record(fee_liable=True, fee_periods=_fees(cal)),)


def _fees(cal: Calendar) -> tuple[FeePeriod, ...]:
    """Give the instalments: one settled, one partly paid."""
    fee = 70_000 * _KRONOR
    return (
        FeePeriod("priya.fee.1", cal.term(0).name, cal.window(-110, 30), Decimal("30.0"), fee, 0),
        FeePeriod("priya.fee.2", cal.term(1).name, cal.window(31, 95), Decimal("30.0"), fee, 35_000 * _KRONOR),
    )
