"""Anna Sand: a new student with protected identity; address and phone are on record and never shown.  CON-3."""

from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student
from ladok_core.sample.institutions import BLA
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

ANNA = Student(
    "anna",
    "Anna",
    "Sand",
    identity("200604049809"),
    email="anna.sand@example.com",
    phone="070-174 06 19",
    addresses=(Address("Hemliga stigen 7", "123 88", "Okändby", registered=True),),
    protected=True,
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of the first sign-in: a programme and its first courses to register on."""
    around = stage.bla
    story = Story(ANNA, BLA, stage.cal)
    dvk = story.expected(around["DVK"])
    story.expected(around["PR1001"], dvk)
    story.expected(around["MA1030"], dvk)
    return (story.record(first_sign_in=True),)
