"""States in words: a sign, a word and a day for the eye, whole words for ears."""

from datetime import date
from typing import NamedTuple

from ladok_core.model.state import State, StateKind, StateWord, When, WhenKind
from ladok_core.words import dates, grades, reasons
from ladok_core.words.catalogue import Words
from ladok_core.words.signs import SIGNS

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


def stated(words: Words, state: State, today: date) -> StateWords:
    """Say how a thing stands: "✓ G" on "2 jan", "● pågår" "t.o.m. 13 dec", "! 2 hinder"."""
    eye, ear = _word(words, state, today)
    day, day_ear, terse = _when(words, state.when, today)
    return StateWords(SIGNS[state.kind], eye, day, ear, day_ear, terse)


def _word(words: Words, state: State, today: date) -> tuple[str, str]:
    if stopping := state.obstacles:
        return words.count("state.obstacles", stopping), words.count("registration.obstacles", stopping)
    if state.grade is not None:
        key = "grade.failed.graded" if state.word is StateWord.FAILED else "standing.graded"
        return state.grade.code, words.say(key, grade=grades.named(words, state.grade))
    if state.reason is not None and state.kind is not StateKind.REGISTER:
        return reasons.short(words, state.reason, today), reasons.short(words, state.reason, today, spoken=True)
    return words.say(f"status.{state.word}"), words.say(f"standing.{state.word}")


def _when(words: Words, when: When | None, today: date) -> tuple[str, str, str]:
    """Return the day for the eye, for ears, and in fewer letters."""
    if when is None:
        return "", "", ""
    if when.kind is WhenKind.TERM:
        key = "date.term.autumn" if when.day.month >= _JULY else "date.term.spring"
        year = f"{when.day.year:04}"
        return words.say(key, short=year[-2:]), words.say(f"{key}.spoken", year=year), ""
    day, full = dates.day(words, when.day, today), dates.day_full(words, when.day)
    if when.kind is WhenKind.ON:
        return day, full, ""
    key = f"date.{when.kind}"
    spoken, terse = (form if words.find(form) else key for form in (f"{key}.spoken", f"{key}.terse"))
    return words.say(key, day=day), words.say(spoken, day=full), words.say(terse, day=day)
