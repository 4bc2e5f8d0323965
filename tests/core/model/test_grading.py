"""Grades and scales: what a pass is, and that a grade is found by id."""

import pytest

from ladok_core.codes.tables import grade_scale, grade_scales
from ladok_core.model.grading import Grade, GradeScale
from ladok_core.model.text import Text

FAILS = {"U", "F", "FX"}


def test_a_grade_passes_exactly_when_it_is_not_one_of_the_failing_ones() -> None:
    """EDU-4: *valid as final grade* is the mark of a pass; it splits every real scale as the letters do."""
    grades = [grade for scale in grade_scales() for grade in scale.grades]

    assert {grade.code for grade in grades if not grade.passing} == FAILS
    assert not {grade.code for grade in grades if grade.passing} & FAILS


@pytest.mark.parametrize(
    ("scale_id", "grade_id", "code", "name", "passing"),
    [
        ("102040", "102041", "D", "Deltagit", True),
        ("131657", "131679", "D", "Tillfredsställande", True),
        ("131657", "131696", "FX", "Underkänd", False),
        ("102030", "102033", "B", "Godkänd", True),
        ("131657", "131667", "B", "Mycket bra", True),
    ],
)
def test_the_same_letter_is_another_grade_on_another_scale(
    scale_id: str, grade_id: str, code: str, name: str, passing: bool
) -> None:
    """EDU-4: a letter alone says nothing, the scale's id and the grade's say it all."""
    scale = grade_scale(scale_id)
    assert scale is not None
    grade = scale.grade(grade_id)
    assert grade is not None

    assert (grade.code, grade.name.sv, grade.passing) == (code, name, passing)


def test_a_grade_of_another_scale_is_not_found() -> None:
    """EDU-4: G of the two-grade scale is not G of the three-grade one."""
    scale = GradeScale("s", "UG", Text("Tvågradig"), (Grade("g", "G", Text("Godkänd"), final=True, rank=1),))

    assert scale.grade("g") is scale.grades[0]
    assert scale.grade("101314") is None
    assert scale.grade("G") is None
