"""The start page: what concerns the student now.  STA-1 to STA-6."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import msgspec

from ladok_core.model.choice import ChoiceKind
from ladok_core.model.civil_date import civil_date
from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.exam_session import ExamTab
from ladok_core.model.grading import Grade
from ladok_core.model.institution import Place
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.model.results import Result
from ladok_core.model.text import Text
from ladok_core.pages.asks import AskStart
from ladok_core.pages.choice_row import ChoiceRow, choice_row
from ladok_core.pages.course_row import CourseRow, course_row
from ladok_core.pages.exam_row import ExamRow, exam_row
from ladok_core.pages.page import PageSpec
from ladok_core.rules.choices import is_shown_on_start as is_shown_choice
from ladok_core.rules.completion import course_of
from ladok_core.rules.exam_sessions import is_shown_session, open_sessions
from ladok_core.rules.exam_sign_up import EXAM_SESSIONS
from ladok_core.rules.grading import grade_of
from ladok_core.rules.imported import lacking_results
from ladok_core.rules.local_text import is_shown_text
from ladok_core.rules.start import NEW_RESULTS, is_new_result, is_shown_on_start


class NewResult(msgspec.Struct, frozen=True):
    """A result told as new: course, module where it is one, grade; credits in hp."""

    result_id: str
    education_id: str
    course: Text
    code: str
    module: Text | None
    credits: Decimal
    grade: Grade | None
    examined_on: date | None
    shown: Decision


class StartPage(msgspec.Struct, frozen=True):
    """The start page as of a civil date, in its order.

    ``exam_sign_up`` says that exam sessions can be signed up for, None where none can; ``exams`` are the upcoming ones
    that the student is signed up for.  ``next_opening`` is the course whose registration opens next, told when there is
    nothing to do now.
    ``lacks_results`` is of how many courses the results are not in an imported record.
    """

    today: date
    institution: Text
    student: str
    new_results: tuple[NewResult, ...]
    choices: tuple[ChoiceRow, ...]
    to_register: tuple[CourseRow, ...]
    exam_sign_up: Decision | None
    exams: tuple[ExamRow, ...]
    current: tuple[CourseRow, ...]
    next_opening: CourseRow | None
    local_text: Text | None
    lacks_results: int = 0


def rows(record: Record, now: datetime) -> Iterator[CourseRow]:
    """Make every participation's line, shown or not: the page takes the shown ones, explain takes all."""
    today = civil_date(now)
    for participation in record.participations:
        yield course_row(record, participation, is_shown_on_start(record, participation, today), now)


def new_results(record: Record, now: datetime) -> Iterator[NewResult]:
    """Make a line of every result, told as new or not.  STA-1."""
    for result in record.results:
        yield _new_result(record, result, is_new_result(record, result, now))


def choices(record: Record, now: datetime) -> Iterator[ChoiceRow]:
    """Make the line of every study choice and application that is shown.  STA-2."""
    for choice in record.choices:
        if is_shown_choice(record, choice, civil_date(now)).shown:
            yield choice_row(record, choice, now)


def _new_result(record: Record, result: Result, shown: Decision) -> NewResult:
    course, module = course_of(record, result)
    extent = module.credits if module else (course.credits if course else Decimal(0))
    return NewResult(
        result_id=result.result_id,
        education_id=result.education_id,
        course=course.name if course else Text(""),
        code=course.code if course else "",
        module=module.name if module else None,
        credits=result.credits if result.credits is not None else extent,
        grade=grade_of(result),
        examined_on=result.examined_on,
        shown=shown,
    )


def build(record: Record, ask: AskStart, now: datetime) -> StartPage:
    """Build the start page as of an aware moment.  STA-1 to STA-6."""
    del ask
    today = civil_date(now)
    # What is shown is decided before anything is built: of a long record most is not.
    places = [(place, is_shown_on_start(record, place, today)) for place in record.participations]
    shown = [course_row(record, place, decision, now) for place, decision in places if decision.shown]
    # What is cancelled or completed opens for nobody: its headline then says so, before any date.
    waiting = [r for r in shown if r.register.verdict is Verdict.LATER and r.register.headline.kind is Kind.WAITS]
    results = [(result, is_new_result(record, result, now)) for result in record.results]
    news = [_new_result(record, result, decision) for result, decision in results if decision.shown]
    text, exam_sign_up = is_shown_text(record, Place.START), open_sessions(record, now)
    return StartPage(
        today=today,
        institution=record.institution.name,
        student=record.student.name,
        new_results=tuple(sorted(news, key=lambda n: (n.examined_on or date.min, n.result_id), reverse=True)),
        choices=tuple(sorted(choices(record, now), key=_first_closing)),
        to_register=tuple(sorted((r for r in shown if r.register.open), key=_closing)),
        exam_sign_up=exam_sign_up if exam_sign_up.open else None,
        exams=_exams(record, now),
        current=tuple(sorted((r for r in shown if not r.register.open), key=_starting)),
        next_opening=min(waiting, key=_opening, default=None),
        local_text=record.institution.local_texts[Place.START] if text.shown else None,
        lacks_results=lacking_results(record),
    )


def _first_closing(row: ChoiceRow) -> tuple[bool, bool, date, str, str]:
    """Study choices stand before applications, and what can be done before what can't; then what closes first."""
    stopped = not any(one.decision.open for one in row.offered) and row.kind is ChoiceKind.APPLICATION
    return (row.kind is not ChoiceKind.STUDY_CHOICE, stopped, row.period.last, row.code, row.choice_id)


def _exams(record: Record, now: datetime) -> tuple[ExamRow, ...]:
    """Make the lines of the upcoming sessions that the student is signed up for, what comes first before the rest."""
    today = civil_date(now)
    decided = ((one, is_shown_session(record, one, today)) for one in record.exam_sessions)
    rows = (exam_row(record, one, decision, now) for one, decision in decided if decision.shown)
    return tuple(sorted((row for row in rows if row.tab is ExamTab.SIGNED_UP), key=lambda row: row.starts))


def _starting(row: CourseRow) -> tuple[bool, date, str, str]:
    """What has to be seen to at once stands first, then what starts first."""
    return (not row.state.urgent, row.given.span.first if row.given.span else date.max, row.code, row.participation_id)


def _closing(row: CourseRow) -> tuple[date, str, str]:
    return (_seen_day(row, "on"), row.code, row.participation_id)


def _opening(row: CourseRow) -> tuple[date, str, str]:
    return (_seen_day(row, "on"), row.code, row.participation_id)


def _seen_day(row: CourseRow, name: str) -> date:
    """Return the day that the first reason saw; the same day that its sentence names."""
    seen = row.register.reasons[0].saw.get(name)
    return getattr(seen, "on", date.max)


PAGE = PageSpec("start", AskStart, StartPage, build, switches=(NEW_RESULTS, EXAM_SESSIONS))
