"""Grades in words: a grade by its name, and how the grade on a course or module stands."""

from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade
from ladok_core.words.catalogue import Words
from ladok_core.words.signs import GRADE_SIGNS


def named(words: Words, grade: Grade) -> str:
    """Name a grade with its code: "Väl godkänd (VG)".  A column has only its code."""
    name = words.text(grade.name)
    return words.say("grade.named", name=name, code=grade.code) if name else grade.code


def stated(words: Words, state: GradeState, grade: Grade | None = None, *, sign: bool = True) -> str:
    """Say how the grade on a course or module stands: "✓ VG", "○ inget betyg"; without the sign for ears."""
    graded = grade is not None and state in (GradeState.PASSED, GradeState.FAILED)
    if not sign:
        return words.say(
            f"grade.{state}.graded" if graded else f"grade.{state}", grade=named(words, grade) if grade else ""
        )
    return f"{GRADE_SIGNS[state]} {grade.code if grade and graded else words.say(f'grade.{state}.short')}"
