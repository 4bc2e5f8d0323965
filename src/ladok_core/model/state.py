"""How a thing stands today: one small value that every page says alike.  REG-2, REG-3, REG-6, EDU-4, NCP-3."""

from datetime import date
from enum import StrEnum

import msgspec

from ladok_core.model.decision import Reason
from ladok_core.model.grading import Grade


class StateKind(StrEnum):
    """What a state means to the student: the legend.  Each has a sign of its own, and no sign another meaning."""

    COMPLETED = "completed"
    """Passed, and done with."""
    CREDITED = "credited"
    """Done with by a credit transfer."""
    REGISTER = "register"
    """The student can register now."""
    REGISTERED = "registered"
    """The student is registered: studies go on, or are about to."""
    WAITING = "waiting"
    """There is nothing to do yet."""
    STOPPED = "stopped"
    """Something stands in the way, or was missed."""
    NOT_COMPLETED = "not_completed"
    """Over, and not passed."""
    LEFT = "left"
    """Ended by the student."""
    UNKNOWN = "unknown"
    """There is a grade that can't be read here."""


class StateWord(StrEnum):
    """The word that a state is said with, where its grade or its reason doesn't say it better."""

    COMPLETED = "completed"
    CREDITED = "credited"
    REGISTER = "register"
    IN_LADOK = "in-ladok"
    REGISTERED = "registered"
    ONGOING = "ongoing"
    FINAL_GRADE_MISSING = "final-grade-missing"
    EXPECTED = "expected"
    OBSTACLES = "obstacles"
    MISSED = "missed"
    NOT_COMPLETED = "not-completed"
    FAILED = "failed"
    NON_COMPLETION = "non_completion"
    EARLY_NON_COMPLETION = "early_non_completion"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


class WhenKind(StrEnum):
    """What a state's day is to it."""

    ON = "on"
    FROM = "from"
    UNTIL = "until"
    CLOSED = "closed"
    TERM = "term"


class When(msgspec.Struct, frozen=True):
    """The day that goes with a state; of a TERM the day that it was begun on."""

    kind: WhenKind
    day: date


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a thing stands today.

    ``grade`` or ``reason`` say it better than ``word`` where there is one; ``obstacles`` is how many stand in the way.
    ``urgent`` is what the student has to see to at once.
    """

    kind: StateKind
    word: StateWord
    grade: Grade | None = None
    reason: Reason | None = None
    obstacles: int = 0
    when: When | None = None
    urgent: bool = False
