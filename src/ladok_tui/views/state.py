"""The state of a row for its columns: sign and word, tone, and the day that goes with it."""

from datetime import date
from typing import NamedTuple

from ladok_core.model.decision import Day
from ladok_core.model.grade_state import GradeState
from ladok_core.model.reason_kind import Kind
from ladok_core.model.standing import Standing, Timing
from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.education import EducationRow, OtherResultRow, TransferRow
from ladok_tui.views.view import NOTHING, Said, Tone
from ladok_tui.views.voices import Voices, held


class Stated(NamedTuple):
    """A state for the columns."""

    said: Said
    tone: Tone
    day: Said = NOTHING


def stated(row: CourseRow | EducationRow | OtherResultRow | TransferRow, say: Voices, today: date) -> Stated:
    """Return the state of a line, the same wherever the thing stands."""
    match row:
        case EducationRow() if row.grade_state is GradeState.CREDITED:
            return Stated(_status(row, say), Tone.GOOD)
        case EducationRow() if row.all_modules_passed and row.row.standing is Standing.REGISTERED:
            return Stated(_status(row, say), Tone.NORMAL)
        case EducationRow():
            return stated(row.row, say, today)
        case OtherResultRow():
            return Stated(_status(row, say), Tone.GOOD if row.passed else Tone.BAD, say.day(row.examined_on, today))
        case TransferRow():
            return Stated(_status(row, say), Tone.GOOD, say.day(row.decided_on, today))
    if row.register.open:
        return Stated(say("state.register"), Tone.ACCENT, _until(row, say, today))
    said = Said(held(say.words.state(row, today)), held(say.words.state(row, today, sign=False)))
    return Stated(said, _tone(row), _dated(row, say, today))


def _status(row: EducationRow | OtherResultRow | TransferRow, say: Voices) -> Said:
    return Said(say.words.status(row), say.words.standing(row))


def _tone(row: CourseRow) -> Tone:
    first = row.register.headline
    if row.standing is Standing.COMPLETED:
        return Tone.GOOD
    if row.standing in (Standing.NON_COMPLETION, Standing.EARLY_NON_COMPLETION, Standing.WITHDRAWN):
        return Tone.BAD
    if row.timing is not Timing.ENDED and first.kind in (Kind.MISSED, Kind.OBSTACLE):
        return Tone.WARN
    return Tone.NORMAL


def _until(row: CourseRow, say: Voices, today: date) -> Said:
    seen = row.register.headline.saw.get("on")
    return say("date.until", day=say.day(seen.on, today)) if isinstance(seen, Day) else NOTHING


def _dated(row: CourseRow, say: Voices, today: date) -> Said:
    span = row.given.span
    if span is None or row.standing not in (Standing.EXPECTED, Standing.REGISTERED):
        return NOTHING
    if row.timing is Timing.UPCOMING:
        return say("date.from", day=say.day(span.first, today))
    return say("date.until", day=say.day(span.last, today))
