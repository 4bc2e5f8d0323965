"""Exam sessions: those that one may sign up for, or is signed up for, and those that are past.  EXM-1 to EXM-6."""

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Verdict
from ladok_core.model.exam_session import ExamTab
from ladok_core.model.institution import Place
from ladok_core.model.record import Record
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskExams
from ladok_core.pages.exam_row import ExamRow, exam_row
from ladok_core.pages.page import PageSpec
from ladok_core.rules.exam_sessions import is_shown_session
from ladok_core.rules.exam_sign_off import EXAM_SIGN_OFF
from ladok_core.rules.exam_sign_up import EXAM_SESSIONS
from ladok_core.rules.local_text import is_shown_text

_TABS = tuple(ExamTab)


class ExamsPage(msgspec.Struct, frozen=True):
    """Exam sessions as of a civil date: each row says under which tab it stands.

    First those that one can sign up for, what closes first before the others; then those that open later, and those
    that can't be signed up for.  What one is signed up for follows by its day, what is past with the latest first.
    ``copied`` tells that the record is a copy: no sessions are read into one.
    """

    today: date
    institution: Text
    student: str
    local_text: Text | None
    sessions: tuple[ExamRow, ...]
    copied: bool = False


def rows(record: Record, now: datetime) -> Iterator[ExamRow]:
    """Make every session's line, shown or not: the page takes the shown ones, explain takes all.  EXM-2 to EXM-4."""
    for session in record.exam_sessions:
        yield exam_row(record, session, is_shown_session(record, session, civil_date(now)), now)


def build(record: Record, ask: AskExams, now: datetime) -> ExamsPage:
    """Build Exam sessions as of an aware moment.  EXM-1 to EXM-6, LOC-1."""
    del ask
    today = civil_date(now)
    decided = ((session, is_shown_session(record, session, today)) for session in record.exam_sessions)
    shown = (exam_row(record, session, decision, now) for session, decision in decided if decision.shown)
    text = is_shown_text(record, Place.EXAMS)
    return ExamsPage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        local_text=record.institution.local_texts[Place.EXAMS] if text.shown else None,
        sessions=tuple(sorted(shown, key=in_order)),
        copied=record.imported_on is not None,
    )


def in_order(row: ExamRow) -> tuple[int, int, float, float, str]:
    """Order a page's lines: tab by tab, what can be done now before the rest, what is past backwards."""
    starts = row.starts.timestamp()
    if row.tab is ExamTab.PASSED:
        return (_TABS.index(row.tab), 0, 0, -starts, row.session_id)
    if row.tab is ExamTab.SIGNED_UP:
        return (_TABS.index(row.tab), 0, 0, starts, row.session_id)
    verdict = (Verdict.OPEN, Verdict.LATER).index(row.sign_up.verdict) if row.sign_up.verdict in _CAN else len(_CAN)
    return (_TABS.index(row.tab), verdict, _edge(row), starts, row.session_id)


def _edge(row: ExamRow) -> int:
    """Return the day on which an open sign-up closes, or a later one opens."""
    if row.period is None or row.sign_up.verdict not in _CAN:
        return 0
    return (row.period.last if row.sign_up.open else row.period.first).toordinal()


_CAN = (Verdict.OPEN, Verdict.LATER)

PAGE = PageSpec("exams", AskExams, ExamsPage, build, switches=(EXAM_SESSIONS, EXAM_SIGN_OFF))
