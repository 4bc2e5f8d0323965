"""States in words: a sign, a word and a day for the eye, whole words for ears."""

from datetime import date

import msgspec

from ladok_core.model.decision import Reason
from ladok_core.model.state import State, StateKind, StateWord, When, WhenKind
from ladok_core.words import dates, grades, reasons
from ladok_core.words.catalogue import Words
from ladok_core.words.signs import SIGNS

_JULY = 7


class StateWords(msgspec.Struct, frozen=True):
    """A state in parts, so that columns can align: sign, word and day for the eye; word and day for ears.

    ``word`` and ``ear`` stand alone; ``beside`` and ``ear_beside`` in their places where the day is told too.
    ``terse`` and ``day_terse`` are word and day in fewer letters, ``tight`` the word that stands alone.
    """

    sign: str
    word: str
    day: str
    ear: str
    day_ear: str
    beside: str
    ear_beside: str
    terse: str
    day_terse: str
    tight: str = ""

    @property
    def eye(self) -> str:
        """The sign and the word: "✓ VG", "● pågår"."""
        return self.signed(self.word)

    @property
    def whole(self) -> tuple[str, str]:
        """All of it, for the eye and for ears: "● pågår · t.o.m. 13 dec", "pågår, till och med 13 december 2026"."""
        eye = " · ".join(filter(None, (self.signed(self.beside), self.day)))
        return eye, ", ".join(filter(None, (self.ear_beside, self.day_ear)))

    def signed(self, word: str) -> str:
        """Return the sign and one of the words."""
        return f"{self.sign} {word}"


def stated(words: Words, state: State, today: date) -> StateWords:
    """Say how a thing stands: "✓ G" on "2 jan", "● pågår" "t.o.m. 13 dec", "! 2 hinder"."""
    eye, ear = _word(words, state, today)
    beside, ear_beside = _beside(words, state, today) or (eye, ear)
    day, day_ear, day_terse = _when(words, state.when, today)
    terse = _terse(words, state, today) or beside
    tight = _tight(words, state, today)
    return StateWords(SIGNS[state.kind], eye, day, ear, day_ear, beside, ear_beside, terse, day_terse, tight)


def dated(words: Words, state: State) -> str:
    """Say how a thing stands for what is read on another day: days alone, and never how far off they are."""
    reason = _said_by_reason(state)
    if reason is not None and (said := reasons.dated(words, reason)) is not None:
        return said
    _, word = _beside(words, state, None) or _word(words, state, None)
    _, day, _ = _when(words, state.when, date.min)  # a day for ears has its year, whichever is today
    return ", ".join(filter(None, (word, day)))


def _word(words: Words, state: State, today: date | None) -> tuple[str, str]:
    if stopping := state.obstacles:
        return words.count("state.obstacles", stopping), words.count("registration.obstacles", stopping)
    if state.grade is not None:
        key = "grade.failed.graded" if state.word is StateWord.FAILED else "standing.graded"
        return state.grade.code, words.say(key, grade=grades.named(words, state.grade))
    if reason := _said_by_reason(state):
        return reasons.short(words, reason, today), reasons.short(words, reason, today, spoken=True)
    return words.say(f"status.{state.word}"), words.say(f"standing.{state.word}")


def _beside(words: Words, state: State, today: date | None) -> tuple[str, str] | None:
    """Return the word for the eye and for ears where its day is told beside it; None where it is the same."""
    reason = _said_by_reason(state)
    if reason is None or state.when is None:
        return None
    return reasons.beside(words, reason, today), reasons.beside(words, reason, today, spoken=True)


def _terse(words: Words, state: State, today: date) -> str:
    """Return the word in fewer letters, its day beside it; nothing where it has no such form."""
    if reason := _said_by_reason(state):
        return reasons.beside(words, reason, today, terse=True)
    return _own_word(words, state, "terse")


def _tight(words: Words, state: State, today: date) -> str:
    """Return the word in fewer letters where it stands alone; nothing where it has no such form."""
    if reason := _said_by_reason(state):
        return reasons.tight(words, reason, today) or ""
    return _own_word(words, state, "tight")


def _own_word(words: Words, state: State, form: str) -> str:
    """Return a form of the state's own word, where that is said and has one."""
    key = f"status.{state.word}.{form}"
    return words.say(key) if not (state.obstacles or state.grade) and words.find(key) is not None else ""


def _said_by_reason(state: State) -> Reason | None:
    """Return the reason of a state, where it says it better than the state's own word."""
    plain = state.obstacles or state.grade is not None or state.kind is StateKind.REGISTER
    return None if plain else state.reason


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
