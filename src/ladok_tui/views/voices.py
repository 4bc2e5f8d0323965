"""The two voices: what the words say, for the eye and for the ear, of each kind of value that a page has.

A message that needs another form for ears has one: its key with ``.spoken`` after it.  Numbers hold on to their units
by no-break spaces; who draws a line breaks it at the other ones.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from ladok_core.model.decision import Decision, Reason
from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade
from ladok_core.model.participation import ParticipationEvent
from ladok_core.model.span import Span
from ladok_core.model.text import Text
from ladok_core.words import Words, amounts, codes, dates, grades, reasons
from ladok_tui.views.view import NOTHING, Said

About = ParamSpec("About")
Heard = TypeVar("Heard")

_LOOSE = re.compile(r"(?<=\d) (?=[^\W_]|%)")
_SPOKEN = ".spoken"


def held(text: str) -> str:
    """Return a text whose numbers hold on to what follows them: "7,5 hp", "14 jan" are never parted by a line's end."""
    return _LOOSE.sub("\N{NO-BREAK SPACE}", text)


def _said(eye: str, ear: str) -> Said:
    return Said(held(eye), held(ear))


def joined(parts: tuple[Said, ...], eye: str = " · ", ear: str = ", ") -> Said:
    """Return facts in one: "50 % · campus" for the eye, "50 procent, på campus" for the ear."""
    return Said(eye.join(one.eye for one in parts if one.eye), ear.join(one.ear for one in parts if one.ear))


def _kept(say: Callable[Concatenate["Voices", About], Heard]) -> Callable[Concatenate["Voices", About], Heard]:
    """Let what is said be kept: a page says the same words, amounts and days again and again."""

    @wraps(say)
    def said(self: "Voices", /, *about: About.args, **named: About.kwargs) -> Heard:
        key = (say.__name__, about, tuple(named.items()))
        found: Heard | None = self.kept.get(key)
        if found is None:
            found = self.kept[key] = say(self, *about, **named)
        return found

    return said


class Voices:
    """Every kind of fact in both voices, in one language; made anew for each page, which may be said again with it."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.kept: dict[tuple[Any, ...], Any] = {}
        self._told: dict[str, tuple[Any, Any]] = {}

    def as_before(self, key: str, about: tuple[Any, ...], say: Callable[[], Heard]) -> Heard:
        """Return what was said under a key the last time, if it was about the same, which is all that it hangs on.

        A page with ticks is asked for anew with each of them, and all its rows but one are what they were.
        """
        about_then, told = self._told.get(key, (None, None))
        if about_then != about:
            told = say()
            self._told[key] = about, told
        return cast("Heard", told)

    @_kept
    def __call__(self, key: str, /, **values: Said | str | int) -> Said:
        """Say a message; a value that is said in two voices is put into each by its own."""
        eye = {name: value.eye if isinstance(value, Said) else value for name, value in values.items()}
        ear = {name: value.ear if isinstance(value, Said) else value for name, value in values.items()}
        return _said(self.words.say(key, **eye), self.words.say(self._heard(key), **ear))

    def count(self, key: str, number: int, /, **values: str | int) -> Said:
        """Say a message of so many things."""
        return _said(self.words.count(key, number, **values), self.words.count(self._heard(key), number, **values))

    def text(self, text: Text | None) -> Said:
        """Say a text of the data, as it is; nothing where there is none."""
        return NOTHING if text is None else Said.alike(self.words.text(text))

    def named(self, name: Text, code: str) -> Said:
        """Say what a course or package is called: its code, where it has no name in any language."""
        return Said.alike(self.words.text(name) or code)

    @_kept
    def credits(self, amount: Decimal, unit: str = "HP") -> Said:
        """Say an extent with its unit."""
        return _said(amounts.extent(self.words, amount, unit), amounts.extent_spoken(self.words, amount, unit))

    @_kept
    def credits_short(self, amount: Decimal, unit: str = "HP") -> str:
        """Return an extent for the eye where there is little room."""
        return held(amounts.extent_short(self.words, amount, unit))

    def money(self, ore: int) -> Said:
        """Say a sum in öre."""
        return _said(amounts.money(self.words, ore), amounts.money_spoken(self.words, ore))

    @_kept
    def pace(self, percent: int | None) -> Said:
        """Say a study pace; nothing where it is not known."""
        if percent is None:
            return NOTHING
        return _said(amounts.percent(self.words, percent), amounts.percent_spoken(self.words, percent))

    @_kept
    def form(self, code: str) -> Said:
        """Say a teaching form, by its code; nothing for no code."""
        return Said.alike(codes.teaching_form(self.words, code)) if code else NOTHING

    @_kept
    def day(self, day: date | None, today: date) -> Said:
        """Say a day: for the eye without the year where it is near; nothing for no day."""
        if day is None:
            return NOTHING
        return _said(dates.day(self.words, day, today), dates.day_full(self.words, day))

    @_kept
    def moment(self, at: datetime, today: date) -> Said:
        """Say an aware moment in Stockholm: its day, for the eye without the year where it is near, and the time."""
        return _said(dates.moment(self.words, at, today), dates.moment(self.words, at, today, spoken=True))

    @_kept
    def stretch(self, first: datetime, last: datetime | None, today: date) -> Said:
        """Say from which aware moment to which something is; of one alone when it begins."""
        words = self.words
        return _said(dates.stretch(words, first, last, today), dates.stretch(words, first, last, today, spoken=True))

    @_kept
    def span(self, span: Span | None, today: date) -> Said:
        """Say a period, both its days included; nothing where there is none."""
        if span is None:
            return NOTHING
        return _said(dates.span(self.words, span, today), dates.span_plain(self.words, span))

    def grade(self, grade: Grade) -> Said:
        """Name a grade for the eye, to which its column shows only a code; ears have heard the name there."""
        return Said(grades.named(self.words, grade), "")

    @_kept
    def graded(self, state: GradeState, grade: Grade | None = None) -> Said:
        """Say how a grade stands: by a sign and the grade's code, or in words."""
        return Said(grades.stated(self.words, state, grade), grades.stated(self.words, state, grade, sign=False))

    def event(self, event: ParticipationEvent) -> Said:
        """Say what has happened to a participation; its day stands in a column."""
        happened = self(f"event.{event.kind}")
        return happened if event.period is None else self("event.period", event=happened, period=event.period)

    def reason(self, reason: Reason, today: date) -> Said:
        """Say a reason in a sentence."""
        words = self.words
        return _said(reasons.sentence(words, reason, today), reasons.sentence(words, reason, today, spoken=True))

    def remedy(self, reason: Reason, today: date) -> Said | None:
        """Say what can be done about a reason; None where there is nothing to do."""
        found = reasons.remedy(self.words, reason, today)
        if found is None:
            return None
        return _said(found, reasons.remedy(self.words, reason, today, spoken=True) or found)

    def summary(self, decision: Decision, today: date) -> Said:
        """Say a decision in a few words for a column."""
        words = self.words
        return _said(reasons.summary(words, decision, today), reasons.summary(words, decision, today, spoken=True))

    def until(self, decision: Decision, today: date) -> str:
        """Return until when something is open for the eye where there is little room; nothing of what isn't open."""
        return self.terse(decision, today) if decision.open else ""

    def terse(self, decision: Decision, today: date) -> str:
        """Return a decision for the eye in as few letters as may be."""
        return held(reasons.beside(self.words, decision.headline, today, terse=True))

    def _heard(self, key: str) -> str:
        spoken = key + _SPOKEN
        return spoken if self.words.find(spoken) is not None else key
