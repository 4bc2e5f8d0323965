"""Priya Raman: pays tuition fees; part of an invoice is left, and one course lies outside every fee period."""

from ladok_core.model.fees import TuitionFee
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.catalogue_bla import HE2M, SOLAR, SWEDISH
from ladok_core.sample.institutions import BLA
from ladok_core.sample.money import Due, Part, fee, granted, paid
from ladok_core.sample.offerings import past, programme
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

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


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of a master's student in her first year."""
    cal, around = stage.cal, stage.bla
    story = Story(PRIYA, BLA, cal)
    he2m = story.registered(programme(cal, HE2M, cal.autumn(1), 4))
    swedish = story.completed(past(cal, SWEDISH, -1, 2), "G")
    story.registered(around["HE5012"], he2m)
    story.result(SOLAR, "3", cal.day(-4), "1000", new=True)
    story.expected(around["HE5001"], he2m)  # begins in the period that is paid
    story.expected(around["HE5010"], he2m)  # begins in the period with half left to pay
    story.expected(around["HE5020"], he2m)  # begins after both
    return (story.record(fee_liable=True, fees=(_programme(cal, he2m), _course(cal, swedish))),)


def _programme(cal: Calendar, he2m: Participation) -> TuitionFee:
    """Give the instalments: one settled, one partly paid, one to be sent on a day that is known, one not yet."""
    return fee(
        he2m,
        280_000,
        Part(
            cal.term(0).name,
            cal.window(-110, 30),
            "30.0",
            70_000,
            Due(cal.day(-140), cal.day(-105)),
            (granted(20_000, cal.day(-133)), paid(50_000, cal.day(-112))),
        ),
        Part(
            cal.term(1).name,
            cal.window(31, 95),
            "30.0",
            70_000,
            Due(cal.day(-24), cal.day(22)),
            (granted(20_000, cal.day(-20)), paid(15_000, cal.day(-13))),
        ),
        Part(cal.term(2).name, cal.window(200, 339), "30.0", 70_000, Due(cal.day(150), cal.day(185))),
        Part(cal.term(3).name, cal.window(340, 480), "30.0", 70_000),
    )


def _course(cal: Calendar, swedish: Participation) -> TuitionFee:
    """Give a course on the side: a half paid with some too much, a half that is overdue."""
    term = cal.term(-1)
    return fee(
        swedish,
        12_500,
        Part(term.name, term.part(1), "3.5", 6_250, Due(cal.day(-200), cal.day(-170)), (paid(6_500, cal.day(-171)),)),
        Part(term.name, term.part(2), "4.0", 6_250, Due(cal.day(-60), cal.day(-12))),
    )
