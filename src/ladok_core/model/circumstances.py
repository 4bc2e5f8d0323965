"""What surrounds a student's studies and can stand in the way: leave and suspension.  REG-6."""

import msgspec

from ladok_core.model.span import Span


class StudyLeave(msgspec.Struct, frozen=True):
    """Leave from studies on a package (``participation_id``), both days included."""

    participation_id: str
    span: Span
    place_kept: bool = True


class Suspension(msgspec.Struct, frozen=True):
    """A suspension, both days included."""

    span: Span
