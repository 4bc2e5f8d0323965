"""Offerings of the demo's courses and packages: those that lie around today, and those of terms past."""

from decimal import Decimal
from zlib import crc32

import msgspec

from ladok_core.model.education import Education
from ladok_core.model.offering import EntryCondition, Offering, StudyPeriod
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.sample.calendar import Calendar

_FULL_TIME = Decimal("1.5")  # hp a week
_PACES = (10, 12, 17, 25, 33, 50, 67, 75, 100)  # those that have a name
_TOWNS = {"bla": Text("Blåköping", "Blåköping"), "grona": Text("Grönstad", "Grönstad")}


class When(msgspec.Struct, frozen=True):
    """A study period to be; ``credits`` (hp) only where the offering has several."""

    span: Span
    registration: Span | None = None
    credits: str = ""


def offering(education: Education, *when: When, form: str = "NML") -> Offering:
    """Make an offering of those periods, in order; on campus in the institution's town, unless ``form`` is DST."""
    house = education.education_id.partition(".")[0]
    first = when[0].span.first if when else None
    return Offering(
        offering_id=f"{education.version_id}.{first:%Y%m%d}" if first else f"{education.version_id}.undated",
        code=_code(house, education, autumn=first is None or first.month >= 7),
        education=education,
        periods=tuple(
            StudyPeriod(number, w.span, Decimal(w.credits) if w.credits else education.credits, w.registration)
            for number, w in enumerate(when, 1)
        ),
        pace=_pace(education, [w.span for w in when]),
        form=form,
        place=_TOWNS[house] if form == "NML" else None,
    )


def past(cal: Calendar, education: Education, steps: int, half: int = 0) -> Offering:
    """Make the offering of a course in a term past, ``steps`` terms back (negative), or in one of its halves."""
    span = cal.term(steps).part(half)
    return offering(education, When(span, _weeks_before(span)))


def programme(cal: Calendar, education: Education, begun: int, terms: int) -> Offering:
    """Make the offering of a package that began ``begun`` terms from now (negative) and lasts so many terms."""
    span = cal.terms(begun, terms)
    return offering(education, When(span, _weeks_before(span)))


def requires(course: Education) -> EntryCondition:
    """Make the entry condition that the whole course is passed."""
    return EntryCondition(course.code, course.name, course.credits)


def _weeks_before(span: Span) -> Span:
    """Return the usual registration period: three weeks, to the day before the studies begin."""
    first = span.first.toordinal()
    return Span(span.first.fromordinal(first - 21), span.first.fromordinal(first - 1))


def _pace(education: Education, spans: list[Span]) -> int | None:
    """Return the usual pace nearest to the extent over the time, in per cent; 1.5 hp a week is full-time study."""
    if not education.is_course:
        return 100
    weeks = sum((span.last.toordinal() - span.first.toordinal() + 1) // 7 for span in spans)
    if weeks == 0:
        return None
    exact = education.credits / weeks / _FULL_TIME * 100
    return min(_PACES, key=lambda pace: abs(pace - exact))


def _code(house: str, education: Education, *, autumn: bool) -> str:
    """Make an offering code as the institution makes them: V1042 at Blå, 61042 at Gröna (5 is autumn, 6 spring)."""
    number = 1000 + crc32(education.version_id.encode()) % 9000
    season = ("H" if autumn else "V") if house == "bla" else ("5" if autumn else "6")
    return f"{season}{number}"
