"""Samuel Abebe: suspended for a time, and with the obstacles that lie with the institution or in his own history."""

from datetime import timedelta

from ladok_core.model.circumstances import Suspension
from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student
from ladok_core.sample.catalogue_bla import OLD_WEB, PHILOSOPHY
from ladok_core.sample.institutions import BLA
from ladok_core.sample.offerings import past
from ladok_core.sample.story import Stage, Story, identity

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
    story.completed(past(cal, PHILOSOPHY, -2, 2), "G")
    # Begun in the old version of the course, never finished.
    story.registered(past(cal, OLD_WEB, -1, 1))
    story.result(OLD_WEB, "G", cal.term(-1).part(1).last - timedelta(days=9), "1100")

    story.expected(around["DS1001"])  # begins while he is suspended
    story.expected(around["FI1001"])  # completed already
    story.expected(around["MU1001"])  # cancelled
    story.expected(around["KR1001"])  # not open for registering oneself
    story.expected(around["PR1010"])  # open: a re-registration, on the newer version
    return (story.record(suspensions=(Suspension(cal.window(-20, 25)),)),)
