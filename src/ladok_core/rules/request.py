"""A request under a client-made key: the same key asks for the same thing again, never for another.  REG-5."""

from ladok_core.model.decision import Code, Decision, Name, Verdict
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.model.text import Text
from ladok_core.rules.registration import REG_5

OTHER_REQUEST = REG_5.reason("other-request", Kind.REFUSES, turn=Turn.STUDENT)


def used_for_another(name: Text, code: str) -> Decision:
    """Refuse a request under a key that another action was done under, on the course or package of that name.

    To answer the earlier one would tell the student of something that they did not ask for.  REG-5.
    """
    if not code:  # it was about the student, and no course
        return Decision(Verdict.CLOSED, (OTHER_REQUEST.because(),))
    return Decision(Verdict.CLOSED, (OTHER_REQUEST.because(course=Name(name), code=Code(code)),))
