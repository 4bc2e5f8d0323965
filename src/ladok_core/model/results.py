"""Results on courses and modules, other results, and credit transfers."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from ladok_core.model.grading import Grade
from ladok_core.model.text import Text


class ResultState(StrEnum):
    """How far a result has come.  Only a certified one is ever shown.  STA-1, CRS-2."""

    DRAFT = "draft"
    READY = "ready"
    CERTIFIED = "certified"


class Result(msgspec.Struct, frozen=True):
    """A grade on a course (``module_id`` None: the final grade) or on one of its modules.

    The grade is known by its scale's id and its own, never by its letter (EDU-4).  ``credits`` is the extent that was
    examined (hp); ``certified_at`` an aware moment.  ``examiner`` is empty where the source does not say.  ``grade`` is
    the grade as the source describes it, where its scale is an institution's own and in no table here.  ``read_in_at``
    is the aware moment at which news came into an imported record (STA-1).  ``version_id`` is the version of the course
    that it stands under, empty where the source does not say.
    """

    result_id: str
    education_id: str
    module_id: str | None
    scale_id: str
    grade_id: str
    state: ResultState
    credits: Decimal | None = None
    examined_on: date | None = None
    certified_at: datetime | None = None
    examiner: str = ""
    title: str = ""
    notes: tuple[Text, ...] = ()
    grade: Grade | None = None
    read_in_at: datetime | None = None
    version_id: str = ""


class OtherResult(msgspec.Struct, frozen=True):
    """A certified result at this institution that belongs to no course, as a placement; credits in hp."""

    result_id: str
    name: Text
    credits: Decimal
    code: str = ""
    scale_id: str = ""
    grade_id: str = ""
    examined_on: date | None = None
    examiner: str = ""


class TargetKind(StrEnum):
    """What credit is given for: a whole course, part of one, or something described in words."""

    WHOLE_COURSE = "whole_course"
    PART_OF_COURSE = "part_of_course"
    FREE_TEXT = "free_text"


class Target(msgspec.Struct, frozen=True):
    """One target of a credit transfer; ``module_id`` where part of a course means part of one module; credits in hp."""

    target_id: str
    kind: TargetKind
    name: Text
    credits: Decimal
    code: str = ""
    education_id: str | None = None
    module_id: str | None = None


class GroundKind(StrEnum):
    """What a credit transfer rests on."""

    OWN_COURSE = "own_course"
    OTHER_RESULT = "other_result"
    EXTERNAL = "external"
    OTHER_MERIT = "other_merit"


class Ground(msgspec.Struct, frozen=True):
    """One ground of a credit transfer, named as the decision names it."""

    kind: GroundKind
    name: Text


class CreditTransfer(msgspec.Struct, frozen=True):
    """A decision to give credit for studies or experience from elsewhere."""

    transfer_id: str
    case_number: str
    decided_on: date | None
    targets: tuple[Target, ...]
    grounds: tuple[Ground, ...] = ()
