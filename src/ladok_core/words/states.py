"""Where things stand, in words: a grade, what a thing is, what comes next."""

from datetime import date

from ladok_core.model.decision import Day
from ladok_core.model.education import EducationKind
from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade
from ladok_core.model.state import StateKind
from ladok_core.pages.course_row import CourseRow
from ladok_core.words.stated import SIGNS, Stated

_GRADE_SIGNS = {
    GradeState.PASSED: SIGNS[StateKind.COMPLETED],
    GradeState.FAILED: SIGNS[StateKind.NOT_COMPLETED],
    GradeState.CREDITED: SIGNS[StateKind.CREDITED],
    GradeState.NONE: SIGNS[StateKind.WAITING],
    GradeState.NOT_CERTIFIED: SIGNS[StateKind.WAITING],
    GradeState.UNKNOWN: SIGNS[StateKind.UNKNOWN],
}


class States(Stated):
    """States and kinds in one language."""

    def grade_state(self, state: GradeState, grade: Grade | None = None, *, sign: bool = True) -> str:
        """Say how the grade on a course or module stands: "✓ VG", "○ inget betyg"; without the sign for ears."""
        graded = grade is not None and state in (GradeState.PASSED, GradeState.FAILED)
        if not sign:
            return self.say(
                f"grade.{state}.graded" if graded else f"grade.{state}", grade=self.grade(grade) if grade else ""
            )
        return f"{_GRADE_SIGNS[state]} {grade.code if grade and graded else self.say(f'grade.{state}.short')}"

    def kind(self, kind: EducationKind) -> str:
        """Name what an education is: "Kurs", "Program", "Inriktning"."""
        return self.say(f"kind.{kind}")

    def nothing_to_do(self, next_opening: CourseRow | None, today: date) -> str:
        """Say that there is nothing to do now, and which registration opens next, if it is known."""
        # The window speaks first in a decision, whatever its headline is.
        opens = next_opening.register.reasons[0].saw.get("on") if next_opening else None
        if next_opening is None or not isinstance(opens, Day):
            return self.say("nothing-to-do")
        name, on = self.text(next_opening.name), self.day_long(opens.on, today)
        return self.say("nothing-to-do.next", course=name, code=next_opening.code, on=on)
