"""Change of course offering (tillfällesbyte): may the student change, and to which offering?  OFC-1 to OFC-3, IMP-1.

The change itself only makes a place on the other offering; registering on it is what completes it (OFC-2).
"""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.decision import Count, Day, Decision, Reason, Verdict
from ladok_core.model.institution import Switch
from ladok_core.model.offering import Offering, StudyPeriod
from ladok_core.model.participation import Participation
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing
from ladok_core.rules.alternatives import others, own_offerings, periods_of
from ladok_core.rules.completion import is_completed
from ladok_core.rules.imported import never_in_a_copy
from ladok_core.rules.packages import replacing
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import Rule
from ladok_core.rules.standing import holds_place, standing
from ladok_core.rules.switched import Switched

OFC_1 = Rule(
    "OFC-1",
    "From a place on a course that is not completed the student can change to another offering of the same course, and "
    "where the institution allows it to a part of its study periods.",
)
OFC_2 = Rule(
    "OFC-2",
    "A change takes effect when the student registers on the new offering; it can't be undone, but the new offering "
    "can be withdrawn from.",
)
OFC_3 = Rule(
    "OFC-3",
    "Before choosing, each alternative shows period, pace, teaching form, place and registration period, and what of "
    "it differs from today's.",
)

CAN = OFC_1.reason("can", Kind.ALLOWS, turn=Turn.STUDENT)
OTHERS = OFC_1.reason("others", Kind.ALLOWS)
OFF = OFC_1.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)
PART_OFF = OFC_1.reason("part-off", Kind.HIDES, turn=Turn.INSTITUTION)
PACKAGE = OFC_1.reason("package", Kind.REFUSES)
LEFT = OFC_1.reason("left", Kind.REFUSES, turn=Turn.INSTITUTION)
RESERVE = OFC_1.reason("reserve", Kind.REFUSES, turn=Turn.INSTITUTION)
COMPLETED = OFC_1.reason("completed", Kind.REFUSES)
OVER = OFC_1.reason("over", Kind.MISSED, Urgency.DATE, Turn.INSTITUTION)
SAME = OFC_1.reason("same", Kind.REFUSES)
OTHER_COURSE = OFC_1.reason("other-course", Kind.REFUSES)
HELD = OFC_1.reason("held", Kind.REFUSES, turn=Turn.STUDENT)
NOT_OPEN = OFC_1.reason("not-open", Kind.OBSTACLE, Urgency.ANSWER, Turn.INSTITUTION)
CANCELLED = OFC_1.reason("cancelled", Kind.OBSTACLE, Urgency.FINAL)
SUSPENDED = OFC_1.reason("suspended", Kind.OBSTACLE, Urgency.THEIRS, Turn.INSTITUTION)
NO_WINDOW = OFC_1.reason("no-window", Kind.UNSET, turn=Turn.INSTITUTION)
CLOSED = OFC_1.reason("closed", Kind.MISSED, Urgency.DATE)
NO_PERIOD = OFC_1.reason("no-period", Kind.REFUSES)
NONE = OFC_1.reason("none", Kind.REFUSES)
CHANGED = OFC_2.reason("changed", Kind.DONE)
ANOTHER = OFC_2.reason("another", Kind.REFUSES, turn=Turn.STUDENT)
REGISTER = OFC_2.reason("register", Kind.FACT)
REGISTER_FROM = OFC_2.reason("register-from", Kind.FACT)
LASTING = OFC_2.reason("lasting", Kind.FACT)
PAGE = OFC_3.reason("page", Kind.ALLOWS)

CHANGING = Switched(Switch.CHANGE_OFFERING, OFF)
CHANGING_PART = Switched(Switch.CHANGE_PART, PART_OFF)

_LEFT = (Standing.WITHDRAWN, Standing.NON_COMPLETION, Standing.EARLY_NON_COMPLETION)


def is_shown_offerings_page(record: Record) -> Decision:
    """Decide whether there are pages of other offerings: where the institution lets students change.  OFC-1."""
    return CHANGING.hidden(record.institution) or Decision(Verdict.OPEN, (PAGE.because(),))


@remembered
def may_leave_for_another(record: Record, place: Participation, today: date) -> Decision:
    """Decide whether the student may change from a place at all, on a civil date in Stockholm.  OFC-1, OFC-2, IMP-1.

    A place that is not registered on yet can be changed from as well †; a reserve place is none, or who waits in a line
    could pass it by †.  When the study period is over only the institution can change it, and resuming after a
    non-completion is not offered (NCP-4).
    """
    decision = _stopped(record, place, today)
    if decision is None and not any(True for _ in others(record, place)):
        decision = Decision(Verdict.CLOSED, (NONE.because(),))
    return never_in_a_copy(record, decision or Decision(Verdict.OPEN, (OTHERS.because(),)))


