"""Ellen Ek: halfway through a bachelor's programme, with much to do.  The demo begins with her."""

from datetime import timedelta
from decimal import Decimal

from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, Ground, GroundKind, Target, TargetKind
from ladok_core.model.student import Address, Student
from ladok_core.model.text import Text
from ladok_core.sample.catalogue_bla import (
    DATABASES,
    DISCRETE,
    DVK,
    LINEAR,
    MECHANICS,
    OBJECTS,
    OLD_WEB,
    PROGRAMMING,
    SPANISH,
    STATISTICS,
    SYSTEMS,
)
from ladok_core.sample.choices_bla import study_choices
from ladok_core.sample.institutions import BLA
from ladok_core.sample.offerings import past, programme
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

ELLEN = Student(
    "ellen",
    "Ellen",
    "Ek",
    identity("200405179821"),
    email="ellen.ek@example.com",
    phone="070-174 06 11",
    addresses=(Address("Exempelgatan 4 lgh 1102", "123 45", "Blåköping", registered=True),),
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of new results, a choice to make, courses to register on, others opening or closed, and two obstacles."""
    cal, around = stage.cal, stage.bla
    story = Story(ELLEN, BLA, cal)
    dvk = story.registered(programme(cal, DVK, cal.autumn(2), 6))
    specialisation = story.expected(around["DVKAI"], dvk)

    # Behind her.
    story.completed(past(cal, DISCRETE, -2, 1), "VG", dvk)
    story.completed(past(cal, LINEAR, -2, 2), "G", dvk)
    story.completed(past(cal, OBJECTS, -2, 2), "G", dvk)
    story.completed(past(cal, SYSTEMS, -1, 1), "G", dvk)
    story.completed(past(cal, OLD_WEB, -1, 2), "G", dvk)
    story.completed(past(cal, SPANISH, -3), "G")
    mechanics = past(cal, MECHANICS, -1, 2)
    left_on = cal.term(-1).part(2).first + timedelta(days=33)
    story.left(mechanics, EventKind.NON_COMPLETION, left_on, dvk)

    # Running, each with a result since her last visit.
    story.registered(around["DB1001"], dvk)
    story.result(DATABASES, "VG", cal.day(-3), "1000", new=True)
    story.registered(around["ST1003"], dvk)  # the second study period is open
    story.result(STATISTICS, "G", cal.day(-6), "1000", new=True)

    # To come.
    story.expected(around["MA2001"], dvk)  # open four more days
    story.expected(around["NW1002"], dvk)  # opens in twelve days
    story.expected(around["AI2001"], specialisation)  # opens later
    story.expected(around["ET1001"], dvk)  # closed yesterday
    story.expected(around["KO2001"], dvk, reserve=True)  # open, but Mekanik I is missing too

    # Exams: to sign up for, signed up for, and past.
    exams = stage.exams_bla
    story.signed_up(exams["code-withheld"], -3, "MA-0219")
    story.signed_up(exams["past"], -600, "MA-1180")
    story.signed_up(exams["past-resit"], -210)

    transfers = (_programming(stage),)
    choices = study_choices(cal, dvk.offering)  # one to make now
    return (story.record(credit_transfers=transfers, choices=choices, exam_sessions=tuple(exams.values())),)


def _programming(stage: Stage) -> CreditTransfer:
    """Credit the programming course whole, for a course elsewhere."""
    target = Target(
        "ellen.transfer.1.1",
        TargetKind.WHOLE_COURSE,
        PROGRAMMING.name,
        Decimal("7.5"),
        PROGRAMMING.code,
        PROGRAMMING.education_id,
    )
    ground = Ground(
        GroundKind.EXTERNAL, Text("Programmering i Python, Gröna lärosätet", "Python Programming, The Green University")
    )
    decided = stage.cal.term(-1).span.first + timedelta(days=24)
    return CreditTransfer("ellen.transfer.1", f"TG {decided.year}-0417", decided, (target,), (ground,))
