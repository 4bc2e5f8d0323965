"""Signing up for an exam session: who may, when, and how many.  EXM-2, EXM-3, EXM-5, EXM-6, IMP-1."""

from collections.abc import Iterator
from datetime import date, datetime

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Count, Day, Decision, Reason, Verdict
from ladok_core.model.destination import ToCourse
from ladok_core.model.exam_session import ExamSession, SignUp
from ladok_core.model.grade_state import SETTLED
from ladok_core.model.institution import Switch
from ladok_core.model.participation import Participation
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.record import Record
from ladok_core.model.span import Span
from ladok_core.model.standing import Standing
from ladok_core.rules.completion import is_completed, modules_taken, version_taken
from ladok_core.rules.course_page import has_course_page
from ladok_core.rules.grading import grade_on
from ladok_core.rules.imported import never_in_a_copy
from ladok_core.rules.remembered import remembered
from ladok_core.rules.rule import Rule
from ladok_core.rules.standing import is_shown_in_education, standing
from ladok_core.rules.switched import Switched

EXM_1 = Rule(
    "EXM-1",
    "Exam sessions has the institution's text and a card for each session; one can sign off where that is permitted.",
)
EXM_2 = Rule(
    "EXM-2", "Upcoming sessions that one may sign up for are shown; one can sign up within the sign-up period alone."
)
EXM_3 = Rule("EXM-3", "Upcoming sessions that one is signed up for are shown, also where staff have added one.")
EXM_5 = Rule(
    "EXM-5",
    "Signing up needs a registration on an offering of the session, and no pass unless the session allows one; the "
    "anonymous code can be withheld until the session has been held.",
)
EXM_6 = Rule("EXM-6", "A session with limited places is never oversold, however many sign up at once.")

OFF = EXM_1.reason("off", Kind.HIDES, turn=Turn.INSTITUTION)
UNTIL = EXM_2.reason("until", Kind.ALLOWS, turn=Turn.STUDENT)
OPENS = EXM_2.reason("opens", Kind.WAITS, Urgency.DATE)
CLOSED = EXM_2.reason("closed", Kind.MISSED, Urgency.DATE, Turn.STUDENT)
BEGUN = EXM_2.reason("begun", Kind.MISSED, Urgency.DATE)
NO_PERIOD = EXM_2.reason("none", Kind.UNSET, Urgency.DATE, Turn.INSTITUTION)
CANCELLED = EXM_2.reason("cancelled", Kind.OBSTACLE, Urgency.FINAL, Turn.INSTITUTION)
NOT_OPEN = EXM_2.reason("not-open", Kind.OBSTACLE, Urgency.THEIRS, Turn.INSTITUTION)
SIGNED_UP = EXM_3.reason("signed-up", Kind.DONE)
STAFF = EXM_3.reason("staff", Kind.DONE)
PASSED = EXM_5.reason("passed", Kind.OBSTACLE, Urgency.FINAL)
NOT_REGISTERED = EXM_5.reason("not-registered", Kind.OBSTACLE, Urgency.ASK, Turn.STUDENT)
SUSPENDED = EXM_5.reason("suspended", Kind.OBSTACLE, Urgency.THEIRS, Turn.INSTITUTION)
FULL = EXM_6.reason("full", Kind.OBSTACLE, Urgency.ANSWER, Turn.STUDENT)
LEFT = EXM_6.reason("left", Kind.FACT)

EXAM_SESSIONS = Switched(Switch.EXAM_SESSIONS, OFF)

_TAKING = frozenset({Standing.REGISTERED, Standing.COMPLETED})
_PLACED = _TAKING | {Standing.EXPECTED}


def can_sign_up(record: Record, session: ExamSession, now: datetime) -> Decision:
    """Decide whether the student may sign up for a session at an aware moment.  EXM-2, EXM-3, EXM-5, EXM-6, IMP-1."""
    sign_up = record.exam_sign_up(session.session_id)
    if sign_up is not None:  # before the switch: it holds even where nobody can sign up any more
        return never_in_a_copy(record, Decision(Verdict.CLOSED, (signed_up(sign_up),)))
    if off := EXAM_SESSIONS.hidden(record.institution):
        return off
    return never_in_a_copy(record, _by_window(record, session, now))


