"""Registration: may the student register on this study period?  REG-1 to REG-6, STA-3, IMP-1."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from ladok_core.model.circumstances import FeePeriod
from ladok_core.model.decision import Code, Count, Credits, Day, Decision, Money, Name, Reason, Verdict
from ladok_core.model.institution import Switch
from ladok_core.model.offering import EntryCondition, StudyPeriod
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.rules.grading import is_completed, passed_credits
from ladok_core.rules.rule import Rule

REG_1 = Rule("REG-1", "Within the registration period the student can register.")
REG_2 = Rule("REG-2", "Before it, the days until it opens are shown.")
REG_3 = Rule("REG-3", "After it, or when there is none, there is nothing to press.")
REG_4 = Rule("REG-4", "An offering with several study periods is registered per period, in order.")
REG_5 = Rule("REG-5", "Registration needs an expected participation; a second one for the same period changes nothing.")
REG_6 = Rule("REG-6", "An obstacle stops the student even inside the period; every one is named.")
STA_3 = Rule(
    "STA-3", "What can be registered on now is shown on Start, where the institution has turned registration on."
)
IMP_1 = Rule("IMP-1", "An imported record is shown and never written to.")


class MissingCondition(msgspec.Struct, frozen=True):
    """An entry condition that is not met, with the credits (hp) passed so far."""

    condition: EntryCondition
    passed: Decimal


class SoughtRegistration(msgspec.Struct, frozen=True):
    """All that the decision on one study period rests on, gathered from the record by ``seek``."""

    period: StudyPeriod
    periods: int
    registered: frozenset[int] = frozenset()
    switched_on: bool = True
    imported_on: date | None = None
    withdrawn: bool = False
    non_completion: bool = False
    cancelled: bool = False
    not_open: bool = False
    reserve: bool = False
    completed: bool = False
    suspensions: tuple[Span, ...] = ()
    leaves: tuple[Span, ...] = ()
    missing: tuple[MissingCondition, ...] = ()
    fee_unpaid: bool = False
    fee: FeePeriod | None = None


def can_register(sought: SoughtRegistration, today: date) -> Decision:
    """Decide whether the student may register today, a civil date in Stockholm.  REG-1 to REG-6, STA-3, IMP-1."""
    refusal = _not_sought(sought)
    if refusal is not None:
        return refusal
    # The window speaks first, so that no obstacle hides a date; the obstacles follow, all of them.
    window, obstacles = sought.period.registration, tuple(_obstacles(sought))
    if window is None:
        return Decision(Verdict.CLOSED, (REG_3.because("none"), *obstacles))
    if today < window.first:
        return Decision(Verdict.LATER, (_opens(sought, window, today), *obstacles))
    if today > window.last:
        return Decision(Verdict.CLOSED, (REG_3.because("closed", on=Day(window.last)), *obstacles))
    if sought.imported_on is not None:
        copy = IMP_1.because("imported", on=Day(sought.imported_on), until=Day(window.last))
        return Decision(Verdict.CLOSED, (copy, *obstacles))
    if obstacles:
        return Decision(Verdict.CLOSED, obstacles)
    return Decision(Verdict.OPEN, (_until(sought, window),))


def _not_sought(sought: SoughtRegistration) -> Decision | None:
    """Answer for a period that registration does not concern, whatever its dates."""
    if not sought.switched_on:
        return Decision(Verdict.HIDDEN, (STA_3.because("off"),))
    if sought.withdrawn:
        return Decision(Verdict.CLOSED, (REG_5.because("withdrawn"),))
    if sought.non_completion:
        return Decision(Verdict.CLOSED, (REG_5.because("non-completion"),))
    if sought.period.number in sought.registered:
        return Decision(Verdict.CLOSED, (REG_5.because("registered", period=Count(sought.period.number)),))
    earlier = [number for number in range(1, sought.period.number) if number not in sought.registered]
    if earlier:
        missing = REG_4.because("order", period=Count(sought.period.number), first=Count(earlier[0]))
        return Decision(Verdict.CLOSED, (missing,))
    return None


def _opens(sought: SoughtRegistration, window: Span, today: date) -> Reason:
    days, on = Count((window.first - today).days), Day(window.first)
    if sought.period.number > 1:
        return REG_4.because("opens", on=on, days=days, period=Count(sought.period.number))
    return REG_2.because("opens", on=on, days=days)


def _until(sought: SoughtRegistration, window: Span) -> Reason:
    if sought.periods > 1:
        period, of = Count(sought.period.number), Count(sought.periods)
        return REG_4.because("until", on=Day(window.last), period=period, of=of)
    return REG_1.because("until", on=Day(window.last))


def _obstacles(sought: SoughtRegistration) -> Iterator[Reason]:
    if sought.cancelled:
        yield REG_6.because("cancelled")
    if sought.not_open:
        yield REG_6.because("not-open")
    if sought.reserve:
        yield REG_6.because("reserve")
    if sought.completed:
        yield REG_6.because("completed")
    for span in sought.suspensions:
        yield REG_6.because("suspended", span=span)
    for span in sought.leaves:
        yield REG_6.because("on-leave", span=span)
    for missing in sought.missing:
        course = missing.condition
        yield REG_6.because(
            "conditions",
            course=Name(course.name),
            code=Code(course.code),
            needed=Credits(course.credits),
            passed=Credits(missing.passed),
        )
    if sought.fee is not None:
        yield REG_6.because("fee", term=Name(sought.fee.term), left=Money(sought.fee.left_ore))
    elif sought.fee_unpaid:
        yield REG_6.because("fee")


def seek(record: Record, participation: Participation, period: StudyPeriod) -> SoughtRegistration:
    """Gather from the record what the decision on one study period rests on.

    Leave and suspension count when they cover any day of the study period †, so that a student can register before
    coming back from leave.
    """
    offering, education = participation.offering, participation.offering.education
    fee = _unpaid_fee(record, period) if record.fee_liable else None
    covered = any(paid.settled and period.span.first in paid.span for paid in record.fee_periods)
    return SoughtRegistration(
        period=period,
        periods=len(offering.periods),
        registered=participation.registered_periods,
        switched_on=record.institution.has(
            Switch.REGISTER_COURSE if education.is_course else Switch.REGISTER_PROGRAMME
        ),
        imported_on=record.imported_on,
        withdrawn=participation.has(EventKind.WITHDRAWAL),
        non_completion=participation.has(EventKind.NON_COMPLETION) or participation.has(EventKind.EARLY_NON_COMPLETION),
        cancelled=offering.cancelled,
        not_open=not offering.self_registration,
        reserve=participation.reserve,
        completed=education.is_course and is_completed(record, education),
        suspensions=tuple(s.span for s in record.suspensions if s.span.overlaps(period.span)),
        leaves=_leaves(record, participation, period.span),
        missing=tuple(_missing(record, offering.conditions)),
        fee_unpaid=record.fee_liable and not covered,
        fee=None if covered else fee,
    )


def _unpaid_fee(record: Record, period: StudyPeriod) -> FeePeriod | None:
    return next((f for f in record.fee_periods if not f.settled and period.span.first in f.span), None)


def _leaves(record: Record, participation: Participation, span: Span) -> tuple[Span, ...]:
    """Answer the leave from the package that a course lies in, however deep, or from the package itself."""
    packages: set[str] = set()
    step: Participation | None = participation
    while step is not None and step.participation_id not in packages:  # a ring in foreign data must end too
        packages.add(step.participation_id)
        step = record.participation(step.within) if step.within else None
    return tuple(
        leave.span for leave in record.leaves if leave.participation_id in packages and leave.span.overlaps(span)
    )


def _missing(record: Record, conditions: tuple[EntryCondition, ...]) -> Iterator[MissingCondition]:
    for condition in conditions:
        ids = {
            p.offering.education.education_id
            for p in record.participations
            if p.offering.education.code == condition.code
        } | {
            target.education_id
            for transfer in record.credit_transfers
            for target in transfer.targets
            if target.code == condition.code and target.education_id
        }
        passed = sum((passed_credits(record, education_id) for education_id in sorted(ids)), Decimal(0))
        if passed < condition.credits:
            yield MissingCondition(condition, passed)


def next_period(participation: Participation) -> StudyPeriod | None:
    """Answer the first study period that is not registered; None when all are, or there is none.  REG-4."""
    registered = participation.registered_periods
    return next((period for period in participation.offering.periods if period.number not in registered), None)


def registration_of(record: Record, participation: Participation, today: date) -> Decision:
    """Decide on the next study period of a participation, as the pages show it.  REG-1 to REG-6."""
    period = next_period(participation)
    if period is not None:
        return can_register(seek(record, participation, period), today)
    if not participation.offering.periods:
        return Decision(Verdict.CLOSED, (REG_3.because("none"),))
    last = participation.offering.periods[-1]
    return can_register(seek(record, participation, last), today)


def kind_of_registration(record: Record, participation: Participation, period: int) -> EventKind:
    """Answer which kind a registration would be: first, continued, or again on a course begun before.  REG-4."""
    if period > 1:
        return EventKind.CONTINUED_REGISTRATION
    education_id = participation.offering.education.education_id
    begun = any(
        other.registered_periods
        for other in record.participations
        if other.participation_id != participation.participation_id
        and other.offering.education.education_id == education_id
    )
    return EventKind.RE_REGISTRATION if begun else EventKind.REGISTRATION
