"""Registration: may the student register on this study period?  REG-1 to REG-6, STA-3, IMP-1."""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.decision import Code, Count, Credits, Day, Decision, Money, Name, Reason, Verdict
from ladok_core.model.offering import StudyPeriod
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.rules.registration_facts import SoughtRegistration, seek
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


def can_register(sought: SoughtRegistration, today: date) -> Decision:
    """Decide whether the student may register today, a civil date in Stockholm.  REG-1 to REG-6, STA-3, IMP-1."""
    decision = _not_sought(sought) or _by_window(sought, today)
    if sought.imported_on is None or any(reason.rule == IMP_1.id for reason in decision.reasons):
        return decision
    # Whatever else is said of a copy, no action on it may seem to be a matter of waiting or of paying.
    copy = IMP_1.because("copy", on=Day(sought.imported_on))
    return Decision(decision.verdict, (*decision.reasons, copy))


def _not_sought(sought: SoughtRegistration) -> Decision | None:
    """Return for a period that registration does not concern, whatever its dates."""
    if sought.withdrawn:
        return Decision(Verdict.CLOSED, (REG_5.because("withdrawn"),))
    if sought.non_completion:
        return Decision(Verdict.CLOSED, (REG_5.because("non-completion"),))
    if sought.changed:
        return Decision(Verdict.CLOSED, (REG_5.because("changed"),))
    # Before the switch: a registration that holds is answered as success even where none can be made any more (REG-5).
    if sought.registered:
        return Decision(Verdict.CLOSED, (REG_5.because("registered", period=Count(sought.period.number)),))
    if not sought.switched_on:
        return Decision(Verdict.HIDDEN, (STA_3.because("off"),))
    if sought.earlier is not None:
        order = REG_4.because("order", period=Count(sought.period.number), first=Count(sought.earlier))
        return Decision(Verdict.CLOSED, (order,))
    return None


def _by_window(sought: SoughtRegistration, today: date) -> Decision:
    """Return by the registration window and the obstacles."""
    # The window speaks first, so that no obstacle hides a date; the obstacles follow, all of them.
    window, obstacles = sought.period.registration, tuple(_obstacles(sought))
    if window is None:
        return Decision(Verdict.CLOSED, (REG_3.because("none"), *obstacles))
    if today > sought.ends:  # even inside a window that outlasts the studies †: by then the course is not shown (EDU-2)
        return Decision(Verdict.CLOSED, (REG_3.because("over", on=Day(sought.ends)), *obstacles))
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


def _opens(sought: SoughtRegistration, window: Span, today: date) -> Reason:
    days, on = Count((window.first - today).days), Day(window.first)
    if sought.continued:
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


def is_registered(decision: Decision) -> bool:
    """Tell whether a decision says that the period is registered already, and nothing that forbids to say so.  REG-5.

    Such a wish is answered as success; on an imported record even it is refused (IMP-1).
    """
    return [reason.key for reason in decision.reasons] == [f"{REG_5.id}/registered"]


def next_period(participation: Participation) -> StudyPeriod | None:
    """Return the first study period that is not registered; None when all are, or there is none.  REG-4."""
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


def kind_of_registration(record: Record, participation: Participation) -> EventKind:
    """Return which kind a registration would be: first, continued, or again on a course begun before.  REG-4.

    What ended early counts as never begun (NCP-3), so after it a registration is a first one †.
    """
    if participation.registered_periods:
        return EventKind.CONTINUED_REGISTRATION
    begun = any(
        other.registered_periods and not other.has(EventKind.EARLY_NON_COMPLETION)
        for other in record.participations_on(participation.offering.education.education_id)
    )
    return EventKind.RE_REGISTRATION if begun else EventKind.REGISTRATION
