"""Pages built from a record, on a civil date where the hour doesn't matter; None where the page isn't there."""

from datetime import date, datetime

from ladok_core.errors import NotFound
from ladok_core.model.education import Education
from ladok_core.model.record import Record
from ladok_core.pages import course, education, fees, package, start
from records import NOW, TODAY, at

AnAsk = start.AskStart | education.AskEducation | course.AskCourse | package.AskPackage


def page_of(what: Education, wanted: str) -> course.AskCourse | package.AskPackage:
    """Ask for the page that such a thing has."""
    return course.AskCourse(wanted) if what.is_course else package.AskPackage(wanted)


def start_page(held: Record, now: datetime = NOW) -> start.StartPage:
    return start.build(held, start.AskStart(), now)


def education_page(held: Record, today: date = TODAY) -> education.EducationPage:
    return education.build(held, education.AskEducation(), at(today))


def course_page(held: Record, wanted: str, today: date = TODAY) -> course.CoursePage | None:
    try:
        return course.build(held, course.AskCourse(wanted), at(today))
    except NotFound:
        return None


def package_page(held: Record, wanted: str, today: date = TODAY) -> package.PackagePage | None:
    try:
        return package.build(held, package.AskPackage(wanted), at(today))
    except NotFound:
        return None


def fees_page(held: Record, today: date = TODAY) -> fees.FeesPage:
    return fees.build(held, fees.AskFees(), at(today))
