"""Course pages of a visit that showed no place on the course, as when only the missing pages were visited.

They say nothing by themselves.  Where an earlier import knows a place on the course, they belong to it.
"""

from collections.abc import Collection, Sequence

import msgspec

from ladok_core.importing.course_pages import CoursePage
from ladok_core.importing.report import ImportReport, Skipped, Taken
from ladok_core.model.education import Education
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record


class LoosePage(msgspec.Struct, frozen=True):
    """A course page whose course the same visit showed no place on, where it is given, and where it was found."""

    institution_id: str
    page: CoursePage
    where: str


def with_pages(known: Record, read: Record, pages: Collection[LoosePage]) -> Record:
    """Return what was read, with the known places on the courses of these pages and all that the pages say of them."""
    here = {loose.page.education_id: loose.page for loose in pages if is_at(loose, known) and is_at(loose, read)}
    there = {place.offering.education.education_id for place in read.participations}
    places = [p for p in known.participations if p.offering.education.education_id in here.keys() - there]
    seen = {p.offering.education.education_id: here[p.offering.education.education_id] for p in places}
    return msgspec.structs.replace(
        read,
        participations=(*read.participations, *(_described(p, here) for p in places)),
        results=(*read.results, *(result for page in seen.values() for result in page.results)),
        credit_transfers=(*read.credit_transfers, *(one for page in seen.values() for one in page.transfers)),
    )


def is_at(loose: LoosePage, record: Record) -> bool:
    """Tell whether a page's course is given at the institution of a record."""
    return loose.institution_id == record.institution.institution_id


def _described(place: Participation, pages: dict[str, CoursePage]) -> Participation:
    course = place.offering.education
    seen = pages[course.education_id].version(course.version_id)
    if seen is not None:
        course = msgspec.structs.replace(
            course,
            scale_id=seen.scale_id,
            modules=seen.modules,
            current=seen.current if seen.version_id == course.version_id else True,
        )
    offering = msgspec.structs.replace(place.offering, education=course)
    return msgspec.structs.replace(place, offering=offering, reported=None)


def reported_on(report: ImportReport, pages: Collection[LoosePage], stored: Sequence[Record]) -> ImportReport:
    """Return what a report comes to once its records are ``stored``, joined to what was known of the student before.

    Pages that found their place are taken, the others passed over; and nothing is missing that was known already.
    """
    courses = {
        (record.institution.institution_id, place.offering.education.education_id): place.offering.education
        for record in stored
        for place in record.participations
    }
    taken, skipped = report.taken, list(report.skipped)
    for loose in pages:
        course = courses.get((loose.institution_id, loose.page.education_id))
        if course is None:
            skipped.append(Skipped("page", loose.where))
        else:
            taken = _with(taken, course, loose.page)
    visited = {course.code for course in courses.values() if course.scale_id or course.modules}
    return msgspec.structs.replace(
        report,
        taken=taken,
        skipped=tuple(skipped),
        missing=tuple(what for what in report.missing if what not in _known(stored)),
        unvisited=tuple(course for course in report.unvisited if course.code not in visited),
    )


def _with(taken: Taken, course: Education, page: CoursePage) -> Taken:
    return msgspec.structs.replace(
        taken,
        courses=taken.courses + 1,
        modules=taken.modules + len(course.modules),
        results=taken.results + len(page.results),
        credit_transfers=taken.credit_transfers + len(page.transfers),
    )


def _known(stored: Sequence[Record]) -> set[str]:
    """Tell what of the things that a report misses is known."""
    students = [record.student for record in stored]
    places = [place for record in stored for place in record.participations]
    known = {
        "student": any(student.name for student in students),
        "contact": any(student.email or student.phone or student.addresses for student in students),
        "places": bool(places),
        "structure": any(place.within for place in places),
    }
    return {what for what, there in known.items() if there}