def signed_up(sign_up: SignUp) -> Reason:
    """Return that the student is signed up: since which day, where that is known, or by whom.  EXM-3."""
    if sign_up.by_staff:
        return STAFF.because()
    return SIGNED_UP.because() if sign_up.at is None else SIGNED_UP.because(on=Day(civil_date(sign_up.at)))


def _by_window(record: Record, session: ExamSession, now: datetime) -> Decision:
    """Decide by the sign-up period and the obstacles: the period speaks first, so that no obstacle hides a date."""
    today, window = civil_date(now), session.sign_up
    obstacles = tuple(_obstacles(record, session, today))
    if now >= session.starts:
        return Decision(Verdict.CLOSED, (BEGUN.because(on=Day(civil_date(session.starts))), *obstacles))
    if window is None:
        # Where staff sign students up there is no period to wait for.
        unset = () if not session.self_sign_up else (NO_PERIOD.because(),)
        return Decision(Verdict.CLOSED, (*unset, *obstacles))
    if today < window.first:
        opens = OPENS.because(on=Day(window.first), days=Count((window.first - today).days))
        return Decision(Verdict.LATER, (opens, *obstacles))
    if today > window.last:
        return Decision(Verdict.CLOSED, (CLOSED.because(on=Day(window.last)), *obstacles))
    if obstacles:
        return Decision(Verdict.CLOSED, obstacles)
    left = places_left(record, session)
    places = () if left is None else (LEFT.because(free=Count(left), places=Count(session.places or 0)),)
    return Decision(Verdict.OPEN, (UNTIL.because(on=Day(window.last)), *places))


def _obstacles(record: Record, session: ExamSession, today: date) -> Iterator[Reason]:
    has_page = has_course_page(record, session.education_id, today)
    course = ToCourse(session.education_id) if has_page else None
    if session.cancelled:
        yield CANCELLED.because()
    if has_passed(record, session) and not session.passed_may:
        yield PASSED.because(course)
    if not session.self_sign_up:
        yield NOT_OPEN.because()
    if not is_registered_for(record, session):
        yield NOT_REGISTERED.because(course)
    held = Span(civil_date(session.starts), session.day)
    for suspension in record.suspensions:  # who is suspended may take no exam †
        if suspension.span.overlaps(held):
            yield SUSPENDED.because(span=suspension.span)
    if places_left(record, session) == 0:
        yield FULL.because(places=Count(session.places or 0))


def places_left(record: Record, session: ExamSession) -> int | None:
    """Return how many places are left; None where there is no limit.  EXM-6.

    Never less than none: staff may have let in more than there are places.
    """
    if session.places is None:
        return None
    return max(session.places - session.taken - record.places_moved.get(session.session_id, 0), 0)


@remembered
def has_passed(record: Record, session: ExamSession) -> bool:
    """Tell whether the student has passed what the session examines: the course, or the module that it is of.  EXM-5.

    Of a course that is completed every module counts as passed.
    """
    places = record.participations_on(session.education_id)
    if not places:
        return False
    course = version_taken(record, places[0].offering.education)
    if is_completed(record, course):
        return True
    module = next((one for one in modules_taken(record, course) if one.module_id == session.module_id), None)
    return module is not None and grade_on(record, course, module).state in SETTLED


@remembered
def is_registered_for(record: Record, session: ExamSession) -> bool:
    """Tell whether the student is registered on an offering of the session, and has not left it.  EXM-5."""
    return any(standing(record, place) in _TAKING for place in _places(record, session))


@remembered
def has_place(record: Record, session: ExamSession, today: date) -> bool:
    """Tell whether the student has a place on an offering of the session that is shown on a civil date.  WDR-4."""
    return any(
        standing(record, place) in _PLACED and is_shown_in_education(record, place, today).shown
        for place in _places(record, session)
    )


def _places(record: Record, session: ExamSession) -> Iterator[Participation]:
    return (place for offering in session.offerings for place in record.participations_in(offering))
