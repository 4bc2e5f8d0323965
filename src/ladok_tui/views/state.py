"""The state of a row for its columns: sign and word, tone, and the day that goes with it."""

from datetime import date
from typing import NamedTuple

from ladok_core.model.decision import Day, Verdict
from ladok_core.model.grade_state import GradeState
from ladok_core.model.reason_kind import Kind
from ladok_core.model.standing import Standing, Timing
from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.education import EducationRow, OtherResultRow, TransferRow
from ladok_tui.views.view import NOTHING, Cell, Column, Said, Tone
from ladok_tui.views.voices import Voices, held


class Stated(NamedTuple):
    """A state for the columns, and the day that goes with it; ``terse`` are both in fewer letters."""

    said: Said
    tone: Tone
    day: Said = NOTHING
    terse: tuple[str, str] = ("", "")

    @property
    def cell(self) -> Cell:
        """The cell of the state."""
        return Cell(Column.STATE, self.said, self.tone, terse=self.terse[0])

    @property
    def dated(self) -> Cell:
        """The cell of the day."""
        return Cell(Column.DATE, self.day, Tone.QUIET, terse=self.terse[1])


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
        day, terse = _until(row, say, today)
        return Stated(say("state.register"), Tone.ACCENT, day, ("", terse))
    said = Said(held(say.words.state(row, today)), held(say.words.state(row, today, sign=False)))
    day, terse = _dated(row, say, today)
    return Stated(said, _tone(row), day, (_terse(row, said, say), terse))


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


def _terse(row: CourseRow, said: Said, say: Voices) -> str:
    """Return a state in fewer letters, where there are obstacles to count."""
    stopping = len(row.register.obstacles)
    counted = say.count("registration.obstacles", stopping).eye
    return said.eye.replace(counted, say.count("state.obstacles", stopping).eye) if stopping > 1 else ""


def _until(row: CourseRow, say: Voices, today: date) -> tuple[Said, str]:
    seen = row.register.headline.saw.get("on")
    return _last(seen.on, say, today) if isinstance(seen, Day) else (NOTHING, "")


def _dated(row: CourseRow, say: Voices, today: date) -> tuple[Said, str]:
    span = row.given.span
    if span is None or row.standing not in (Standing.EXPECTED, Standing.REGISTERED):
        return NOTHING, ""
    if row.register.verdict is Verdict.LATER:
        return NOTHING, ""  # the state says in how many days
    if row.timing is Timing.UPCOMING:
        first = say.day(span.first, today)
        return say("date.from", day=first), say("date.from.terse", day=first).eye
    return _last(span.last, say, today)


def _last(day: date, say: Voices, today: date) -> tuple[Said, str]:
    last = say.day(day, today)
    return say("date.until", day=last), say("date.until.terse", day=last).eye
