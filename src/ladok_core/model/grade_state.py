"""How the grade stands on a course or a module.  EDU-4."""

from enum import StrEnum


class GradeState(StrEnum):
    """What there is to say of the grade on a course or a module.

    UNKNOWN is a certified grade of a scale that is not known here: neither a pass nor a fail can be read from it.
    """

    PASSED = "passed"
    FAILED = "failed"
    CREDITED = "credited"
    NONE = "none"
    NOT_CERTIFIED = "not_certified"
    UNKNOWN = "unknown"


SETTLED = frozenset({GradeState.PASSED, GradeState.CREDITED})
"""The states in which nothing is left to do on a course or a module."""
