"""Grades and the scales they belong to.  EDU-4."""

import msgspec

from ladok_core.model.text import Text


class Grade(msgspec.Struct, frozen=True):
    """One grade of one scale.

    ``final`` is Ladok's *GiltigSomSlutbetyg*: the grade may stand as a final grade.  ``rank`` is its place in the scale
    as the institution lists it, from 1: mostly best first, yet some old scales list their grades otherwise, so it is
    for display and never for comparing two students.
    """

    grade_id: str
    code: str
    name: Text
    final: bool
    rank: int

    @property
    def passing(self) -> bool:
        """Whether the grade is a pass: exactly when it may be a final grade.  EDU-4.

        A course is finished by its final grade, so Ladok lets no failing grade be one, and it has no other mark of a
        pass.  The letter can't tell: D is "Deltagit" on one scale and "Tillfredsställande" on another, B is a good
        grade on A–F and the lowest pass on AB–BA–B–U, and FX, which can be raised without a new exam, is still a fail.
        """
        return self.final


class GradeScale(msgspec.Struct, frozen=True):
    """A grade scale, known by its id: an institution may have a scale with the code of a national one.  EDU-4."""

    scale_id: str
    code: str
    name: Text
    grades: tuple[Grade, ...]

    def grade(self, grade_id: str) -> Grade | None:
        """Return the grade with that id, None when the scale has no such grade."""
        return next((grade for grade in self.grades if grade.grade_id == grade_id), None)
