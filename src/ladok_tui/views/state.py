"""The state of a row for its columns: sign and word, tone, and the day that goes with it."""

from datetime import date
from typing import Protocol

import msgspec

from ladok_core.model.state import State, StateKind
from ladok_core.words import states
from ladok_tui.views.view import Cell, Column, Said, Tone
from ladok_tui.views.voices import Voices, held

_TONES = {
    StateKind.COMPLETED: Tone.GOOD,
    StateKind.CREDITED: Tone.GOOD,
    StateKind.REGISTER: Tone.ACCENT,
    StateKind.STOPPED: Tone.WARN,
    StateKind.LEFT: Tone.BAD,
}


class Stated(msgspec.Struct, frozen=True):
    """A state for the columns: by itself, or with the day that goes with it."""

    said: Said
    tone: Tone
    tight: str
    beside: Cell
    dated: Cell

    @property
    def cell(self) -> Cell:
        """The cell of the state by itself."""
        return Cell(Column.STATE, self.said, self.tone, terse=self.tight)

    @property
    def cells(self) -> tuple[Cell, Cell]:
        """The cells of the state and of its day."""
        return self.beside, self.dated


class Standing(Protocol):
    """Anything that tells how it stands."""

    @property
    def state(self) -> State:
        """How it stands today."""
        ...


def stated(row: Standing, say: Voices, today: date) -> Stated:
    """Return the state of a line, the same wherever the thing stands."""
    words = states.stated(say.words, row.state, today)
    tone = Tone.BAD if row.state.urgent else _TONES.get(row.state.kind, Tone.NORMAL)
    beside = Said(held(words.signed(words.beside)), held(words.ear_beside))
    day = Said(held(words.day), held(words.day_ear))
    return Stated(
        Said(held(words.eye), held(words.ear)),
        tone,
        held(words.signed(words.tight)) if words.tight else "",
        Cell(Column.STATE, beside, tone, terse=held(words.signed(words.terse))),
        Cell(Column.DATE, day, Tone.QUIET, terse=held(words.day_terse)),
    )
