"""Where a participation stands, and so on which lists it belongs.  STA-5, EDU-2, NCP-3, WDR-4."""

from collections.abc import Mapping
from datetime import date

from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.participation import EventKind, Participation
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.model.standing import Standing, Timing
from ladok_core.rules.completion import is_completed
from ladok_core.rules.grading import has_final_grade
from ladok_core.rules.packages import has_begun, is_changed_for_another, is_left_for_another, nest_of, package_of
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import Rule

STA_5 = Rule(
    "STA-5",
    "Current courses: upcoming and ongoing ones that the student is admitted to or that lie in their programme.",
)
EDU_2 = Rule(
    "EDU-2", "Early non-completion, withdrawal, and courses never started whose study period has passed are not shown."
)
NCP_3 = Rule(
    "NCP-3",
    "An early non-completion is not shown; a later one is, in My education and during the study period on Start.",
)
WDR_4 = Rule("WDR-4", "Withdrawn courses are not shown to the student anywhere.")

COMPLETED = STA_5.reason("completed", Kind.HIDES)
CHANGED = STA_5.reason("changed", Kind.HIDES)
UNDATED = STA_5.reason("undated", Kind.ALLOWS)
ENDED = STA_5.reason("ended", Kind.HIDES)
UPCOMING = STA_5.reason("upcoming", Kind.ALLOWS)
ONGOING = STA_5.reason("ongoing", Kind.ALLOWS)
PACKAGE = STA_5.reason("package", Kind.HIDES)
PAGE = STA_5.reason("page", Kind.ALLOWS)
LEFT = EDU_2.reason("changed", Kind.HIDES)
NEVER_STARTED = EDU_2.reason("never-started", Kind.HIDES)
SHOWN = EDU_2.reason("shown", Kind.ALLOWS)
EARLY = NCP_3.reason("early", Kind.HIDES)
LATE = NCP_3.reason("late", Kind.ALLOWS)
LATE_UNDATED = NCP_3.reason("undated", Kind.HIDES)
LATE_NOT_STARTED = NCP_3.reason("not-started", Kind.HIDES)
KEPT = NCP_3.reason("kept", Kind.ALLOWS)
WITHDRAWN = WDR_4.reason("withdrawn", Kind.HIDES)

_LEFT = (EventKind.WITHDRAWAL, EventKind.NON_COMPLETION, EventKind.EARLY_NON_COMPLETION)


@remembered
def standing(record: Record, participation: Participation) -> Standing:
    """Return where a participation stands.  A withdrawal wins over everything else, then what ended it.  EDU-2.

    A completed course that was never begun here is still expected: its obstacle is that it is completed (REG-6).
    """
    if participation.has(EventKind.WITHDRAWAL):
        return Standing.WITHDRAWN
    if _is_completed_here(record, participation):
        return Standing.COMPLETED
    if participation.has(EventKind.EARLY_NON_COMPLETION):
        return Standing.EARLY_NON_COMPLETION
    if participation.has(EventKind.NON_COMPLETION):
        return Standing.NON_COMPLETION
    if not has_begun(record, participation):
        return Standing.EXPECTED
    course = participation.offering.education
    return Standing.COMPLETED if course.is_course and is_completed(record, course) else Standing.REGISTERED


def _is_completed_here(record: Record, participation: Participation) -> bool:
    """Tell whether completion belongs to this very place: said of it, or a final grade that no standing place can have.

    So a final grade is never hidden by a non-completion, nor by a registration that the source left out †.
    """
    if participation.has(EventKind.COMPLETION) or (participation.reported and participation.reported.completed):
        return True
    course = participation.offering.education
    return has_final_grade(record, course) and not _is_held(record, course.education_id)


@remembered
def _is_held(record: Record, education_id: str) -> bool:
    """Tell whether any place on a course is registered on and not left."""
    return any(
        place.registered_periods and not any(place.has(kind) for kind in _LEFT)
        for place in record.participations_on(education_id)
    )


