"""Deadlines in one place: what opens and closes for the student, by each subject's own rules.  DLN-1 to DLN-3."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from ladok_core.model.civil_date import civil_date
from ladok_core.model.deadline import Deadline, Edge
from ladok_core.model.decision import Day, Decision, Reason, Verdict
from ladok_core.model.reason_kind import Kind, Turn, Urgency
from ladok_core.model.record import Record
from ladok_core.rules.choice_deadlines import choice_deadlines
from ladok_core.rules.deadlines_page import DLN_1
from ladok_core.rules.exam_deadlines import exam_deadlines
from ladok_core.rules.fee_deadlines import fee_deadlines
from ladok_core.rules.registration_deadlines import registration_deadlines
from ladok_core.rules.rule import Rule

DLN_2 = Rule("DLN-2", "What was missed stands apart: for 30 days, and what is still to be done for as long as it is.")
DLN_3 = Rule("DLN-3", "What is done, concerns the student no more or is shown nowhere is no deadline.")

OPENS = DLN_1.reason("opens", Kind.ALLOWS)
CLOSES = DLN_1.reason("closes", Kind.ALLOWS)
HELD = DLN_1.reason("held", Kind.ALLOWS)
STOPPED = DLN_1.reason("stopped", Kind.ALLOWS)
MISSED = DLN_2.reason("missed", Kind.ALLOWS)
STILL = DLN_2.reason("still", Kind.ALLOWS)
LONG_AGO = DLN_2.reason("long-ago", Kind.HIDES)
COPIED = DLN_2.reason("copied", Kind.HIDES)
DONE = DLN_3.reason("done", Kind.HIDES)
OVER = DLN_3.reason("over", Kind.HIDES)
FINAL = DLN_3.reason("final", Kind.HIDES)
NOT_SHOWN = DLN_3.reason("not-shown", Kind.HIDES)

LATELY = timedelta(days=30)
"""For how long what was missed is told †: a month later there is hardly anybody left to ask."""

Source = Callable[[Record, datetime], Iterator[Deadline]]
"""A subject's own deadlines as of an aware moment, shown or not: each with the decision that it rests on."""

SOURCES: tuple[Source, ...] = (registration_deadlines, choice_deadlines, exam_deadlines, fee_deadlines)
"""Everything that has deadlines; a new subject is a name here."""


def deadlines(record: Record, now: datetime) -> Iterator[Deadline]:
    """Yield everything that opens, closes or is held as of an aware moment, shown or not.  DLN-1."""
    for source in SOURCES:
        yield from source(record, now)


def is_shown_deadline(deadline: Deadline, now: datetime) -> Decision:
    """Decide whether a deadline is told at an aware moment: open is to come, closed was missed.  DLN-1 to DLN-3.

    It says nothing that the decision it rests on doesn't: that one says whether the thing concerns the student at all.
    """
    today, first = civil_date(now), deadline.rests_on.reasons[0]
    if gone := _gone(deadline.rests_on, first):
        return _hidden(gone)
    if deadline.is_past(now, today):
        return _past(deadline, today)
    return _to_come(deadline, first)


def _gone(rests_on: Decision, first: Reason) -> Reason | None:
    """Return why a thing has no deadlines at all, if it has none."""
    if not rests_on.shown:
        return NOT_SHOWN.because()
    if first.kind is Kind.DONE:
        return DONE.because()
    if any(reason.kind is Kind.OBSTACLE and reason.urgency is Urgency.FINAL for reason in rests_on.reasons):
        return FINAL.because()
    # What the student has to do something else for first concerns them all the same.
    if first.kind is Kind.REFUSES and first.turn is not Turn.STUDENT:
        return FINAL.because()
    return None


def _past(deadline: Deadline, today: date) -> Decision:
    """Decide on a day that is past: only a last day can have been missed."""
    if deadline.edge is not Edge.CLOSES:
        return _hidden(OVER.because())
    on = Day(deadline.day)
    if deadline.rests_on.open:
        return Decision(Verdict.CLOSED, (STILL.because(on=on),))
    # A copy doesn't know what was done in Ladok since.
    if any(reason.kind is Kind.COPY for reason in deadline.rests_on.reasons):
        return _hidden(COPIED.because())
    if today - deadline.day > LATELY:
        return _hidden(LONG_AGO.because())
    return Decision(Verdict.CLOSED, (MISSED.because(on=on),))


def _to_come(deadline: Deadline, first: Reason) -> Decision:
    """Decide on a day that is to come, or is today."""
    on, kind = Day(deadline.day), first.kind
    if kind is Kind.MISSED:
        return _hidden(OVER.because())
    if deadline.edge is Edge.HELD:
        return Decision(Verdict.OPEN, (HELD.because(on=on),))
    if deadline.edge is Edge.OPENS:
        return Decision(Verdict.OPEN, (OPENS.because(on=on),)) if kind is Kind.WAITS else _hidden(OVER.because())
    stopped = kind in (Kind.OBSTACLE, Kind.REFUSES) or bool(deadline.rests_on.obstacles)
    return Decision(Verdict.OPEN, (STOPPED.because(on=on) if stopped else CLOSES.because(on=on),))


def _hidden(reason: Reason) -> Decision:
    return Decision(Verdict.HIDDEN, (reason,))
