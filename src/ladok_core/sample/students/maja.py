"""Maja Holm: thinks of leaving her programme; what she has begun, and not begun, in it ends in each way there is."""

from ladok_core.model.record import Record
from ladok_core.model.student import Address, Student
from ladok_core.sample.catalogue_bla import PROGRAMMING, SYV
from ladok_core.sample.choices_bla import SOCIETY, WRITING, applications
from ladok_core.sample.institutions import BLA
from ladok_core.sample.offerings import past, programme
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

MAJA = Student(
    "maja",
    "Maja",
    "Holm",
    identity("200503029845"),
    email="maja.holm@example.com",
    phone="070-174 06 21",
    addresses=(Address("Hittepåvägen 8", "123 45", "Blåköping", registered=True),),
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of a first year: a course done, one just begun, one begun long ago, and places not begun."""
    cal, around = stage.cal, stage.bla
    story = Story(MAJA, BLA, cal)
    syv = story.registered(programme(cal, SYV, cal.autumn(1), 6))
    story.completed(past(cal, PROGRAMMING, -1, 1), "G", syv)  # stays, whatever she does
    story.registered(around["ET1001"], syv)  # begun this week: a non-completion is early
    story.registered(around["DB1001"], syv)  # begun weeks ago: a non-completion stays in My education
    story.expected(around["MA2001"], syv)  # not begun: a withdrawal, also when she stops on the programme
    story.expected(around["DR1001"])  # not begun, and not in the programme: a withdrawal by itself
    # One to make, one with an obstacle, one that she has a place on, and others not shown.
    choices = applications(cal, syv.offering)
    for course in (SOCIETY, WRITING):  # she can take them back; of the second one the period is over
        story.chosen(next(choice for choice in choices if choice.name == course.name), syv, course.code)
    story.signed_up(stage.exams_bla["code-shown"], -20, "DB-4471")
    story.signed_up(stage.exams_bla["by-staff"])  # she could not have done so herself
    story.signed_up(stage.exams_bla["by-staff-with-a-way-off"])
    story.signed_up(stage.exams_bla["cancelled-for-me"], -9)
    return (story.record(choices=choices, exam_sessions=tuple(stage.exams_bla.values())),)
