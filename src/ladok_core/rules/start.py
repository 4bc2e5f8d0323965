"""What concerns the student now: new results, and what has a line on Start.  STA-1, STA-3, STA-5, NCP-3."""

from datetime import date, datetime

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.institution import Switch
from ladok_core.model.participation import Participation
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.model.results import Result, ResultState
from ladok_core.model.standing import Standing
from ladok_core.rules.course_page import has_course_page
from ladok_core.rules.packages import has_begun
from ladok_core.rules.registration_periods import registration_of
from ladok_core.rules.rule import Rule
from ladok_core.rules.standing import (
    NCP_3,
    PACKAGE,
    PAGE,
    is_shown_as_current,
    standing,
)
from ladok_core.rules.switched import Switched

STA_1 = Rule("STA-1", "New results are shown at the first sign-in after they were certified, then never again.")
STA_6 = Rule("STA-6", "The institution's own text stands last on Start.")

NOT_CERTIFIED = STA_1.reason("not-certified", Kind.HIDES)
UNDATED = STA_1.reason("undated", Kind.HIDES)
TO_COME = STA_1.reason("to-come", Kind.HIDES)
OFF = STA_1.reason("off", Kind.HIDES)
COPIED = STA_1.reason("copied", Kind.HIDES)
NEXT_TIME = STA_1.reason("next-time", Kind.HIDES)
SEEN = STA_1.reason("seen", Kind.HIDES)
NO_COURSE = STA_1.reason("no-course", Kind.HIDES)
NEW = STA_1.reason("new", Kind.ALLOWS)
LEFT_PACKAGE = NCP_3.reason("package", Kind.HIDES)

NEW_RESULTS = Switched(Switch.NEW_RESULTS, OFF)


def is_shown_start(record: Record) -> Decision:
    """Decide whether there is a start page: every student has one.  STA-5."""
    del record
    return Decision(Verdict.OPEN, (PAGE.because(),))


def is_new_result(record: Record, result: Result, now: datetime) -> Decision:
    """Decide whether a result is told as new at an aware moment.  STA-1.

    New is what was certified after the previous sign-in and no later than this one; at the very first sign-in, all of
    it.  What is certified while the student is signed in waits for the next time, or it would be told as new twice †.
    In a copy what counts is when the news was read in †; only Ladok knows what of the rest the student has seen.
    """
    if result.state is not ResultState.CERTIFIED:
        return Decision(Verdict.HIDDEN, (NOT_CERTIFIED.because(),))
    if result.certified_at is None:
        return Decision(Verdict.HIDDEN, (UNDATED.because(),))
    certified = Day(civil_date(result.certified_at))
    if result.certified_at > now:
        return Decision(Verdict.HIDDEN, (TO_COME.because(on=certified),))
    if off := NEW_RESULTS.hidden(record.institution):
        return off
    told_from = result.certified_at if record.imported_on is None else result.read_in_at
    if told_from is None:
        return Decision(Verdict.HIDDEN, (COPIED.because(on=certified),))
    if record.signed_in_at is not None and told_from > record.signed_in_at:
        return Decision(Verdict.HIDDEN, (NEXT_TIME.because(on=certified),))
    if record.previous_sign_in is not None and told_from <= record.previous_sign_in:
        return Decision(Verdict.HIDDEN, (SEEN.because(on=certified),))
    if not has_course_page(record, result.education_id, civil_date(now)):
        return Decision(Verdict.HIDDEN, (NO_COURSE.because(),))
    return Decision(Verdict.OPEN, (NEW.because(on=certified),))


def is_shown_on_start(record: Record, participation: Participation, today: date) -> Decision:
    """Decide whether a course or package has a line on Start.  STA-3, STA-5, WDR-4, NCP-3.

    A package that has begun stands in My education, with its courses here; on Start it has a line only while there is
    something to say of registering on it †.  A programme that has not begun is what the student waits for.  One that
    was stopped stands in My education alone, whatever of it had been begun.
    """
    current = is_shown_as_current(record, participation, today)
    if participation.offering.education.is_course or not current.shown:
        return current
    if standing(record, participation) is Standing.NON_COMPLETION:
        return Decision(Verdict.HIDDEN, (LEFT_PACKAGE.because(),))
    if not has_begun(record, participation):
        return current
    register = registration_of(record, participation, today)
    if register.verdict in (Verdict.OPEN, Verdict.LATER) or register.reasons[0].kind in (Kind.OBSTACLE, Kind.COPY):
        return current
    return Decision(Verdict.HIDDEN, (PACKAGE.because(),))
