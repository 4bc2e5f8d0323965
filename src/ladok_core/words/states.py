"""Where things stand, in words: a course's state, a grade, what has happened, what a thing is."""

from collections.abc import Iterable
from datetime import date

from ladok_core.model.decision import Day, Verdict
from ladok_core.model.education import EducationKind
from ladok_core.model.education_filter import EducationFilter, Sum
from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade
from ladok_core.model.participation import ParticipationEvent
from ladok_core.model.reason_kind import Kind
from ladok_core.model.results import GroundKind, TargetKind
from ladok_core.model.standing import Standing, Timing
from ladok_core.model.state import StateKind
from ladok_core.pages.course_row import CourseRow
from ladok_core.pages.education import EducationRow, OtherResultRow, TransferRow
from ladok_core.words.stated import SIGNS, Stated

StatedRow = CourseRow | EducationRow | OtherResultRow | TransferRow
"""A line of a page that has a state."""

# A state is known by its word; the sign beside it is for the eye, and never the only thing that tells it.
_DONE, _ONGOING, _WAITING, _LEFT, _CREDITED, _STOPPED = "✓", "●", "○", "✕", "↦", "!"

_SIGNS = {
    "completed": _DONE,
    "ongoing": _ONGOING,
    "registered": _ONGOING,
    "not-completed": _ONGOING,
    "final-grade-missing": _ONGOING,
    "expected": _WAITING,
    "non_completion": _LEFT,
    "early_non_completion": _LEFT,
    "withdrawn": _LEFT,
    "credited": _CREDITED,
}

_SAID_BY_STATUS = (Kind.DONE, Kind.REFUSES, Kind.HIDES)
"""Where registration has no say, the standing says it."""

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

    def status(self, row: StatedRow, *, sign: bool = True) -> str:
        """Say the state of a line in a word with its sign: "✓ VG", "● pågår"; for ears without it and unabridged."""
        key, grade = _state(row)
        if not sign:
            return self.standing(row)
        if key == "failed":
            return self.grade_state(GradeState.FAILED, grade)
        return f"{_SIGNS[key]} {grade.code if grade else self.say(f'status.{key}')}"

    def standing(self, row: StatedRow) -> str:
        """Say the state of a line unabridged: "ej påbörjad", "avklarad, betyg VG", "tillgodoräknad"."""
        key, grade = _state(row)
        if key == "failed":
            return self.grade_state(GradeState.FAILED, grade, sign=False)
        if grade is not None:
            return self.say("standing.graded", grade=self.grade(grade))
        return self.say(f"standing.{key}")

    def registering(self, row: CourseRow, today: date, *, sign: bool = True) -> str:
        """Say what registration means for a course, else its state: "○ öppnar om 12 dagar", "! 2 hinder för …".

        What can be registered on has no sign: its verb stands first in the line.
        """
        first = row.register.headline
        if row.standing not in (Standing.EXPECTED, Standing.REGISTERED) or first.kind in _SAID_BY_STATUS:
            return self.status(row, sign=sign)
        if row.standing is Standing.REGISTERED and first.kind is Kind.UNSET:
            return self.status(row, sign=sign)
        words = self.summary(row.register, today, spoken=not sign)
        if not sign or row.register.open:
            return words
        stopped = first.kind is Kind.OBSTACLE
        return f"{_STOPPED if stopped else _SIGNS[row.standing.value]} {words}"

    def grade_state(self, state: GradeState, grade: Grade | None = None, *, sign: bool = True) -> str:
        """Say how the grade on a course or module stands: "✓ VG", "○ inget betyg"; without the sign for ears."""
        graded = grade is not None and state in (GradeState.PASSED, GradeState.FAILED)
        if not sign:
            return self.say(
                f"grade.{state}.graded" if graded else f"grade.{state}", grade=self.grade(grade) if grade else ""
            )
        return f"{_GRADE_SIGNS[state]} {grade.code if grade and graded else self.say(f'grade.{state}.short')}"

    def event(self, event: ParticipationEvent, today: date) -> str:
        """Say what has happened to a participation: "Registrerad 25 aug, period 1"."""
        words = self.say(f"event.{event.kind}")
        if event.on is not None:
            words = self.say("event.on", event=words, on=self.day(event.on, today))
        return self.say("event.period", event=words, period=event.period) if event.period is not None else words

    def kind(self, kind: EducationKind) -> str:
        """Name what an education is: "Kurs", "Program", "Inriktning"."""
        return self.say(f"kind.{kind}")

    def target(self, kind: TargetKind) -> str:
        """Name what credit is given for: "Hel kurs"."""
        return self.say(f"target.{kind}")

    def ground(self, kind: GroundKind) -> str:
        """Name what a credit transfer rests on: "Egen kurs"."""
        return self.say(f"ground.{kind}")

    def filter(self, wanted: EducationFilter) -> str:
        """Name a filter of My education: "avklarade"."""
        return self.say(f"filter.{wanted}")

    def verdict(self, verdict: Verdict) -> str:
        """Say a verdict by itself: "går nu", "går senare"."""
        return self.say(f"verdict.{verdict}")

    def packages(self, kinds: Iterable[EducationKind]) -> str:
        """Head the packages of My education by what they are: "Program", "Forskarutbildning", or both."""
        third_cycle = {kind is EducationKind.THIRD_CYCLE_SUBJECT for kind in kinds}
        if third_cycle == {True, False}:
            return self.say("education.packages.both")
        return self.say("education.packages.third_cycle" if True in third_cycle else "education.packages")

    def total(self, total: Sum, *, spoken: bool = False) -> str:
        """Say what the credits add up to: "30,0 hp avklarade, varav 7,5 hp tillgodoräknade"."""
        amount = self.credits_spoken if spoken else self.credits
        completed = amount(total.completed)
        if not total.credited:
            return self.say("total", completed=completed)
        return self.say("total.credited", completed=completed, credited=amount(total.credited))

    def nothing_to_do(self, next_opening: CourseRow | None, today: date) -> str:
        """Say that there is nothing to do now, and which registration opens next, if it is known."""
        # The window speaks first in a decision, whatever its headline is.
        opens = next_opening.register.reasons[0].saw.get("on") if next_opening else None
        if next_opening is None or not isinstance(opens, Day):
            return self.say("nothing-to-do")
        name, on = self.text(next_opening.name), self.day_long(opens.on, today)
        return self.say("nothing-to-do.next", course=name, code=next_opening.code, on=on)


def _state(row: StatedRow) -> tuple[str, Grade | None]:
    """Return the key of a line's state, and the grade that says it better where there is one."""
    match row:
        case OtherResultRow():
            return "completed" if row.passed else "failed", row.grade
        case TransferRow():
            return "credited", None
        case EducationRow():
            if row.grade_state is GradeState.CREDITED:
                return "credited", None
            if row.all_modules_passed and row.row.standing is Standing.REGISTERED:
                return "final-grade-missing", None
            return _course_state(row.row)
        case _:
            return _course_state(row)


def _course_state(row: CourseRow) -> tuple[str, Grade | None]:
    if row.standing is Standing.COMPLETED:
        return "completed", row.grade
    if row.standing is Standing.REGISTERED:
        timed = {Timing.ONGOING: "ongoing", Timing.ENDED: "not-completed"}
        return timed.get(row.timing, "registered"), None
    return row.standing.value, None
