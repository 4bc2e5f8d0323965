"""Astrid Vinter: a doctoral student with an individual study plan, third-cycle courses and other results."""

from datetime import date, timedelta
from decimal import Decimal

from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.model.results import OtherResult
from ladok_core.model.student import Address, Student
from ladok_core.model.text import Text
from ladok_core.sample.catalogue_grona import ECOLOGY_SUBJECT, RESEARCH_ETHICS, SCIENCE, TEACHING
from ladok_core.sample.institutions import GRONA
from ladok_core.sample.offerings import past, programme
from ladok_core.sample.story import Stage, Story, identity

ASTRID = Student(
    "astrid",
    "Astrid",
    "Vinter",
    identity("199411289847"),
    email="astrid.vinter@example.org",
    phone="070-174 06 14",
    addresses=(Address("Uppdiktade stigen 9", "123 60", "Grönstad", registered=True),),
)


def records(stage: Stage) -> tuple[Record, ...]:
    """Tell of a third-cycle subject in its third year."""
    cal, around = stage.cal, stage.grona
    story = Story(ASTRID, GRONA, cal)
    begun = cal.autumn(4)
    first_day = cal.term(begun).span.first
    subject = story.registered(programme(cal, ECOLOGY_SUBJECT, begun, 8), study_plan_on=first_day + timedelta(days=45))
    story.completed(past(cal, RESEARCH_ETHICS, begun, 1), "P", subject)
    story.completed(past(cal, SCIENCE, -2, 2), "P", subject)
    # Left after five days and yet late: third-cycle courses know no early non-completion.
    teaching = past(cal, TEACHING, -1, 1)
    story.left(teaching, EventKind.NON_COMPLETION, cal.term(-1).span.first + timedelta(days=5), subject)

    story.registered(around["9BI022"], subject)
    story.expected(around["9PE001"], subject)  # open, though not for registering oneself
    story.expected(around["9BI040"], subject)  # no registration window
    return (story.record(other_results=_other_results(first_day)),)


def _other_results(first_day: date) -> tuple[OtherResult, ...]:
    """Give what stands in no course."""
    return (
        OtherResult(
            "astrid.other.1",
            Text("Konferensbidrag, nordiska ekologidagarna", "Conference paper, Nordic Ecology Days"),
            Decimal("1.5"),
            examined_on=first_day + timedelta(days=240),
            examiner="Farhad Norrsken",
        ),
        OtherResult(
            "astrid.other.2",
            Text("Seminarieserie i ekologi", "Ecology Seminar Series"),
            Decimal("3.0"),
            examined_on=first_day + timedelta(days=280),
            examiner="Gun Asplöv",
        ),
    )
