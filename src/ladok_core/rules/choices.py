"""Study choices and applications together: which stand on Start, which can be taken back.  STA-2, APP-3, CHO-4."""

from collections.abc import Mapping
from datetime import date

from ladok_core.model.choice import Choice, ChoiceKind
from ladok_core.model.decision import Decision, Reason, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules import programme_application, study_choice
from ladok_core.rules.choosing import Ways, may_make, may_remove, when_again
from ladok_core.rules.rule import Rule

STA_2 = Rule("STA-2", "Study choices and applications stand first on Start while they can be made, and not once made.")

NOW = STA_2.reason("now", Kind.ALLOWS)
PAGE = STA_2.reason("page", Kind.ALLOWS)
MADE = STA_2.reason("made", Kind.HIDES)

_WAYS: Mapping[ChoiceKind, Ways] = {
    ChoiceKind.STUDY_CHOICE: study_choice.WAYS,
    ChoiceKind.APPLICATION: programme_application.WAYS,
}


def ways_of(kind: ChoiceKind) -> Ways:
    """Return the reasons of a kind of choice."""
    return _WAYS[kind]


def may_be_made(record: Record, choice: Choice, today: date) -> Decision:
    """Decide whether a choice is there for the student on a civil date, made or not.  APP-1, CHO-1."""
    return may_make(record, choice, today, ways_of(choice.kind))


def can_remove(record: Record, choice: Choice, today: date) -> Decision:
    """Decide whether what a choice gave can be taken back on a civil date.  APP-3, CHO-4, IMP-1."""
    return may_remove(record, choice, today, ways_of(choice.kind))


def made_again(record: Record, choice: Choice, today: date) -> Reason:
    """Return until when a choice can be made again on a civil date, or that it can't be.  APP-3, CHO-4."""
    return when_again(record, choice, today, ways_of(choice.kind))


def is_shown_on_start(record: Record, choice: Choice, today: date) -> Decision:
    """Decide whether a choice has a line on Start on a civil date: there is something to choose yet.  STA-2.

    An application that something stands in the way of has one, too †: with the reason where the button would be.
    """
    shown = may_be_made(record, choice, today)
    if not shown.open:
        return shown
    if record.made_by(choice.choice_id):
        return Decision(Verdict.HIDDEN, (MADE.because(),))
    return Decision(Verdict.OPEN, (NOW.because(),))


def is_shown_choices(record: Record) -> Decision:
    """Decide whether choices have pages: everywhere; which of them there are now is decided for each.  STA-2."""
    del record
    return Decision(Verdict.OPEN, (PAGE.because(),))
