"""What a code means: one typed lookup a table, each read from its file when first asked.

An unknown code is answered with None, never with an error: records come from many institutions, with codes of their
own and from years that no table covers, and a page with one unnamed code is better than no page.  The caller says what
to show instead, mostly the code itself.
"""

import os.path
from functools import cache
from typing import TypeVar

import msgspec

from ladok_core.model.codes import CodeName, EducationType, KnownInstitution, Unit
from ladok_core.model.grading import GradeScale

_Row = TypeVar("_Row")
_HERE = os.path.dirname(__file__)  # noqa: PTH120  every page needs a table, and not every one what pathlib imports


def _rows(name: str, row: type[_Row]) -> tuple[_Row, ...]:
    with open(f"{_HERE}/{name}.json", "rb") as file:  # noqa: PTH123  pathlib is dear to import
        content = file.read()
    # mypy can't see a generic alias with a variable inside as a type; the decoder checks every row against it.
    return msgspec.json.decode(content, type=tuple[row, ...])  # type: ignore[valid-type]  # the row is given


@cache
def _names(name: str) -> dict[str, CodeName]:
    return {row.code: row for row in _rows(name, CodeName)}


@cache
def grade_scales() -> tuple[GradeScale, ...]:
    """All grade scales, national and local, by id.  EDU-4."""
    return _rows("grade_scales", GradeScale)


@cache
def _grade_scales() -> dict[str, GradeScale]:
    return {scale.scale_id: scale for scale in grade_scales()}


def grade_scale(scale_id: str) -> GradeScale | None:
    """Return the scale with that id.  There is no lookup by letters: two scales share the code TH, two UV.  EDU-4."""
    return _grade_scales().get(scale_id)


@cache
def _education_types() -> dict[str, EducationType]:
    return {row.code: row for row in _rows("education_types", EducationType)}


def education_type(code: str) -> EducationType | None:
    """Return the national education type of a code as 2007GKURS, with its rule on early non-completion.  NCP-3."""
    return _education_types().get(code)


@cache
def _units() -> dict[str, Unit]:
    return {row.code: row for row in _rows("units", Unit)}


def unit(code: str) -> Unit | None:
    """Return the unit of extent, as HP, of which 60 make a year."""
    return _units().get(code)


def level(code: str) -> CodeName | None:
    """Return the level: 1, 2 and 3 are the three cycles, G and F the two levels before July 2007."""
    return _names("levels").get(code)


def teaching_form(code: str) -> CodeName | None:
    """Return the teaching form (undervisningsform), as NML on campus or DST at a distance."""
    return _names("teaching_forms").get(code)


@cache
def known_institutions() -> tuple[KnownInstitution, ...]:
    """The institutions that use Ladok, by code, with the names they have today."""
    return _rows("institutions", KnownInstitution)
