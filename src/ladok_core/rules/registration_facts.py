"""What a decision on registration rests on, gathered from the record: places, leave, fees, and more.  REG-4, REG-6."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from ladok_core.model.education import Education
from ladok_core.model.fees import Invoice
from ladok_core.model.institution import Switch
from ladok_core.model.offering import EntryCondition, StudyPeriod
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.model.results import Target
from ladok_core.model.span import Span
from ladok_core.model.standing import Standing
from ladok_core.rules.completion import is_completed, passed_credits
from ladok_core.rules.crediting import credited_without_place
from ladok_core.rules.fees import is_shown_fee, is_shown_fees_page
from ladok_core.rules.packages import is_changed_for_another, lies_in
from ladok_core.rules.remembered import remembered
from ladok_core.rules.standing import standing

_TRACELESS = frozenset({Standing.WITHDRAWN, Standing.EARLY_NON_COMPLETION})


class MissingCondition(msgspec.Struct, frozen=True):
    """An entry condition that is not met, with the credits (hp) passed so far.

    ``taken`` is the course that it asks for, where the student has a place on it that is not left without a trace.
    """

    condition: EntryCondition
    passed: Decimal
    taken: Education | None = None


class SoughtRegistration(msgspec.Struct, frozen=True):
    """All that the decision on one study period rests on, gathered from the record by ``seek``.

    ``ends`` is the last day of the whole offering; ``earlier`` the first of the periods before this one that is not
    registered; ``continued`` whether there are periods before this one.  ``fees_page`` tells whether the student has
    the page that fees are told on.
    """

    period: StudyPeriod
    periods: int
    ends: date
    continued: bool = False
    registered: bool = False
    earlier: int | None = None
    switched_on: bool = True
    imported_on: date | None = None
    withdrawn: bool = False
    non_completion: bool = False
    changed: bool = False
    cancelled: bool = False
    not_open: bool = False
    reserve: bool = False
    completed: bool = False
    suspensions: tuple[Span, ...] = ()
    leaves: tuple[Span, ...] = ()
    missing: tuple[MissingCondition, ...] = ()
    fee_unpaid: bool = False
    fee: Invoice | None = None
    fees_page: bool = True
    met: tuple[EntryCondition, ...] = ()
    fee_settled: bool = False


def seek(record: Record, participation: Participation, period: StudyPeriod) -> SoughtRegistration:
    """Gather from the record what the decision on one study period rests on.

    Leave and suspension count when they cover any day of the study period †, so that a student can register before
    coming back from leave.  The order of periods is that of the offering's own: a student admitted to a later part of
    a course has no first period to register on.
    """
    offering, education = participation.offering, participation.offering.education
    registered = participation.registered_periods
    before = [other.number for other in offering.periods if other.number < period.number]
    fee_covered = not record.fee_liable or _paid(record, period)
    fees_page = is_shown_fees_page(record).shown
    missing = tuple(missing_conditions(record, offering.conditions))
    return SoughtRegistration(
        period=period,
        periods=len(offering.periods),
        ends=max(other.span.last for other in (*offering.periods, period)),
        continued=bool(before),
        registered=period.number in registered,
        earlier=next((number for number in before if number not in registered), None),
        switched_on=record.institution.has(
            Switch.REGISTER_COURSE if education.is_course else Switch.REGISTER_PROGRAMME
        ),
        imported_on=record.imported_on,
        withdrawn=participation.has(EventKind.WITHDRAWAL),
        non_completion=participation.has(EventKind.NON_COMPLETION) or participation.has(EventKind.EARLY_NON_COMPLETION),
        changed=is_changed_for_another(record, participation),
        cancelled=offering.cancelled,
        not_open=not offering.self_registration,
        reserve=participation.reserve,
        completed=is_completed(record, education),
        suspensions=tuple(s.span for s in record.suspensions if s.span.overlaps(period.span)),
        leaves=_leaves(record, participation, period.span),
        missing=missing,
        fee_unpaid=not fee_covered,
        fee=_unpaid(record, period) if fees_page and not fee_covered else None,
        fees_page=fees_page,
        met=tuple(one for one in offering.conditions if one not in [lack.condition for lack in missing]),
        fee_settled=record.fee_liable and fee_covered,
    )


def _paid(record: Record, period: StudyPeriod) -> bool:
    """Tell whether a settled fee period covers the start of the study period, as Ladok's obstacle is lifted."""
    return any(invoice.settled and period.span.first in invoice.span for invoice in record.invoices)


def _unpaid(record: Record, period: StudyPeriod) -> Invoice | None:
    """Return the invoice to pay; not one of a fee that is shown nowhere, as one that is handled elsewhere (FEE-4)."""
    here = (invoice for fee in record.fees if is_shown_fee(fee).shown for invoice in fee.invoices)
    return next((invoice for invoice in here if period.span.first in invoice.span), None)


def _leaves(record: Record, participation: Participation, span: Span) -> tuple[Span, ...]:
    """Return the leave from the package that a course lies in, however deep, or from the package itself.

    Leave from a package that was withdrawn is leave from nothing (WDR-4).
    """
    return tuple(
        leave.span
        for leave in record.leaves
        if leave.span.overlaps(span) and _is_leave_from(record, leave.participation_id, participation)
    )


def _is_leave_from(record: Record, package_id: str, participation: Participation) -> bool:
    if package_id == participation.participation_id:
        return True
    package = record.participation(package_id)
    return package is not None and not package.has(EventKind.WITHDRAWAL) and lies_in(record, participation, package)


def missing_conditions(record: Record, conditions: tuple[EntryCondition, ...]) -> Iterator[MissingCondition]:
    """Yield the entry conditions that the student does not meet, in their order.  REG-6."""
    for condition in conditions:
        passed = _passed(record, condition.code)
        if passed < condition.credits:
            taken = (one for one in _taken(record).get(condition.code, {}).values() if _has_trace(record, one))
            yield MissingCondition(condition, passed, next(taken, None))


def _has_trace(record: Record, course: Education) -> bool:
    """Tell whether any place on a course stands, or was left so that it is still shown.  WDR-4, NCP-3."""
    places = record.participations_on(course.education_id)
    return any(standing(record, place) not in _TRACELESS for place in places)


@remembered
def _passed(record: Record, code: str) -> Decimal:
    """Sum the credits (hp) passed in the course of that code, or credited where the student has no place on it."""
    taken = _taken(record).get(code, {})
    elsewhere = (target for target in _targets(record).get(code, ()) if target.education_id not in taken)
    return sum((passed_credits(record, course) for course in taken.values()), credited_without_place(elsewhere))


@remembered
def _taken(record: Record) -> dict[str, dict[str, Education]]:
    """Return the educations that the student has places on, by code and id."""
    found: dict[str, dict[str, Education]] = defaultdict(dict)
    for place in record.participations:
        found[place.offering.education.code][place.offering.education.education_id] = place.offering.education
    return dict(found)


@remembered
def _targets(record: Record) -> dict[str, list[Target]]:
    """Return what credit is given for, by the code of the course."""
    found: dict[str, list[Target]] = defaultdict(list)
    for target in (target for transfer in record.credit_transfers for target in transfer.targets):
        found[target.code].append(target)
    return dict(found)
