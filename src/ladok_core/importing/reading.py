"""From files to records, and the report of what they came to."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from ladok_core.errors import BadFile
from ladok_core.importing.answer import Answer, Kind
from ladok_core.importing.gathering import Gathered, gather
from ladok_core.importing.har import Progress
from ladok_core.importing.people import as_one_person, joined_ids
from ladok_core.importing.records import Read, records
from ladok_core.importing.report import ImportReport, Skipped, Taken, Unknown, Unread, Unvisited
from ladok_core.importing.skips import Skips
from ladok_core.importing.sources import find_answers
from ladok_core.importing.standalone_pages import LoosePage
from ladok_core.importing.times import UNKNOWN, until
from ladok_core.importing.unread import counted, lost, not_given_again, nothing_taken
from ladok_core.model.record import Record

_STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Imported(msgspec.Struct, frozen=True):
    """The records that were read, not stored yet, and the report of the reading.

    ``read_on`` is the day on which the last of the answers was given; ``pages`` are those of courses that the records
    have no place on, for ``merged`` to find it in what is known.  ``ids`` leads from every other id that Ladok has
    for a student to the one of the records.
    """

    records: tuple[Record, ...]
    report: ImportReport
    read_on: date
    pages: tuple[LoosePage, ...] = ()
    ids: dict[str, str] = {}


def read(paths: Sequence[Path], today: date, progress: Progress | None = None) -> Imported:
    """Read a student's records from HAR files, JSON answers, and folders of them.  Nothing is written anywhere.

    ``today`` is a civil date in Stockholm; ``progress`` hears the share that is done, from 0 to 1.  The records are
    copies as of the day on which the last answer was given.  Raises BadFile for a file that can't be read in, and when
    none of them holds an answer of Ladok's student web.
    """
    skips = Skips()
    answers, unread, browser = _found(paths, today, progress or _untold)
    path = paths[0] if paths else Path()
    if not answers:
        raise nothing_taken(path, unread, browser)
    gathered = gather(answers, path, skips)
    made: list[Read] = []
    for each in gathered:
        made += records(each, _day(each, today), skips)
    if not made:
        raise BadFile(path, "no-institution")
    own = [one.record for one in made]
    whole = as_one_person(own)
    loose = tuple(page for one in made for page in one.loose)
    if len({record.student.student_id for record in whole}) > 1:  # nothing says that they are one student's
        for page in loose:
            skips.add("page", page.where)
        loose = ()
    return Imported(
        whole,
        msgspec.structs.replace(
            _report(made, gathered, skips),
            unknown=tuple(Unknown(where, why, times) for (where, why), times in sorted(counted(unread).items())),
            lost=lost(unread, answers, gathered),
            garbled=tuple(sorted({answer.address.where for answer in answers if answer.garbled})),
            undated=any(each.at == UNKNOWN for each in gathered),
            browser=browser,
        ),
        max((record.imported_on for record in whole if record.imported_on), default=today),
        loose,
        joined_ids(own, whole),
    )


def one_person(found: Imported) -> Imported:
    """Make the students of a visit one, though nothing in it proves that they are: somebody who knows has said so."""
    whole = as_one_person(found.records, same_person=True)
    return msgspec.structs.replace(found, records=whole, ids=found.ids | joined_ids(found.records, whole))


def _untold(share: float) -> None:
    """Tell nobody."""


def _found(paths: Sequence[Path], today: date, progress: Progress) -> tuple[list[Answer], list[Unread], str]:
    """Return the answers, those that could not be read and were not given again, and the browser that saved them."""
    answers, unread, browsers = [], [], []
    for found in find_answers(paths, progress):
        if isinstance(found, Answer):
            answers.append(msgspec.structs.replace(found, at=until(found.at, today)))
        elif isinstance(found, Unread):
            unread.append(found)
        else:
            browsers.append(found.browser)
    return answers, not_given_again(unread, answers), browsers[0] if len(set(browsers)) == 1 else ""


def _day(gathered: Gathered, today: date) -> date:
    """Return the day of the visit; that of its file where no answer tells it, and today where that has not come yet."""
    at = gathered.at if gathered.at != UNKNOWN else gathered.saved_at
    return today if at == UNKNOWN else min(at.astimezone(_STOCKHOLM).date(), today)


def _report(made: Sequence[Read], gathered: Iterable[Gathered], skips: Skips) -> ImportReport:
    kinds = [each.kinds for each in gathered]
    seldom = {Kind.PERSON: "student", Kind.CONTACT: "contact", Kind.STRUCTURE: "structure", Kind.PLACES: "places"}
    return ImportReport(
        institutions=tuple(dict.fromkeys(one.record.institution.name for one in made)),
        taken=_taken([one.record for one in made]),
        skipped=tuple(Skipped(what, where, times) for (what, where), times in sorted(skips.counts.items())),
        missing=tuple(name for kind, name in seldom.items() if any(kind not in seen for seen in kinds)),
        unvisited=tuple(Unvisited(course.code, course.name) for one in made for course in one.unvisited),
    )


def _taken(made: Sequence[Record]) -> Taken:
    educations = {
        (record.institution.institution_id, place.offering.education.education_id): place.offering.education
        for record in made
        for place in record.participations
    }
    courses = [education for education in educations.values() if education.is_course]
    return Taken(
        packages=len(educations) - len(courses),
        courses=len(courses),
        modules=sum(len(course.modules) for course in courses),
        results=sum(len(record.results) for record in made),
        credit_transfers=sum(len(record.credit_transfers) for record in made),
        contact=any(r.student.email or r.student.phone or r.student.addresses for r in made),
    )
