"""Omar Lindqvist: freestanding courses only, in all the ways that they can end or not."""

from datetime import timedelta

from msgspec.structs import replace

from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.model.results import ResultState
from ladok_core.model.student import Address, Student, TemporaryAddress
from ladok_core.sample.catalogue_bla import (
    CRIMINOLOGY,
    FILM,
    MUSIC,
    PHILOSOPHY,
    SPANISH,
    SPANISH_II,
    VIKINGS,
    WRITING,
)
from ladok_core.sample.institutions import BLA
from ladok_core.sample.offerings import past
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

_ELSEWHERE = Address("Tillfälliga gränd 2", "123 99", "Nordhamn", care_of="c/o Lund")

OMAR = Student(
    "omar",
    "Omar",
    "Lindqvist",
    identity("199203119814"),
    email="omar.lindqvist@example.com",
    phone="070-174 06 12",
    addresses=(Address("Fabricerade vägen 17", "123 46", "Blåköping", registered=True),),
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of courses running, unfinished, failed and retaken, and of those that must not be shown at all."""
    cal, around = stage.cal, stage.bla
    story = Story(replace(OMAR, temporary=TemporaryAddress(_ELSEWHERE, cal.window(-30, 45))), BLA, cal)

    # Completed, one of them at the second attempt.
    story.completed(past(cal, SPANISH, -4), "G")
    story.registered(past(cal, PHILOSOPHY, -3, 2))
    end = cal.term(-3).span.last
    story.result(PHILOSOPHY, "G", end - timedelta(days=20), "1100")
    story.result(PHILOSOPHY, "U", end - timedelta(days=9), "1000")
    story.result(PHILOSOPHY, "G", end + timedelta(days=33), "1000")
    story.result(PHILOSOPHY, "G", end + timedelta(days=33))

    # Ended without a final grade: all modules passed; one failed; the final grade not certified yet.
    story.registered(past(cal, WRITING, -2, 1))
    story.result(WRITING, "VG", cal.term(-2).part(1).last - timedelta(days=9), "1000")
    story.result(WRITING, "G", cal.term(-2).part(1).last - timedelta(days=16), "1100")
    story.registered(past(cal, FILM, -4))
    story.registered(past(cal, FILM, -2), again=True)
    story.result(FILM, "U", cal.term(-2).span.last - timedelta(days=9), "1000")
    story.result(FILM, "G", cal.term(-2).span.last - timedelta(days=16), "1100")
    story.registered(past(cal, VIKINGS, -1, 1))
    story.result(VIKINGS, "VG", cal.term(-1).part(1).last - timedelta(days=9), "1000")
    story.result(VIKINGS, "VG", cal.term(-1).part(1).last - timedelta(days=9), state=ResultState.READY)

    # Not to be shown: left in the first weeks, never begun, and withdrawn from before it began.
    story.left(past(cal, MUSIC, -1, 1), EventKind.EARLY_NON_COMPLETION, cal.term(-1).span.first + timedelta(days=10))
    story.expected(past(cal, CRIMINOLOGY, -2))
    story.left(around["NW1002"], EventKind.WITHDRAWAL, cal.day(-2))

    # Now and to come.
    story.registered(around["SP1002"], periods=2)
    story.result(SPANISH_II, "G", cal.day(-2), "1000", state=ResultState.DRAFT)
    story.expected(around["DR1001"], reserve=True)
    story.expected(around["AS1001"])  # no dates yet
    story.left(around["FV1001"], EventKind.NON_COMPLETION, cal.day(-14))
    return (story.record(),)
