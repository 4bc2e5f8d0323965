"""A course or package as a row: its cells in the fixed columns, and the lines that open beneath it."""

from datetime import date
from decimal import Decimal

from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.pages.course_row import CourseRow
from ladok_core.words import Words
from ladok_tui.widgets.old.rows import Cell, Column, Line, Row, Tone


def course_cells(row: CourseRow, words: Words, state: str, tone: Tone) -> tuple[Cell, ...]:
    """Return the cells that every course has on every page: name, code, size, state."""
    return (
        Cell(Column.NAME, words.text(row.name)),
        Cell(Column.CODE, row.code),
        size_cell(words, row.credits, row.unit),
        Cell(Column.STATE, state, tone),
    )


def size_cell(words: Words, amount: Decimal, unit: str = "HP") -> Cell:
    """Return the cell that says how large a thing is."""
    return Cell(Column.SIZE, words.credits(amount, unit), terse=words.credits_short(amount, unit))


def register_row(row: CourseRow, words: Words, today: date) -> Row:
    """Return the row of a course that can be registered on now: the verb first, and until when."""
    several = row.periods > 1 and row.period is not None
    name, which = words.text(row.name), ""
    if row.period is not None and row.periods > 1:  # REG-4: the student sees which period it is
        which = words.say("row.period", period=row.period)
    size = row.period_credits if several and row.period_credits is not None else row.credits
    return Row(
        row.participation_id,
        (
            Cell(Column.VERB, words.say("verb.register")),
            Cell(Column.NAME, f"{name}{which}", ending=which),
            Cell(Column.CODE, row.code),
            size_cell(words, size, row.unit),
            Cell(Column.STATE, words.summary(row.register, today), Tone.ACCENT),
        ),
        details=(*given_lines(row, words, today),),
    )


def current_row(row: CourseRow, words: Words, today: date) -> Row:
    """Return the row of a course that cannot be registered on now: the reason stands where the verb would be."""
    tone = Tone.WARN if row.register.obstacles and row.register.verdict is Verdict.CLOSED else Tone.NORMAL
    return Row(
        row.participation_id,
        course_cells(row, words, words.registering(row, today), tone),
        details=(*given_lines(row, words, today), *reason_lines(row.register, words, today)),
    )


def given_lines(row: CourseRow, words: Words, today: date) -> tuple[Line, ...]:
    """Return one quiet line on how and when the course is given, as far as it is known."""
    given = row.given
    parts = [
        words.span(given.span, today) if given.span else "",
        words.pace(given.pace) if given.pace else "",
        words.teaching_form(given.form) if given.form else "",
        words.text(given.place) if given.place else "",
        words.say("row.offering", code=given.offering_code) if given.offering_code else "",
    ]
    text = " · ".join(part for part in parts if part)
    return (Line(text, Tone.QUIET),) if text else ()


def reason_lines(decision: Decision, words: Words, today: date) -> tuple[Line, ...]:
    """Return every reason of a decision, numbered where there are several, each with what to do."""
    # What is the case already is told by the line's own state.
    told = [words.line(reason, today) for reason in decision.reasons if reason.kind is not Kind.DONE]
    lines: list[Line] = []
    for number, line in enumerate(told, 1):
        mark = f"{number}  " if len(told) > 1 else ""
        lines.append(Line(mark + line.sentence, hang=len(mark)))
        if line.remedy:
            lines.append(Line(f"→ {line.remedy}", Tone.QUIET, indent=len(mark), hang=2))
    return tuple(lines)
