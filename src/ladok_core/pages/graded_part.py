"""The grade on a course or a module, as a page may show it.  CRS-2, CRS-3, EDU-4."""

from datetime import date
from decimal import Decimal

import msgspec

from ladok_core.codes.tables import grade_scale
from ladok_core.model.decision import Decision
from ladok_core.model.education import Education, Module
from ladok_core.model.grade_state import GradeState
from ladok_core.model.grading import Grade, GradeScale
from ladok_core.model.record import Record
from ladok_core.model.results import Result
from ladok_core.model.text import Text
from ladok_core.rules.crediting import targets_on
from ladok_core.rules.grading import Graded, grade_on, no_grade


class GradedPart(msgspec.Struct, frozen=True):
    """The grade on the course or on one of its modules, as far as it may be shown.  CRS-2, CRS-3, EDU-4.

    ``extent`` and ``credited`` in hp.  ``transfers`` are the credit transfers behind ``credited``.
    """

    state: GradeState
    name: Text
    code: str
    extent: Decimal
    decision: Decision
    module_id: str | None = None
    grade: Grade | None = None
    scale: GradeScale | None = None
    examined_on: date | None = None
    examiner: str = ""
    title: str = ""
    notes: tuple[Text, ...] = ()
    credited: Decimal = Decimal(0)
    transfers: tuple[str, ...] = ()


def graded_part(record: Record, course: Education, module: Module | None) -> GradedPart:
    """Return how the grade stands on a course, or on one of its modules.  CRS-2, CRS-3, EDU-4."""
    part: Education | Module = module or course
    graded: Graded = grade_on(record, course, module)
    # A draft is not to be told from no result at all (STA-1), not even by a reason: explain asks the rule itself.
    shown = graded.decision.shown
    result: Result | None = graded.result if shown else None
    return GradedPart(
        state=graded.state if shown else GradeState.NONE,
        name=part.name,
        code=part.code,
        extent=part.credits,
        decision=graded.decision if shown else no_grade(),
        module_id=module.module_id if module else None,
        grade=graded.grade if result else None,
        scale=grade_scale(part.scale_id),
        examined_on=result.examined_on if result else None,
        examiner=result.examiner if result else "",
        title=result.title if result else "",
        notes=result.notes if result else (),
        credited=graded.credited,
        transfers=tuple(dict.fromkeys(transfer.transfer_id for transfer, _ in targets_on(record, course, module))),
    )
