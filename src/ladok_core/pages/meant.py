"""Which course or package is meant: by its code, its id, that of a place on it, or its name.  CRS-1, PKG-1."""

from collections.abc import Callable
from datetime import date

from ladok_core.errors import NotFound, NotShown, OtherKind
from ladok_core.model.education import Education
from ladok_core.model.participation import Participation
from ladok_core.model.record import Record
from ladok_core.rules.standing import is_shown_in_education


def course_meant(record: Record, wanted: str, today: date) -> Education:
    """Return the course that is meant.  Raises OtherKind for a package, NotShown, NotFound.  CRS-1, EDU-2, WDR-4."""
    return _meant(record, wanted, today, "course")


def package_meant(record: Record, wanted: str, today: date) -> Education:
    """Return the package that is meant.  Raises OtherKind for a course, NotShown, NotFound.  PKG-1, EDU-2, WDR-4."""
    return _meant(record, wanted, today, "package")


def changed_meant(record: Record, wanted: str, today: date) -> Education:
    """Return the course whose other offerings are meant.  Raises OtherKind, NotShown, NotFound.  OFC-3."""
    return _meant(record, wanted, today, "offerings")


def newest(place: Participation) -> tuple[date, str]:
    """Order places by when their studies begin; what has no dates comes first, ties go by id."""
    span = place.offering.span
    return (span.first if span else date.min, place.participation_id)


def _meant(record: Record, wanted: str, today: date, page: str) -> Education:
    """Return what is meant: of what is shown before what is not, of the page's own kind before another.  EDU-2."""
    called = _called(record, wanted)
    shown = [place for place in called if _is_shown(record, place, today)]
    for place in shown:
        if _has_page(place, page):
            return place.offering.education
    if shown:
        raise OtherKind(page, wanted, shown[0].offering.education)
    if called:
        raise NotShown(page, wanted, called[0], is_shown_in_education(record, called[0], today), today)
    known = {
        place.offering.education.code
        for place in record.participations
        if _has_page(place, page) and _is_shown(record, place, today)
    }
    raise NotFound(page, wanted, tuple(sorted(known)))


def _called(record: Record, wanted: str) -> list[Participation]:
    """Return the places that are called so, in any case: by a code before by an id or a name that reads alike.

    Of those alike the latest comes first.
    """
    name = wanted.strip().casefold()
    if not name:  # a name that is not known in a language is empty
        return []
    return [
        place
        for called in _NAMES
        for place in sorted((one for one in record.participations if called(one).casefold() == name), key=newest)[::-1]
    ]


def _is_shown(record: Record, place: Participation, today: date) -> bool:
    return is_shown_in_education(record, place, today).shown


def _has_page(place: Participation, page: str) -> bool:
    return place.offering.education.is_course == (page != "package")


_NAMES: tuple[Callable[[Participation], str], ...] = (
    lambda place: place.offering.education.code,
    lambda place: place.offering.education.education_id,
    lambda place: place.participation_id,
    lambda place: place.offering.education.name.sv,
    lambda place: place.offering.education.name.en,
)
