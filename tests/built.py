"""Pages built from a record, on a civil date where the hour doesn't matter; None where the page isn't there."""

from datetime import date, datetime

from ladok_core.errors import NotFound
from ladok_core.model.education import Education
from ladok_core.model.record import Record
from ladok_core.pages import course, education, fees, package, start
from ladok_core.pages.asks import AskCourse, AskEducation, AskFees, AskPackage, AskStart
from records import NOW, TODAY, at

AnAsk = AskStart | AskEducation | AskCourse | AskPackage


def page_of(what: Education, wanted: str) -> AskCourse | AskPackage:
    """Ask for the page that such a thing has."""
    return AskCourse(wanted) if what.is_course else AskPackage(wanted)


def start_page(held: Record, now: datetime = NOW) -> start.StartPage:
    return start.build(held, AskStart(), now)


def education_page(held: Record, today: date = TODAY) -> education.EducationPage:
    return education.build(held, AskEducation(), at(today))


def course_page(held: Record, wanted: str, today: date = TODAY) -> course.CoursePage | None:
    try:
        return course.build(held, AskCourse(wanted), at(today))
    except NotFound:
        return None


def package_page(held: Record, wanted: str, today: date = TODAY) -> package.PackagePage | None:
    try:
        return package.build(held, AskPackage(wanted), at(today))
    except NotFound:
        return None


def fees_page(held: Record, today: date = TODAY) -> fees.FeesPage:
    return fees.build(held, AskFees(), at(today))
