"""The start page, said.  STA-1 to STA-6."""

from collections import Counter

from ladok_core.model.decision import Count, Day, Decision
from ladok_core.model.grade_state import GradeState
from ladok_core.pages.asks import AskCourse, AskExams
from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.start import NewResult, StartPage
from ladok_core.words import dates
from ladok_tui.views.choice_row import choice_row
from ladok_tui.views.course_row import (
    code_cell,
    course_blocks,
    course_cells,
    day_cell,
    education_page,
    lacking,
    register_row,
    size_cell,
    told,
)
from ladok_tui.views.exam_row import exam_row
from ladok_tui.views.graded import GRADE_TONES
from ladok_tui.views.local_text import local_links, local_text
from ladok_tui.views.view import NOTHING, Cell, Column, Fact, Row, Said, Section, Tone, View, Why
from ladok_tui.views.voices import Voices

MOST_RESULTS = 5
"""New results that stand before what can be done, so that it stays in view; the others open in place."""


def view(page: StartPage, say: Voices) -> View:
    """Say the page in its order; empty sections are left out, but never what can be done."""
    sections = (
        Section(say("start.new-results"), _results(page, say)),
        _to_do(page, say),
        Section(say("start.exams"), _exams(page, say)),
        Section(
            say("start.current"),
            tuple(_current(row, page, say) for row in page.current),
            NOTHING if page.current else say("start.current.none"),
        ),
        Section(say("start.other"), note=local_text(page.local_text, say), links=local_links(page.local_text, say)),
    )
    shown = tuple(one for one in sections if one.rows or one.note.eye)
    return View(say("key.page.start"), lacking(page.lacks_results, say), sections=shown)


def _to_do(page: StartPage, say: Voices) -> Section:
    choices = (choice_row(row, say, page.today) for row in page.choices)
    rows = (*choices, *(register_row(row, say, page.today) for row in page.to_register))
    return Section(say("start.to-do"), rows, NOTHING if rows else _nothing(page, say))


def _exams(page: StartPage, say: Voices) -> tuple[Row, ...]:
    """Return that sessions can be signed up for, and those that the student is signed up for.  STA-4."""
    rows = tuple(exam_row(row, say, page.today, on_start=True) for row in page.exams)
    return rows if page.exam_sign_up is None else (_exams_open(page.exam_sign_up, page, say), *rows)


def _exams_open(decision: Decision, page: StartPage, say: Voices) -> Row:
    reason = decision.headline
    sessions = reason.saw["sessions"]
    number = sessions.number if isinstance(sessions, Count) else 0
    return Row(
        key="exams open",
        about=decision,
        cells=(
            Cell(Column.VERB, say("verb.exam-signup"), Tone.ACCENT),
            Cell(Column.NAME, say.count("start.exams-open", number)),
            Cell(Column.STATE, say.summary(decision, page.today), Tone.ACCENT, say.until(decision, page.today)),
        ),
        blocks=(Why(reason.key, say.reason(reason, page.today), against=False),),
        opens=AskExams(),
    )


def _nothing(page: StartPage, say: Voices) -> Said:
    """Say that there is nothing to do now, and which registration opens next, if it is known."""
    # The window speaks first in a decision, whatever its headline is.
    opening = page.next_opening
    opens = opening.register.reasons[0].saw.get("on") if opening else None
    if opening is None or not isinstance(opens, Day):
        return say("nothing-to-do")
    on = dates.day_long(say.words, opens.on, page.today)
    return say("nothing-to-do.next", course=say.text(opening.name), code=opening.code, on=on)


def _current(row: CourseRow, page: StartPage, say: Voices) -> Row:
    return Row(
        key=row.participation_id,
        about=row,
        cells=course_cells(row, say, page.today),
        blocks=tuple(course_blocks(row, say, page.today)),
        offered=row.offered,
        opens=education_page(row.kind, row.education_id),
    )


def _results(page: StartPage, say: Voices) -> tuple[Row, ...]:
    """Return the newest results, and the others in one row that opens in place."""
    alike = Counter(result.education_id for result in page.new_results)
    rows = tuple(_result(result, page, say, several=alike[result.education_id] > 1) for result in page.new_results)
    if len(rows) <= MOST_RESULTS + 1:  # a line that says "and one more" takes the room of the one
        return rows
    first, rest = rows[:MOST_RESULTS], rows[MOST_RESULTS:]
    name = Cell(Column.NAME, say.count("start.more-results", len(rest)))
    return (*first, Row(key="more results", about=None, cells=(name,), children=rest, open=False))


def _result(result: NewResult, page: StartPage, say: Voices, *, several: bool) -> Row:
    """Return the row of a new result; where a course has several, its module tells them apart and stands first."""
    course, module = say.text(result.course), say.text(result.module)
    names = [name for name in ((module, course) if several else (course, module)) if name.eye]
    name = Said(" · ".join(one.eye for one in names), ", ".join(one.ear for one in names))
    grade = result.grade
    if grade is None:
        state = Cell(Column.STATE, say("start.result"))
    else:
        how = GradeState.PASSED if grade.passing else GradeState.FAILED
        state = Cell(Column.STATE, say.graded(how, grade), GRADE_TONES[how])
    return Row(
        key=f"result {result.result_id}",
        about=result,
        cells=told(
            Cell(Column.NAME, name),
            code_cell(result.code),
            size_cell(say, result.credits),
            state,
            day_cell(say.day(result.examined_on, page.today)),
        ),
        blocks=(Fact(say("result.grade"), say.grade(grade)),) if grade else (),
        opens=AskCourse(result.education_id),
    )
