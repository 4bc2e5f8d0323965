"""The grade on a course or a module: as a row that opens, or as a part of its course.  CRS-2, CRS-3, EDU-4."""

from collections.abc import Iterator
from datetime import date

from ladok_core.model.grade_state import GradeState
from ladok_core.pages.graded_part import GradedPart
from ladok_tui.views.course_row import code_cell, day_cell, size_cell
from ladok_tui.views.view import Block, Cell, Column, Fact, Note, Said, Tone
from ladok_tui.views.voices import Voices, joined

GRADE_TONES = {
    GradeState.PASSED: Tone.GOOD,
    GradeState.CREDITED: Tone.GOOD,
    GradeState.FAILED: Tone.BAD,
    GradeState.NONE: Tone.QUIET,
    GradeState.NOT_CERTIFIED: Tone.QUIET,
    GradeState.UNKNOWN: Tone.NORMAL,
}


def graded_cells(part: GradedPart, say: Voices, today: date, name: Said | None = None) -> tuple[Cell, ...]:
    """Return the cells of a grade; ``name`` stands for the part's own, which then has no code either."""
    state = _stated(part, say)
    title = (Cell(Column.NAME, say.text(part.name)), code_cell(part.code))
    return (
        *(title if name is None else (Cell(Column.NAME, name),)),
        size_cell(say, part.extent),
        Cell(Column.STATE, state, GRADE_TONES[part.state]),
        day_cell(say.day(part.examined_on, today)),
    )


def _stated(part: GradedPart, say: Voices) -> Said:
    """Return how the grade stands, with the credit that was given beside it, or for a part of it.  CRS-3.

    The parts of a wholly credited course are credited, too, though the decisions may name less of one of them.
    """
    state, credits_ = say.graded(part.state, part.grade), say.credits(part.credited)
    if part.state is GradeState.CREDITED:
        return joined((state, credits_), eye=" ", ear=", ") if 0 < part.credited < part.extent else state
    if part.credited:
        return Said(f"{state.eye} ↦ {credits_.eye}", f"{state.ear}, {say('result.credited', credits=credits_).ear}")
    return state


def graded_blocks(part: GradedPart, say: Voices) -> Iterator[Block]:
    """Yield what stands beneath a grade: its name, the examiner, the title of a thesis, the notes."""
    if part.grade is not None:
        yield Fact(say("result.grade"), say.grade(part.grade))
    if part.examiner:
        yield Fact(say("result.examiner"), Said.alike(part.examiner))
    if part.title:
        yield Fact(say("result.title"), Said.alike(part.title))
    for note in part.notes:
        yield Note(say.text(note))
    if part.credited:
        yield Fact(say("result.credited-part"), say.credits(part.credited))
