"""Alex Berg: has studied at both institutions, and sees one of them at a time.  LOG-4."""

from datetime import timedelta

from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, Ground, GroundKind, Target, TargetKind
from ladok_core.model.student import Address, Student
from ladok_core.model.text import Text
from ladok_core.sample.catalogue_bla import LINEAR, MECHANICS
from ladok_core.sample.catalogue_grona import FRENCH, STRENGTH, TIMBER
from ladok_core.sample.institutions import BLA, GRONA
from ladok_core.sample.offerings import past
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

ALEX = Student(
    "alex",
    "Alex",
    "Berg",
    identity("199902149856"),
    email="alex.berg@example.com",
    phone="070-174 06 18",
    addresses=(Address("Exempelgatan 31", "123 45", "Blåköping", registered=True),),
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell both histories.  A 4 in Mekanik I and a 4 in Hållfasthetslära are of two different scales."""
    return (_blue(stage), _green(stage))


def _blue(stage: Stage) -> Record:
    cal, around = stage.cal, stage.bla
    story = Story(ALEX, BLA, cal)
    story.completed(past(cal, LINEAR, -4, 1), "G")
    story.completed(past(cal, MECHANICS, -4, 2), "4")
    story.expected(around["DS1001"])  # open
    story.expected(around["KO2001"])  # open: Mekanik I, which it asks for, is passed
    return story.record()


def _green(stage: Stage) -> Record:
    cal, around = stage.cal, stage.grona
    story = Story(ALEX, GRONA, cal)
    story.completed(past(cal, FRENCH, -2), "VG")
    strength = past(cal, STRENGTH, -1, 1)
    story.registered(strength)
    story.result(STRENGTH, "4", cal.term(-1).part(1).last - timedelta(days=9), "TEN1")
    story.result(STRENGTH, "4", cal.term(-1).part(1).last - timedelta(days=9))
    story.registered(around["1ME045"])
    story.result(TIMBER, "U", cal.day(-5), "TEN1", new=True)  # new, though this institution does not tell so
    story.expected(around["GEOM"])  # the institution registers on programmes itself
    labs = STRENGTH.modules[1]
    target = Target(
        "alex.transfer.1.1",
        TargetKind.PART_OF_COURSE,
        STRENGTH.name,
        labs.credits,
        STRENGTH.code,
        STRENGTH.education_id,
        labs.module_id,
    )
    ground = Ground(GroundKind.EXTERNAL, Text("Mekanik I, Blå lärosätet", "Mechanics I, The Blue University"))
    decided = cal.term(-1).span.first + timedelta(days=12)
    transfer = CreditTransfer("alex.transfer.1", f"STUD {decided.year}/218", decided, (target,), (ground,))
    # No way off: the institution does not permit it; and no code yet.
    story.signed_up(stage.exams_grona["signed-up"], -6)
    return story.record(credit_transfers=(transfer,), exam_sessions=tuple(stage.exams_grona.values()))
