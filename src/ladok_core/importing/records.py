"""From what a visit's answers say to records: one for each student and institution."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from ladok_core.codes.tables import known_institutions
from ladok_core.importing.course_pages import CoursePage, course_page
from ladok_core.importing.course_shapes import CertifiedOnCourse
from ladok_core.importing.gathering import Gathered
from ladok_core.importing.people import student
from ladok_core.importing.places import participations
from ladok_core.importing.skips import WRONG, Skips
from ladok_core.importing.standalone_pages import LoosePage
from ladok_core.importing.times import UNKNOWN
from ladok_core.importing.values import credits_of, line
from ladok_core.model.education import Education
from ladok_core.model.grading import Grade
from ladok_core.model.institution import Institution, Switch
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.model.results import Result, ResultState
from ladok_core.model.text import Text

# Ladok numbers its institutions; only this number is publicly known.
_CODES = {"29": "kth"}
_NOWHERE = Institution("okant", Text("Okänt lärosäte", "Unknown institution"), frozenset(Switch))


class Read(msgspec.Struct, frozen=True):
    """A record, the courses in it that were begun and whose pages were not visited, and pages of courses not in it."""

    record: Record
    unvisited: tuple[Education, ...]
    loose: tuple[LoosePage, ...] = ()


def institution(number: str) -> Institution:
    """Return the institution of Ladok's number: by name where the number is known, else by the number.

    Everything that it could turn on is on: what isn't would hide what the answers show, and nothing can be done anyway.
    """
    code = _CODES.get(number)
    known = next((row for row in known_institutions() if row.code == code), None)
    if known is not None:
        return Institution(known.code, known.name, frozenset(Switch))
    if not number:
        return _NOWHERE
    return Institution(number, Text(f"Lärosäte {number}", f"Institution {number}"), frozenset(Switch))


def records(gathered: Gathered, read_on: date, skips: Skips) -> Iterator[Read]:
    """Make a student's records, one for each institution that the answers name."""
    who = student(gathered, read_on, skips)
    named = sorted(gathered.institutions, key=int)
    # What names no institution is at the only one there is; among several it stands by itself rather than wrongly.
    fallback = named[0] if len(named) == 1 else ""
    of_place = {uid: found.institution or fallback for uid, found in gathered.places.items()}
    of_page = _institutions_of_pages(gathered, of_place, fallback)
    for uid in [uid for uid, at in of_page.items() if not at and "" not in of_place.values()]:
        skips.add("page", gathered.pages[uid].where)  # nothing says where the course is given
        del of_page[uid]
    numbers = {*named, *of_place.values(), *of_page.values()}
    for number in sorted(numbers, key=lambda n: int(n or 0)):
        pages = {uid: course_page(uid, gathered.pages[uid], skips) for uid, at in of_page.items() if at == number}
        places = {uid: gathered.places[uid] for uid, at in of_place.items() if at == number}
        taken = participations(gathered, places, pages, skips)
        taken_courses = {p.offering.education.education_id for p in taken}
        where = institution(number)
        loose = [  # no answer has a place on the course, so nothing would show what its page says
            LoosePage(where.institution_id, pages.pop(uid), gathered.pages[uid].where)
            for uid in [uid for uid in pages if uid not in taken_courses]
        ]
        unvisited = _unvisited(taken, pages)
        results = [result for page in pages.values() for result in page.results]
        results += _certified(gathered, unvisited, taken, skips)
        record = Record(
            institution=where,
            student=who,
            participations=taken,
            results=tuple(results),
            credit_transfers=tuple(transfer for page in pages.values() for transfer in page.transfers),
            imported_on=read_on,
            dated=gathered.at != UNKNOWN,
        )
        yield Read(record, tuple(unvisited.values()), tuple(loose))


def _unvisited(taken: Iterable[Participation], pages: Mapping[str, CoursePage]) -> dict[str, Education]:
    """Find the courses that were begun and not left, and whose pages were not visited."""
    return {
        p.offering.education.education_id: p.offering.education
        for p in taken
        if p.offering.education.is_course and p.offering.education.education_id not in pages
        if p.events and not p.has(EventKind.WITHDRAWAL) and not p.has(EventKind.EARLY_NON_COMPLETION)
    }


def _institutions_of_pages(gathered: Gathered, of_place: dict[str, str], fallback: str) -> dict[str, str]:
    """A course page names no institution: it is where the address says, else where the course is taken."""
    taken = {
        str(found.place.utbildningsinformation.utbildning_uid): of_place[uid]
        for uid, found in gathered.places.items()
        if found.place.utbildningsinformation is not None
    }
    return {uid: taken.get(uid) or found.institution or fallback for uid, found in gathered.pages.items()}


def _certified(
    gathered: Gathered, unvisited: Mapping[str, Education], taken: Iterable[Participation], skips: Skips
) -> Iterator[Result]:
    """Take the courses' own grades from the old list, where nothing better is at hand."""
    completed = {p.offering.education.education_id for p in taken if p.has(EventKind.COMPLETION)}
    for education_id, course in unvisited.items():
        on = gathered.certified.get(education_id)
        if on is not None and education_id in completed:
            try:
                yield from _final_grade(course, on)
            except WRONG:
                skips.add("result", "")


def _final_grade(course: Education, on: CertifiedOnCourse) -> Iterator[Result]:
    """Take a course's own grade, of which the old list has the letters alone; only for a completed course.

    A letter can't tell whether it is a pass (EDU-4); that the course is completed can.
    """
    for row in on.studentresultat or ():
        letters = line(row.betygsgradskod)
        if letters and line(row.utbildningskod) == course.code:
            yield Result(
                result_id=f"{course.education_id}:certified",
                education_id=course.education_id,
                module_id=None,
                scale_id="",
                grade_id=letters,
                state=ResultState.CERTIFIED,
                credits=credits_of(row.omfattningsvarde),
                grade=Grade(letters, letters, Text(letters), final=True, rank=1),
            )
            return
