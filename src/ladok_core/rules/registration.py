"""Registration: may the student register on this study period?  REG-1 to REG-6, STA-3, IMP-1."""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.decision import Code, Count, Credits, Day, Decision, Money, Name, Reason, Verdict
from ladok_core.model.destination import ToPage, page_of
from ladok_core.model.institution import Switch
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.span import Span
from ladok_core.rules.imported import COPY, IMP_1
from ladok_core.rules.registration_facts import MissingCondition, SoughtRegistration
from ladok_core.rules.rule import Rule
from ladok_core.rules.switched import Switched

REG_1 = Rule("REG-1", "Within the registration period the student can register.")
REG_2 = Rule("REG-2", "Before it, the days until it opens are shown.")
REG_3 = Rule("REG-3", "After it, or when there is none, there is nothing to press.")
REG_4 = Rule("REG-4", "An offering with several study periods is registered per period, in order.")
REG_5 = Rule("REG-5", "Registration needs an expected participation; a second one for the same period changes nothing.")
REG_6 = Rule("REG-6", "An obstacle stops the student even inside the period; every one is named.")
STA_3 = Rule(
    "STA-3", "What can be registered on now is shown on Start, where the institution has turned registration on."
)

UNTIL = REG_1.reason("until", Kind.ALLOWS, turn=Turn.STUDENT)
OPENS = REG_2.reason("opens", Kind.WAITS, Urgency.DATE)
NO_WINDOW = REG_3.reason("none", Kind.UNSET, Urgency.DATE, Turn.INSTITUTION)
OVER = REG_3.reason("over", Kind.MISSED, Urgency.DATE)
CLOSED = REG_3.reason("closed", Kind.MISSED, Urgency.DATE, Turn.STUDENT)
PERIOD_UNTIL = REG_4.reason("until", Kind.ALLOWS, turn=Turn.STUDENT)
PERIOD_OPENS = REG_4.reason("opens", Kind.WAITS, Urgency.DATE)
ORDER = REG_4.reason("order", Kind.REFUSES, turn=Turn.STUDENT)
REGISTERED = REG_5.reason("registered", Kind.DONE)
WITHDRAWN = REG_5.reason("withdrawn", Kind.REFUSES)
NON_COMPLETION = REG_5.reason("non-completion", Kind.REFUSES)
CHANGED = REG_5.reason("changed", Kind.REFUSES, turn=Turn.STUDENT)
CANCELLED = REG_6.reason("cancelled", Kind.OBSTACLE, Urgency.FINAL, Turn.INSTITUTION)
NOT_OPEN = REG_6.reason("not-open", Kind.OBSTACLE, Urgency.THEIRS, Turn.INSTITUTION)
RESERVE = REG_6.reason("reserve", Kind.OBSTACLE, Urgency.ANSWER, Turn.INSTITUTION)
COMPLETED = REG_6.reason("completed", Kind.OBSTACLE, Urgency.FINAL)
SUSPENDED = REG_6.reason("suspended", Kind.OBSTACLE, Urgency.THEIRS, Turn.INSTITUTION)
ON_LEAVE = REG_6.reason("on-leave", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT)
CONDITIONS = REG_6.reason("conditions", Kind.OBSTACLE, Urgency.STUDY, Turn.STUDENT)
FEE = REG_6.reason("fee", Kind.OBSTACLE, Urgency.PAY, Turn.STUDENT)
OFF = STA_3.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)
IMPORTED = IMP_1.reason("imported", Kind.COPY, Urgency.FINAL, Turn.STUDENT)

OF_COURSE = Switched(Switch.REGISTER_COURSE, OFF)
OF_PROGRAMME = Switched(Switch.REGISTER_PROGRAMME, OFF)


def can_register(sought: SoughtRegistration, today: date) -> Decision:
    """Decide whether the student may register today, a civil date in Stockholm.  REG-1 to REG-6, STA-3, IMP-1."""
    return of_copy(_not_sought(sought) or _by_window(sought, today), sought.imported_on)


