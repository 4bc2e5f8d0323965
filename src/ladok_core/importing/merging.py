"""Joining what a visit showed to what an earlier import knew, so that a short visit takes nothing away.

The later visit holds, whatever order they are read in, and the earlier one fills what the later left out.  A course
whose page the later visit saw has the later results alone: a corrected one takes the old one's place.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

import msgspec

from ladok_core.importing.people import joined_student
from ladok_core.importing.standalone_pages import LoosePage, with_pages
from ladok_core.importing.values import moment_of
from ladok_core.model.education import Education
from ladok_core.model.offering import Offering
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.model.results import CreditTransfer, Result
from ladok_core.model.text import Text

_Thing = TypeVar("_Thing")


def merged(
    known: Record, read: Record, pages: Collection[LoosePage] = (), *, read_in_at: datetime | None = None
) -> Record:
    """Join a record that was just read to the one that is known of the same student.

    ``pages`` are course pages of the same visit on courses that it showed no place on; the known one may have it.
    ``read_in_at`` is the aware moment from which what is new to the copy is news to the student (STA-1).
    Of another institution's record only what is national is joined: the student, and how to reach them (CON-1).
    Answers a record equal to the known one when nothing in it is new.
    """
    read = with_pages(known, read, pages) if pages else read
    older, newer = (read, known) if _age(read) < _age(known) else (known, read)
    if known.institution.institution_id != read.institution.institution_id:
        return msgspec.structs.replace(read, student=joined_student(older.student, newer.student))
    visited = _visited(newer)
    versions = _versions(older, newer)
    places = {place.participation_id: place for place in older.participations}
    places |= {p.participation_id: _place(places.get(p.participation_id), p) for p in newer.participations}
    kept = [result for result in older.results if result.education_id not in visited]
    # The old list of grades, which knows no scale, says less of a course than its page did.
    known_better = {result.education_id for result in kept if result.scale_id}
    ours = [result for result in newer.results if result.scale_id or result.education_id not in known_better]
    transfers = [transfer for transfer in older.credit_transfers if not _is_on(transfer, visited)]
    if newer is read:
        ours = list(_news(known, ours, read_in_at))
    return msgspec.structs.replace(
        newer,
        student=joined_student(older.student, newer.student),
        participations=_in_order(
            known.participations, (_described(p, versions) for p in places.values()), lambda p: p.participation_id
        ),
        results=_in_order(known.results, (*kept, *ours), lambda r: r.result_id),
        credit_transfers=_in_order(
            known.credit_transfers, (*transfers, *newer.credit_transfers), lambda t: t.transfer_id
        ),
    )


def _age(copy: Record) -> tuple[bool, date, date]:
    """Return what says which of two copies is the later.

    One of an unknown day never is: against another such, what was certified last speaks, and then the file's own day.
    """
    on = copy.imported_on or date.max
    if copy.dated:
        return True, on, on
    certified = (r.certified_at.date() for r in copy.results if r.certified_at and r.certified_at.date() <= on)
    return False, max(certified, default=date.min), on


def _in_order(known: Iterable[_Thing], things: Iterable[_Thing], key: Callable[[_Thing], str]) -> tuple[_Thing, ...]:
    """Return things once each, the last of a key, those that were known in the order in which they were."""
    by_key = {key(thing): thing for thing in things}
    order = [k for k in dict.fromkeys(key(thing) for thing in known) if k in by_key]
    return tuple(by_key[k] for k in dict.fromkeys([*order, *by_key]))


def _news(known: Record, results: Iterable[Result], read_in_at: datetime | None) -> Iterator[Result]:
    """Mark the results that came since the known copy was made; the others stay as they were marked.

    One from before may be seen here first because its page was not visited; in Ladok it was there to be seen.
    """
    before = {result.result_id: result for result in known.results}
    for result in results:
        old = before.get(result.result_id)
        if old is not None and _says_the_same(old, result):
            yield msgspec.structs.replace(result, read_in_at=old.read_in_at)
        elif result.certified_at and known.imported_on and result.certified_at >= moment_of(known.imported_on):
            yield msgspec.structs.replace(result, read_in_at=read_in_at)
        else:
            yield result


def _says_the_same(old: Result, new: Result) -> bool:
    return (old.state, old.scale_id, old.grade_id, old.certified_at) == (
        new.state,
        new.scale_id,
        new.grade_id,
        new.certified_at,
    )


def _visited(record: Record) -> frozenset[str]:
    """Return the courses whose pages were seen: from there alone come modules, a scale, and results with a scale."""
    seen = {result.education_id for result in record.results if result.scale_id}
    courses = (p.offering.education for p in record.participations)
    return frozenset(seen | {c.education_id for c in courses if c.modules or c.scale_id})


def _is_on(transfer: CreditTransfer, courses: frozenset[str]) -> bool:
    return any(target.education_id in courses for target in transfer.targets)


def _versions(older: Record, newer: Record) -> dict[tuple[str, str], Education]:
    """Describe every version of a course once, with its modules wherever they are known from."""
    found: dict[tuple[str, str], Education] = {}
    for record in (older, newer):
        for place in record.participations:
            course = place.offering.education
            key = course.education_id, course.version_id
            before = found.get(key)
            if before is not None:
                course = msgspec.structs.replace(
                    course,
                    name=Text(course.name.sv or before.name.sv, course.name.en or before.name.en),
                    scale_id=course.scale_id or before.scale_id,
                    modules=course.modules or before.modules,
                    current=course.current if course.scale_id or course.modules else before.current,
                )
            found[key] = course
    return found


def _described(place: Participation, versions: dict[tuple[str, str], Education]) -> Participation:
    course = place.offering.education
    offering = msgspec.structs.replace(place.offering, education=versions[course.education_id, course.version_id])
    return msgspec.structs.replace(place, offering=offering)


def _place(older: Participation | None, newer: Participation) -> Participation:
    if older is None:
        return newer
    return msgspec.structs.replace(
        newer,
        offering=_offering(older.offering, newer.offering),
        within=newer.within or older.within,
        replaces=newer.replaces or older.replaces,
    )


def _offering(older: Offering, newer: Offering) -> Offering:
    """Join two descriptions of an offering: a short answer has neither its periods nor their windows."""
    windows = {period.number: period.registration for period in older.periods}
    periods = tuple(
        msgspec.structs.replace(period, registration=period.registration or windows.get(period.number))
        for period in newer.periods
    )
    return msgspec.structs.replace(
        newer,
        periods=periods or older.periods,
        pace=newer.pace if newer.pace is not None else older.pace,
        form=newer.form or older.form,
        place=newer.place or older.place,
    )
