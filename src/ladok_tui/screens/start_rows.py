"""The start page as sections of rows: what can be done now stands first, as a verb."""

from ladok_core.pages.start import NewResult, StartPage
from ladok_core.words import Words
from ladok_tui.screens.course_rows import current_row, register_row, size_cell
from ladok_tui.widgets.old.rows import Cell, Column, Line, Row, Section, Tone

RESULT = "result:"
"""What the id of a new result's row begins with; the other rows have their participation's id."""


def start_sections(page: StartPage, words: Words) -> tuple[Section, ...]:
    """Return the page's sections in its order; empty ones are left out, but never what can be done.  STA-1 to STA-6."""
    today = page.today
    sections: list[Section] = []
    if page.new_results:
        rows = tuple(_result_row(result, page, words) for result in page.new_results)
        sections.append(Section(words.say("start.new-results"), rows))
    to_do = tuple(register_row(row, words, today) for row in page.to_register)
    nothing = "" if to_do else words.nothing_to_do(page.next_opening, today)
    sections.append(Section(words.say("start.to-do"), to_do, nothing))
    current = tuple(current_row(row, words, today) for row in page.current)
    sections.append(Section(words.say("start.current"), current, "" if current else words.say("start.current.none")))
    if page.local_text is not None:
        sections.append(Section(words.say("start.other"), note=words.text(page.local_text)))
    return tuple(sections)


def _result_row(result: NewResult, page: StartPage, words: Words) -> Row:
    name = words.text(result.course)
    if result.module is not None:
        name = f"{name} · {words.text(result.module)}"
    passed = result.grade is not None and result.grade.final
    sign = "✓" if passed else "✕"
    state = f"{sign} {result.grade.code}" if result.grade else words.say("start.result")
    day = words.day(result.examined_on, page.today) if result.examined_on else ""
    details = (Line(words.grade(result.grade), Tone.QUIET),) if result.grade else ()
    return Row(
        f"{RESULT}{result.result_id}",
        (
            Cell(Column.NAME, name),
            Cell(Column.CODE, result.code),
            size_cell(words, result.credits),
            Cell(Column.STATE, state, Tone.GOOD if passed else Tone.BAD if result.grade else Tone.NORMAL),
            Cell(Column.DATE, day),
        ),
        details=details,
    )
