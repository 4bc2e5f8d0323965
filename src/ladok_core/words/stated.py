"""States in words: a sign, a word and a day for the eye, whole words for ears."""

from datetime import date
from typing import NamedTuple

from ladok_core.model.grading import Grade
from ladok_core.model.state import State, StateKind, StateWord, When, WhenKind
from ladok_core.words.reasons import Reasons

SIGNS = {
    StateKind.COMPLETED: "✓",
    StateKind.CREDITED: "↦",
    StateKind.REGISTER: "▸",
    StateKind.REGISTERED: "●",
    StateKind.WAITING: "○",
    StateKind.STOPPED: "!",
    StateKind.NOT_COMPLETED: "–",
    StateKind.LEFT: "✕",
    StateKind.UNKNOWN: "?",
}
"""A state is known by its word; the sign beside it is for the eye, and never the only thing that tells it."""

_JULY = 7


class StateWords(NamedTuple):
    """A state in parts, so that columns can align: sign, word and day for the eye; word and day for ears.

    ``day_terse`` is the day in fewer letters.
    """

    sign: str
    word: str
    day: str
    ear: str
    day_ear: str
    day_terse: str = ""

    @property
    def eye(self) -> str:
        """The sign and the word: "✓ VG", "● pågår"."""
        return f"{self.sign} {self.word}"

    @property
    def whole(self) -> tuple[str, str]:
        """All of it, for the eye and for ears: "● pågår · t.o.m. 13 dec", "pågår, till och med 13 december 2026"."""
        return " · ".join(filter(None, (self.eye, self.day))), ", ".join(filter(None, (self.ear, self.day_ear)))


class Stated(Reasons):
    """States in one language."""

    def state(self, state: State, today: date) -> StateWords:
        """Say how a thing stands: "✓ G" on "2 jan", "● pågår" "t.o.m. 13 dec", "! 2 hinder"."""
        eye, ear = self._word(state, today)
        day, day_ear, terse = self._when(state.when, today)
        return StateWords(SIGNS[state.kind], eye, day, ear, day_ear, terse)

    def grade(self, grade: Grade) -> str:
        """Name a grade with its code: "Väl godkänd (VG)".  A column has only its code."""
        name = self.text(grade.name)
        return self.say("grade.named", name=name, code=grade.code) if name else grade.code

    def _word(self, state: State, today: date) -> tuple[str, str]:
        if stopping := state.obstacles:
            return self.count("state.obstacles", stopping), self.count("registration.obstacles", stopping)
        if state.grade is not None:
            key = "grade.failed.graded" if state.word is StateWord.FAILED else "standing.graded"
            return state.grade.code, self.say(key, grade=self.grade(state.grade))
        if state.reason is not None and state.kind is not StateKind.REGISTER:
            return self.short(state.reason, today), self.short(state.reason, today, spoken=True)
        return self.say(f"status.{state.word}"), self.say(f"standing.{state.word}")

    def _when(self, when: When | None, today: date) -> tuple[str, str, str]:
        """Return the day for the eye, for ears, and in fewer letters."""
        if when is None:
            return "", "", ""
        if when.kind is WhenKind.TERM:
            key = "date.term.autumn" if when.day.month >= _JULY else "date.term.spring"
            year = f"{when.day.year:04}"
            return self.say(key, short=year[-2:]), self.say(f"{key}.spoken", year=year), ""
        day, full = self.day(when.day, today), self.day_full(when.day)
        if when.kind is WhenKind.ON:
            return day, full, ""
        key = f"date.{when.kind}"
        spoken, terse = (form if self.find(form) else key for form in (f"{key}.spoken", f"{key}.terse"))
        return self.say(key, day=day), self.say(spoken, day=full), self.say(terse, day=day)
