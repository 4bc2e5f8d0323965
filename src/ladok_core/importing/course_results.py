"""One result of a course page's answer, with its grade, title and notes.  CRS-2, EDU-4."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ladok_core.codes.tables import grade_scale
from ladok_core.importing.course_shapes import GradeShape, PartShape, ResultShape, ScaleShape
from ladok_core.importing.skips import Details
from ladok_core.importing.values import credits_of, day, examiner, ident, line, moment_of, number, text
from ladok_core.model.grading import Grade
from ladok_core.model.results import Result, ResultState
from ladok_core.model.text import Text

_STATES = {1: ResultState.DRAFT, 2: ResultState.READY, 3: ResultState.CERTIFIED}


class Part(msgspec.Struct, frozen=True):
    """What a result stands on: a course, or one of its modules, as its page describes it."""

    education_id: str
    version_id: str
    module_id: str | None
    shape: PartShape


def result_on(part: Part, shape: ResultShape, unsaid: ResultState, of_item: Details) -> Result:
    """Read one result; ``unsaid`` is its state where it does not say it.

    BadValue where its grade or state can't be right; what else can't be is left out.
    """
    given = shape.betygsgradsobjekt or GradeShape()
    scale_id = ident(shape.betygsskala_id) or scale_id_of(part.shape.betygsskala)
    grade_id = ident(given.id) or ident(shape.betygsgrad)
    examined = of_item(lambda: day(shape.examinationsdatum), None)
    decided = of_item(lambda: day(shape.beslutsdatum), None)
    status = number(shape.process_status)
    state = unsaid if status is None else _STATES.get(status, ResultState.DRAFT)
    certified = decided or examined if state is ResultState.CERTIFIED else None
    result_id = of_item(lambda: ident(shape.resultat_uid), "") or of_item(lambda: ident(shape.uid), "")
    if not result_id:
        result_id = f"{part.education_id}:{part.module_id or ''}:{examined or ''}:{grade_id}"
    return Result(
        result_id=result_id,
        education_id=part.education_id,
        version_id=part.version_id,
        module_id=part.module_id,
        scale_id=scale_id,
        grade_id=grade_id,
        state=state,
        credits=of_item(lambda: credits_of(shape.examinerad_omfattning), None)
        or of_item(lambda: credits_of(part.shape.omfattning), None),
        examined_on=examined,
        certified_at=moment_of(certified) if certified else None,
        examiner=of_item(lambda: examiner(shape.beslutsfattare), ""),
        title=of_item(lambda: _title(shape.projekttitel), ""),
        notes=of_item(lambda: tuple(_notes(shape.noteringsdefinitioner)), ()),
        grade=of_item(lambda: _own_grade(scale_id, grade_id, given, part.shape.betygsskala), None),
    )


def scale_id_of(scale: ScaleShape | None) -> str:
    """Return a scale's id, empty when there is no scale."""
    return ident(scale.id) if scale else ""


def _own_grade(scale_id: str, grade_id: str, given: GradeShape, scale: ScaleShape | None) -> Grade | None:
    """Return the grade as the page describes it, when its scale is an institution's own, in no table here.  EDU-4."""
    known = grade_scale(scale_id)
    if known is not None and known.grade(grade_id) is not None:
        return None
    listed = list(scale.betygsgrad or ()) if scale and ident(scale.id) == scale_id else []
    rank = next((place for place, grade in enumerate(listed, 1) if ident(grade.id) == grade_id), None)
    grade = given if given.kod is not None else (listed[rank - 1] if rank else None)
    if grade is None or not line(grade.kod):
        return None
    return Grade(grade_id, line(grade.kod), text(grade.benamning), grade.giltig_som_slutbetyg is True, rank or 1)


def _title(value: Any) -> str:
    if isinstance(value, dict):
        return line(value.get("Titel"))
    return line(value)


def _notes(definitions: Any) -> Iterator[Text]:
    for definition in definitions if isinstance(definitions, list) else ():
        if isinstance(definition, dict):
            note = text(definition.get("Benamning") or definition.get("Benamningar"))
            if note != Text(""):
                yield note
