"""Deadlines: all that opens and closes for the student, nearest first, and what was missed.  DLN-1 to DLN-3."""

from collections.abc import Iterator
from datetime import date, datetime
from math import inf

import msgspec

from ladok_core.actions.exam_signup import ExamSignUp
from ladok_core.actions.outcome import Offered
from ladok_core.actions.register import Register
from ladok_core.model.civil_date import civil_date
from ladok_core.model.deadline import Deadline, DeadlineKind, Edge
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskDeadlines
from ladok_core.pages.page import PageSpec
from ladok_core.rules.deadlines import deadlines, is_shown_deadline


class DeadlineRow(Deadline, frozen=True, kw_only=True, omit_defaults=True):
    """One deadline; ``shown`` says why it is told, ``offered`` what can be done about it."""

    shown: Decision
    offered: tuple[Offered, ...] = ()


class DeadlinesPage(msgspec.Struct, frozen=True):
    """Deadlines as of a civil date: what is to come, the nearest first, and what was missed, the latest first.

    ``copied`` tells that the record is a copy: of all that has a day only registration is read into one.
    """

    today: date
    institution: Text
    student: str
    coming: tuple[DeadlineRow, ...]
    missed: tuple[DeadlineRow, ...]
    copied: bool = False


def rows(record: Record, now: datetime) -> Iterator[DeadlineRow]:
    """Make a line of every deadline, told or not: the page takes what is told, explain takes all.  DLN-1."""
    for one in deadlines(record, now):
        facts = {name: getattr(one, name) for name in one.__struct_fields__}
        yield DeadlineRow(**facts, shown=is_shown_deadline(one, now), offered=tuple(_offered(one)))


def build(record: Record, ask: AskDeadlines, now: datetime) -> DeadlinesPage:
    """Build Deadlines as of an aware moment.  DLN-1 to DLN-3."""
    del ask
    told = sorted((row for row in rows(record, now) if row.shown.shown), key=_nearest)
    return DeadlinesPage(
        today=civil_date(now),
        institution=record.institution.name,
        student=record.student.name,
        coming=tuple(row for row in told if row.shown.open),
        missed=tuple(reversed([row for row in told if row.shown.verdict is Verdict.CLOSED])),
        copied=record.imported_on is not None,
    )


def _offered(one: Deadline) -> Iterator[Offered]:
    """Yield what can be done about a deadline now: a registration that is open, or a signing up."""
    place = one.participation_id
    if one.kind is DeadlineKind.EXAM_SIGN_UP and one.edge is Edge.CLOSES and one.rests_on.open:
        yield Offered(ExamSignUp(one.thing), one.rests_on)
    if one.edge is Edge.CLOSES and place and one.period is not None and one.rests_on.open:
        yield Offered(Register(place, one.period), one.rests_on)


def _nearest(row: DeadlineRow) -> tuple[date, float, str, str, str, int]:
    """Of one day what has a time comes in its order, before what lasts the whole day."""
    at = row.at.timestamp() if row.at else inf
    return row.day, at, row.edge, row.kind, row.thing, row.period or 0


PAGE = PageSpec("deadlines", AskDeadlines, DeadlinesPage, build)
