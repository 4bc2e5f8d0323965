"""The state of a row for its columns: sign and word, tone, and the day that goes with it."""

from datetime import date
from typing import NamedTuple

from ladok_core.model.state import StateKind
from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.education import EducationRow, OtherResultRow, TransferRow
from ladok_core.words import states
from ladok_tui.views.view import NOTHING, Cell, Column, Said, Tone
from ladok_tui.views.voices import Voices, held

_TONES = {
    StateKind.COMPLETED: Tone.GOOD,
    StateKind.CREDITED: Tone.GOOD,
    StateKind.REGISTER: Tone.ACCENT,
    StateKind.STOPPED: Tone.WARN,
    StateKind.LEFT: Tone.BAD,
}


class Stated(NamedTuple):
    """A state for the columns, and the day that goes with it; ``terse`` is the day in fewer letters."""

    said: Said
    tone: Tone
    day: Said = NOTHING
    terse: str = ""

    @property
    def cell(self) -> Cell:
        """The cell of the state."""
        return Cell(Column.STATE, self.said, self.tone)

    @property
    def dated(self) -> Cell:
        """The cell of the day."""
        return Cell(Column.DATE, self.day, Tone.QUIET, terse=self.terse)


def stated(row: CourseRow | EducationRow | OtherResultRow | TransferRow, say: Voices, today: date) -> Stated:
    """Return the state of a line, the same wherever the thing stands."""
    state = row.row.state if isinstance(row, EducationRow) else row.state
    words = states.stated(say.words, state, today)
    tone = Tone.BAD if state.urgent else _TONES.get(state.kind, Tone.NORMAL)
    day = Said(held(words.day), held(words.day_ear))
    return Stated(Said(held(words.eye), held(words.ear)), tone, day, held(words.day_terse))