def timing(participation: Participation, today: date) -> Timing:
    """Return whether the study period is to come, running or over; unknown when it has no dates."""
    span = participation.offering.span
    if span is None:
        return Timing.UNKNOWN
    if today < span.first:
        return Timing.UPCOMING
    return Timing.ONGOING if today <= span.last else Timing.ENDED


def is_shown_as_current(record: Record, participation: Participation, today: date) -> Decision:
    """Decide whether a course stands under current courses on Start.  STA-5, WDR-4, NCP-3."""
    stands = standing(record, participation)
    left = _left(participation, stands)
    if left is not None:
        return left
    if stands is Standing.COMPLETED:
        return Decision(Verdict.HIDDEN, (COMPLETED.because(),))
    if is_changed_for_another(record, participation):
        return Decision(Verdict.HIDDEN, (CHANGED.because(),))
    span = participation.offering.span
    if span is None:
        if stands is Standing.NON_COMPLETION:  # without a study period there is no day on which it ends †
            return Decision(Verdict.HIDDEN, (LATE_UNDATED.because(),))
        return Decision(Verdict.OPEN, (UNDATED.because(),))
    if today > span.last:
        return Decision(Verdict.HIDDEN, (ENDED.because(on=Day(span.last)),))
    if stands is Standing.NON_COMPLETION:
        if today < span.first:
            return Decision(Verdict.HIDDEN, (LATE_NOT_STARTED.because(on=Day(span.first)),))
        return Decision(Verdict.OPEN, (LATE.because(on=Day(span.last)),))
    if today < span.first:
        return Decision(Verdict.OPEN, (UPCOMING.because(on=Day(span.first)),))
    return Decision(Verdict.OPEN, (ONGOING.because(on=Day(span.last)),))


def holds_place(record: Record, participation: Participation) -> bool:
    """Tell whether the student has the place: expected or registered, and neither left nor completed.  OFC-1, CHO-1."""
    return standing(record, participation) in (Standing.EXPECTED, Standing.REGISTERED)


@remembered
def is_shown_in_education(record: Record, participation: Participation, today: date) -> Decision:
    """Decide whether a course or package stands in My education.  EDU-2, WDR-4, NCP-3."""
    stands = standing(record, participation)
    left = _left(participation, stands)
    if left is not None:
        return left
    if is_left_for_another(record, participation):
        return Decision(Verdict.HIDDEN, (LEFT.because(),))
    span = participation.offering.span
    if stands is Standing.EXPECTED and span is not None and today > span.last:
        return Decision(Verdict.HIDDEN, (NEVER_STARTED.because(on=Day(span.last)),))
    if stands is Standing.NON_COMPLETION:
        return Decision(Verdict.OPEN, (KEPT.because(),))
    return Decision(Verdict.OPEN, (SHOWN.because(),))


@remembered
def shown_packages(record: Record, today: date) -> Mapping[str, Participation]:
    """Return the nearest package around each place that is itself shown, by the place's id.

    A withdrawn programme is not named either (WDR-4).
    """
    around, found = package_of(record), dict[str, Participation]()
    for place in nest_of(record).places:  # a package before all that lies in it
        package = around.get(place.participation_id)
        if package is not None and not is_shown_in_education(record, package, today).shown:
            package = found.get(package.participation_id)
        if package is not None:
            found[place.participation_id] = package
    return found


def _left(place: Participation, stands: Standing) -> Decision | None:
    if stands is Standing.WITHDRAWN:
        return Decision(Verdict.HIDDEN, (WITHDRAWN.because(**since(place, EventKind.WITHDRAWAL)),))
    if stands is Standing.EARLY_NON_COMPLETION:
        return Decision(Verdict.HIDDEN, (EARLY.because(**since(place, EventKind.EARLY_NON_COMPLETION)),))
    return None


def since(place: Participation, *kinds: EventKind) -> dict[str, Day]:
    """Return the day on which such a thing happened to a place, as a reason sees it; nothing where it isn't known."""
    day = place.last_day_of(*kinds)
    return {} if day is None else {"on": Day(day)}
