"""Courses, packages and their offerings as a visit's places describe them."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import msgspec

from ladok_core.codes.tables import education_type
from ladok_core.importing.course_pages import CoursePage
from ladok_core.importing.shapes import EducationInfo, PeriodOfOffering, PeriodOfPlace, Place
from ladok_core.importing.skips import Details
from ladok_core.importing.values import BadValue, credits_of, day, ident, line, number, span, text
from ladok_core.model.codes import BaseType
from ladok_core.model.education import Education, EducationKind
from ladok_core.model.offering import Offering, StudyPeriod
from ladok_core.model.span import Span
from ladok_core.model.text import Text

# Ladok's national ids of the teaching forms, which the answers give instead of the codes.
_FORMS = {"1": "NML", "2": "DST", "3": "ITD", "4": "ING"}
_SPECIALISATION = "INR"  # as in 2007INR, FHSINR: inriktning
_SUBJECTS = frozenset({"1993FA", "2007FA"})  # ämne på forskarnivå
_MOST_PERIODS = 100


def education(info: EducationInfo, place: Place, page: CoursePage | None, of_item: Details) -> Education:
    """Describe the course or package of a place, with its modules where its page was visited.

    BadValue without an id or a code; what else can't be right is left out.
    """
    education_id = ident(info.utbildning_uid)
    code = line(info.utbildningskod)
    if not education_id or not code:
        raise BadValue
    type_code = line(info.utbildningstyp.kod) if info.utbildningstyp else ""
    known = education_type(type_code)
    version_number = of_item(lambda: number(info.utbildningsversion), None) or 1
    version_id = ident(info.utbildningsinstans_uid) or f"{education_id}:{version_number}"
    seen = page.version(version_id) if page else None
    name = of_item(lambda: text(info.benamning), Text(""))
    extent = of_item(lambda: credits_of(info.utbildningens_omfattningsvarde), None)
    if seen is not None:
        name = name if name != Text("") else seen.name
        extent = extent if extent is not None else seen.credits
    if extent is None:
        extent = of_item(lambda: credits_of(info.omfattningsvarde), None)
    return Education(
        education_id=education_id,
        version_id=version_id,
        version=version_number,
        kind=_kind(info, place, type_code),
        code=code,
        name=name,
        credits=extent if extent is not None else Decimal(0),
        unit=of_item(lambda: line(info.enhetskod), "") or "HP",
        level=known.level if known else "",
        type_code=type_code,
        scale_id=seen.scale_id if seen else "",
        modules=seen.modules if seen else (),
        current=seen.current if seen and seen.version_id == version_id else True,
    )


def _kind(info: EducationInfo, place: Place, type_code: str) -> EducationKind:
    base = line(info.utbildningstyp.grundtyp).upper() if info.utbildningstyp else ""
    known = education_type(type_code)
    if not base and known is not None:
        base = "KURS" if known.kind is BaseType.COURSE else "KURSPAKETERING"
    if not base:
        base = "KURSPAKETERING" if place.tillstand_kurspaketering else "KURS"
    if base == "MODUL":
        raise BadValue  # a module is no place of its own
    if base != "KURSPAKETERING":
        return EducationKind.COURSE
    if type_code in _SUBJECTS:
        return EducationKind.THIRD_CYCLE_SUBJECT
    return EducationKind.SPECIALISATION if type_code.endswith(_SPECIALISATION) else EducationKind.PROGRAMME


def offering(info: EducationInfo, place: Place, of: Education, offering_id: str, of_item: Details) -> Offering:
    """Describe the offering of a place, with the registration windows that the place knows of.

    BadValue for more periods than there can be; what else can't be right is left out.
    """
    form, pace = info.undervisningsform, info.studietakt
    where = of_item(lambda: text(info.studielokalisering), Text(""))
    return Offering(
        offering_id=offering_id,
        code=of_item(lambda: line(info.utbildningstillfalleskod), ""),
        education=of,
        periods=_periods(info, place, of_item),
        pace=of_item(lambda: number(pace.takt), None) if pace else None,
        form=of_item(lambda: line(form.kod) or _FORMS.get(ident(form.id), ""), "") if form else "",
        place=where if where != Text("") else None,
        cancelled=info.installt is True,
    )


def joined(one: Offering, other: Offering) -> Offering:
    """Return one offering from two places on it: a period's window may be known to one of them alone."""
    periods = {period.number: period for period in other.periods}
    for period in one.periods:
        if period.number not in periods or period.registration is not None:
            periods[period.number] = period
    return msgspec.structs.replace(
        one, periods=tuple(periods[n] for n in sorted(periods)), cancelled=one.cancelled or other.cancelled
    )


class _Draft(msgspec.Struct):
    span: Span
    credits: Decimal
    registration: Span | None = None


def _periods(info: EducationInfo, place: Place, of_item: Details) -> tuple[StudyPeriod, ...]:
    """Number the periods from 1, whether Ladok counts from 0 or 1; one without dates is left out."""
    drafts: dict[int, _Draft] = {}
    for period in info.perioder or ():
        of_item(partial(_add_period, drafts, period), None)
    for taken in place.perioddeltaganden or ():
        of_item(partial(_add_taken, drafts, taken), None)
    if not drafts and info.studieperiod is not None:
        whole = PeriodOfOffering(1, info.omfattningsvarde, info.studieperiod.startdatum, info.studieperiod.slutdatum)
        of_item(partial(_add_period, drafts, whole), None)
    if len(drafts) > _MOST_PERIODS:
        raise BadValue
    if drafts:
        first = drafts[min(drafts)]
        first.registration = first.registration or of_item(lambda: _available(place, first.span), None)
    ahead = 1 if 0 in drafts else 0
    return tuple(StudyPeriod(n + ahead, d.span, d.credits, d.registration) for n, d in sorted(drafts.items()))


def _add_period(drafts: dict[int, _Draft], period: PeriodOfOffering) -> None:
    index, dates = number(period.index), span(period.startdatum, period.slutdatum)
    if dates is not None:
        drafts[_index(index, drafts)] = _Draft(dates, credits_of(period.omfattningsvarde) or Decimal(0))


def _index(index: int | None, drafts: dict[int, _Draft]) -> int:
    return index if index is not None else max(drafts, default=0) + 1


def _add_taken(drafts: dict[int, _Draft], taken: PeriodOfPlace) -> None:
    index = number(taken.periodindex)
    index = 1 if index is None and len(drafts) < 2 else index
    if index is None:
        return
    if index not in drafts:
        dates = span(taken.utbildnings_period_fran, taken.utbildnings_period_till)
        if dates is None:
            return
        drafts[index] = _Draft(dates, credits_of(taken.omfattningsvarde) or Decimal(0))
    window = taken.registreringsperiod
    if window is not None:
        drafts[index].registration = _window(day(window.startdatum), day(window.slutdatum), drafts[index].span)


def _window(opens: date | None, last: date | None, studies: Span) -> Span | None:
    """Return a registration window; one without an end is open as long as the studies last."""
    last = last or studies.last
    return Span(opens, last) if opens is not None and opens <= last else None


def _available(place: Place, studies: Span) -> Span | None:
    """Return the window of a package's registration: the second date is the first day on which it is closed."""
    if place.tillganglighet is None:
        return None
    opens = day(place.tillganglighet.registrering_tillgangligt_fran_och_med)
    closed = day(place.tillganglighet.registrering_ej_tillgangligt_fran_och_med)
    return _window(opens, closed - timedelta(days=1) if closed is not None else None, studies)
