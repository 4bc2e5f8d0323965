"""Samuel Abebe: suspended for a time, with the obstacles that lie with the institution or in his own history.

He paid tuition fees until he got a residence permit; they were then waived, and some of them paid back.
"""

from datetime import timedelta

from ladok_core.model.circumstances import Suspension
from ladok_core.model.fees import TuitionFee
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student
from ladok_core.sample.calendar import Calendar
from ladok_core.sample.catalogue_bla import OLD_WEB, PHILOSOPHY
from ladok_core.sample.institutions import BLA
from ladok_core.sample.money import Due, Part, fee, paid, refunded, waived
from ladok_core.sample.offerings import past
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

# A coordination number: he has not lived here long enough for a personal identity number.
SAMUEL = Student(
    "samuel",
    "Samuel",
    "Abebe",
    identity("200008639874"),
    email="samuel.abebe@example.com",
    phone="070-174 06 20",
    addresses=(Address("Låtsasvägen 12", "123 47", "Blåköping"),),
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of a suspension that ends before some of his courses begin."""
    cal, around = stage.cal, stage.bla
    story = Story(SAMUEL, BLA, cal)
    philosophy = story.completed(past(cal, PHILOSOPHY, -2, 2), "G")
    # Begun in the old version of the course, never finished.
    web = story.registered(past(cal, OLD_WEB, -1, 1))
    story.result(OLD_WEB, "G", cal.term(-1).part(1).last - timedelta(days=9), "1100")

    story.expected(around["DS1001"])  # begins while he is suspended
    story.expected(around["FI1001"])  # completed already
    story.expected(around["MU1001"])  # cancelled
    story.expected(around["KR1001"])  # not open for registering oneself
    again = story.expected(around["PR1010"])  # open: a re-registration, on the newer version
    fees = (_of_philosophy(cal, philosophy), _of_web(cal, web), fee(again, 12_500, elsewhere=True))
    sessions = tuple(stage.exams_bla.values())  # one of the course that he never finished, while he is suspended
    return (story.record(suspensions=(Suspension(cal.window(-20, 25)),), fees=fees, exam_sessions=sessions),)


def _of_philosophy(cal: Calendar, place: Participation) -> TuitionFee:
    """Give an instalment with its rest waived, one waived whole, one of nothing, and one without a last day."""
    term = cal.term(-2)
    began = term.span.first
    return fee(
        place,
        25_000,
        Part(
            term.name,
            term.part(1),
            "7.5",
            12_500,
            Due(began - timedelta(days=40), began - timedelta(days=10)),
            (paid(8_000, began - timedelta(days=12)), waived(4_500, began + timedelta(days=20))),
        ),
        Part(term.name, term.part(2), "7.0", 11_500, movements=(waived(11_500, began + timedelta(days=20)),)),
        Part(term.name, term.part(2), "0.0", 0, Due(began - timedelta(days=40))),
        Part(term.name, term.part(2), "0.5", 1_000, Due(cal.day(-5))),
    )


def _of_web(cal: Calendar, place: Participation) -> TuitionFee:
    """Give an instalment that was paid back in part, and one paid back whole."""
    term = cal.term(-1)
    began = term.span.first
    sent = Due(began - timedelta(days=40), began - timedelta(days=10))
    before, after = began - timedelta(days=15), began + timedelta(days=30)
    half = term.part(1)
    return fee(
        place,
        12_500,
        Part(term.name, half, "4.0", 6_500, sent, (paid(6_500, before), refunded(2_000, after))),
        Part(term.name, half, "3.5", 6_000, sent, (paid(6_000, before), refunded(6_000, after))),
    )