def told_of_change(record: Record, place: Participation, today: date) -> Decision | None:
    """Return what is told of changing from a place; nothing where it would concern nobody.  OFC-1.

    What is left or completed is not asked about, and a copy says once that it is one.
    """
    if not holds_place(record, place) or record.imported_on is not None:
        return None
    decision = may_leave_for_another(record, place, today)
    return decision if decision.shown else None


def can_change(record: Record, place: Participation, to: Offering, part: tuple[int, ...], today: date) -> Decision:
    """Decide whether the student may change from a place to another offering, or to some of its periods, on a date.

    ``part`` holds the numbers of the study periods, none for them all.  OFC-1, OFC-2, IMP-1.
    """
    return never_in_a_copy(
        record,
        _held(record, place, to, part)
        or _stopped(record, place, today)
        or _of_part(record, to, part)
        or _to(record, place, to, part, today),
    )


def what_completes(period: StudyPeriod, today: date) -> Reason:
    """Return when the new offering is to be registered on, which completes the change, as a receipt says it.  OFC-2."""
    window = period.registration
    if window is None:
        return NO_WINDOW.because()
    if today < window.first:
        return REGISTER_FROM.because(on=Day(window.first), until=Day(window.last))
    return REGISTER.because(on=Day(window.last))


def _held(record: Record, place: Participation, to: Offering, part: tuple[int, ...]) -> Decision | None:
    """Return that the change has been made already.  It holds even where none can be made any more."""
    made = replacing(record, place)
    if made is not None and (made.offering.offering_id, made.part) == (to.offering_id, part):
        return Decision(Verdict.CLOSED, (CHANGED.because(),))
    return None


def _stopped(record: Record, place: Participation, today: date) -> Decision | None:
    if off := CHANGING.hidden(record.institution):
        return off
    course, span, stands = place.offering.education, place.offering.span, standing(record, place)
    if not course.is_course:
        return Decision(Verdict.CLOSED, (PACKAGE.because(),))
    if stands in _LEFT:
        return Decision(Verdict.CLOSED, (LEFT.because(),))
    if place.reserve and stands is Standing.EXPECTED:
        return Decision(Verdict.CLOSED, (RESERVE.because(),))
    if is_completed(record, course):
        return Decision(Verdict.CLOSED, (COMPLETED.because(),))
    if replacing(record, place) is not None:
        return Decision(Verdict.CLOSED, (ANOTHER.because(),))
    if span is not None and today > span.last:
        return Decision(Verdict.CLOSED, (OVER.because(on=Day(span.last)),))
    return None


def _of_part(record: Record, to: Offering, part: tuple[int, ...]) -> Decision | None:
    """Return why a part of an offering can't be meant: it is not allowed, or there are no such periods."""
    if not part:
        return None
    if off := CHANGING_PART.hidden(record.institution):
        return off
    numbers = [one.number for one in to.periods]
    unknown = next((number for number in part if number not in numbers), None)
    if unknown is not None or sorted(set(part)) != [*part] or len(part) == len(numbers):
        return Decision(Verdict.CLOSED, (NO_PERIOD.because(of=Count(len(numbers))),))
    return None


def _to(record: Record, place: Participation, to: Offering, part: tuple[int, ...], today: date) -> Decision:
    """Decide by the offering that is meant: every obstacle, then whether it can still be registered on."""
    if to.education.education_id != place.offering.education.education_id:
        return Decision(Verdict.CLOSED, (OTHER_COURSE.because(),))
    if to.offering_id == place.offering.offering_id:
        return Decision(Verdict.CLOSED, (SAME.because(),))
    if to.offering_id in own_offerings(record, to.education.education_id):
        return Decision(Verdict.CLOSED, (HELD.because(),))
    periods = periods_of(to, part)
    obstacles = tuple(_obstacles(record, to, periods))
    window = periods[0].registration if periods else None
    if window is None:  # what can't be registered on can't be changed to: nothing would come of it
        return Decision(Verdict.CLOSED, (NO_WINDOW.because(), *obstacles))
    if today > window.last:
        return Decision(Verdict.CLOSED, (CLOSED.because(on=Day(window.last)), *obstacles))
    if obstacles:
        return Decision(Verdict.CLOSED, obstacles)
    return Decision(Verdict.OPEN, (CAN.because(on=Day(window.last)), LASTING.because()))


def _obstacles(record: Record, to: Offering, periods: tuple[StudyPeriod, ...]) -> Iterator[Reason]:
    if to.cancelled:
        yield CANCELLED.because()
    if not to.changeable:
        yield NOT_OPEN.because()
    for one in record.suspensions:
        if any(one.span.overlaps(period.span) for period in periods):
            yield SUSPENDED.because(span=one.span)
