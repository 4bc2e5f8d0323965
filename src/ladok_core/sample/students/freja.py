"""Freja Sundin: on leave from her programme; a freestanding course is not touched by it."""

from msgspec.structs import replace

from ladok_core.model.circumstances import StudyLeave
from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student, TemporaryAddress
from ladok_core.sample.catalogue_grona import CLIMATE, ECOLOGY, MILVK
from ladok_core.sample.choices_grona import choices
from ladok_core.sample.institutions import GRONA
from ladok_core.sample.offerings import past, programme
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

_ELSEWHERE = Address("Påhittsgata 9", "0150", "Fantasihavn", country="Norge")

FREJA = Student(
    "freja",
    "Freja",
    "Sundin",
    identity("200109099887"),
    email="freja.sundin@example.org",
    phone="070-174 06 17",
    addresses=(Address("Påhittsvägen 3 B", "123 61", "Grönstad", registered=True),),
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of a leave that covers the study periods to come."""
    cal, around = stage.cal, stage.grona
    story = Story(replace(FREJA, temporary=TemporaryAddress(_ELSEWHERE, cal.window(20, 140))), GRONA, cal)
    milvk = story.registered(programme(cal, MILVK, cal.autumn(2), 6))
    story.completed(past(cal, ECOLOGY, -2, 1), "C", milvk)
    story.completed(past(cal, CLIMATE, -1, 1), "A", milvk)
    offered = choices(cal, milvk.offering, around["1MV040"], around["1GE030"], around["1KE014"])
    story.chosen(offered[0], milvk, "law")  # open, but she is on leave; what she has chosen she can't take back there
    story.chosen(offered[1], milvk, "chemistry")  # nor what she has applied for
    # A third one is hers to make: how many, and how much of it in technology.
    story.expected(around["1GE030"], milvk)  # opens in nineteen days, and she is on leave then too
    story.expected(around["1BI090"])  # open: leave is from the programme
    leave = StudyLeave(milvk.participation_id, cal.weeks(1, 20))
    return (story.record(leaves=(leave,), choices=offered),)