def of_copy(decision: Decision, imported_on: date | None) -> Decision:
    """Return a decision with what a copy adds to it, on the day that it was made; None for a record kept here.  IMP-1.

    Whatever else is said of a copy, no action on it may seem to be a matter of waiting or of paying.
    """
    if imported_on is None or any(reason.kind is Kind.COPY for reason in decision.reasons):
        return decision
    return Decision(decision.verdict, (*decision.reasons, COPY.because(on=Day(imported_on))))


def _not_sought(sought: SoughtRegistration) -> Decision | None:
    """Return for a period that registration does not concern, whatever its dates."""
    if sought.withdrawn:
        return Decision(Verdict.CLOSED, (WITHDRAWN.because(),))
    if sought.non_completion:
        return Decision(Verdict.CLOSED, (NON_COMPLETION.because(),))
    # Before the switch: a registration that holds is answered as success even where none can be made any more (REG-5).
    if sought.registered:
        return Decision(Verdict.CLOSED, (REGISTERED.because(period=Count(sought.period.number)),))
    if sought.changed:
        return Decision(Verdict.CLOSED, (CHANGED.because(),))
    if not sought.switched_on:
        return Decision(Verdict.HIDDEN, (OFF.because(),))
    if sought.earlier is not None:
        order = ORDER.because(period=Count(sought.period.number), first=Count(sought.earlier))
        return Decision(Verdict.CLOSED, (order,))
    return None


def _by_window(sought: SoughtRegistration, today: date) -> Decision:
    """Return by the registration window and the obstacles."""
    # The window speaks first, so that no obstacle hides a date; the obstacles follow, all of them.
    window, obstacles = sought.period.registration, tuple(_obstacles(sought))
    if window is None:
        return Decision(Verdict.CLOSED, (NO_WINDOW.because(), *obstacles))
    if today > sought.ends:  # even inside a window that outlasts the studies †: by then the course is not shown (EDU-2)
        return Decision(Verdict.CLOSED, (OVER.because(on=Day(sought.ends)), *obstacles))
    if today < window.first:
        return Decision(Verdict.LATER, (_opens(sought, window, today), *obstacles))
    if today > window.last:
        return Decision(Verdict.CLOSED, (CLOSED.because(on=Day(window.last)), *obstacles))
    if sought.imported_on is not None:
        copy = IMPORTED.because(on=Day(sought.imported_on), until=Day(window.last))
        return Decision(Verdict.CLOSED, (copy, *obstacles))
    if obstacles:
        return Decision(Verdict.CLOSED, obstacles)
    return Decision(Verdict.OPEN, (_until(sought, window),))


def _opens(sought: SoughtRegistration, window: Span, today: date) -> Reason:
    days, on = Count((window.first - today).days), Day(window.first)
    if sought.continued:
        return PERIOD_OPENS.because(on=on, days=days, period=Count(sought.period.number))
    return OPENS.because(on=on, days=days)


def _until(sought: SoughtRegistration, window: Span) -> Reason:
    if sought.periods > 1:
        period, of = Count(sought.period.number), Count(sought.periods)
        return PERIOD_UNTIL.because(on=Day(window.last), period=period, of=of)
    return UNTIL.because(on=Day(window.last))


def _obstacles(sought: SoughtRegistration) -> Iterator[Reason]:
    if sought.cancelled:
        yield CANCELLED.because()
    if sought.not_open:
        yield NOT_OPEN.because()
    if sought.reserve:
        yield RESERVE.because()
    if sought.completed:
        yield COMPLETED.because()
    for span in sought.suspensions:
        yield SUSPENDED.because(span=span)
    for span in sought.leaves:
        yield ON_LEAVE.because(span=span)
    for missing in sought.missing:
        yield lacks_condition(missing)
    fees = ToPage("fees") if sought.fees_page else None
    if sought.fee is not None:
        yield FEE.because(fees, term=Name(sought.fee.term), left=Money(sought.fee.left_ore))
    elif sought.fee_unpaid:
        yield FEE.because(fees)


def lacks_condition(missing: MissingCondition) -> Reason:
    """Return that an entry condition is not met, how far the student has come, and where that is seen.  REG-6."""
    course = missing.condition
    return CONDITIONS.because(
        page_of(missing.taken) if missing.taken is not None else None,
        course=Name(course.name),
        code=Code(course.code),
        needed=Credits(course.credits),
        passed=Credits(missing.passed),
    )
