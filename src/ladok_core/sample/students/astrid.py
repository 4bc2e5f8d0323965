"""Astrid Vinter: a doctoral student with an individual study plan, third-cycle courses and other results."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from ladok_core.model.circumstances import StudyLeave
from ladok_core.model.participation import EventKind
from ladok_core.model.record import Record
from ladok_core.model.results import OtherResult
from ladok_core.model.span import Span
from ladok_core.model.student import Address, Student
from ladok_core.model.text import Text
from ladok_core.model.third_cycle import Funding, StudyActivity, Supervisor, SupervisorRole
from ladok_core.sample.catalogue_grona import ECOLOGY_SUBJECT, RESEARCH_ETHICS, SCIENCE, TEACHING
from ladok_core.sample.institutions import GRONA
from ladok_core.sample.offerings import past, programme
from ladok_core.sample.stage import Stage
from ladok_core.sample.story import Story, identity

ASTRID = Student(
    "astrid",
    "Astrid",
    "Vinter",
    identity("199411289847"),
    email="astrid.vinter@example.org",
    phone="070-174 06 14",
    addresses=(Address("Uppdiktade stigen 9", "123 60", "Grönstad", registered=True),),
)
EMPLOYED = Text("Anställning som doktorand", "Doctoral studentship")
SCHOLARSHIP = Text("Stipendium", "Scholarship")


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
    away = cal.term(begun + 1).part(1)
    story.doctoral(subject, tuple(_activity(first_day, away, cal.today)), _supervisors(first_day))
    leave = StudyLeave(subject.participation_id, away)
    return (story.record(other_results=_other_results(first_day), leaves=(leave,)),)


def _activity(first_day: date, away: Span, today: date) -> Iterator[StudyActivity]:
    """Report every half-year that is over: a scholarship first, then an employment, and less in the one with leave."""
    year, half = first_day.year, 2
    while (year, half) < (today.year, 1 if today.month <= 6 else 2):
        began = (year, half) == (first_day.year, 2)
        percent = 60 if (year, half) == (away.first.year, 1) else 90
        funding = (Funding("STP", SCHOLARSHIP, 40), Funding("DTJ", EMPLOYED, 60)) if began else ()
        yield StudyActivity(year, half, percent, funding or (Funding("DTJ", EMPLOYED, 100),))
        year, half = (year, 2) if half == 1 else (year + 1, 1)


def _supervisors(first_day: date) -> tuple[Supervisor, ...]:
    """Give a principal supervisor, an assistant who followed on another, and a coordinator without dates."""
    change = first_day + timedelta(days=300)
    return (
        Supervisor("Gun Asplöv", SupervisorRole.PRINCIPAL, first_day),
        Supervisor("Farhad Norrsken", SupervisorRole.ASSISTANT, first_day, change - timedelta(days=1)),
        Supervisor("Carla Mendes Holm", SupervisorRole.ASSISTANT, change),
        Supervisor("Henning Ekhult", SupervisorRole.COORDINATOR),
    )


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
