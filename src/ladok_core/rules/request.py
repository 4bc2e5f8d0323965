"""A request under a client-made key: the same key asks for the same thing again, never for another.  REG-5."""

from ladok_core.model.decision import Count, Decision, Verdict
from ladok_core.model.reason_kind import Kind, Turn
from ladok_core.rules.registration import REG_5

OTHER_REQUEST = REG_5.reason("other-request", Kind.REFUSES, turn=Turn.STUDENT)


def used_for_another(period: int) -> Decision:
    """Refuse a request under a key that an earlier request, for that other ``period``, was carried out under.  REG-5.

    To answer the earlier one would tell the student of a registration that they did not ask for.
    """
    return Decision(Verdict.CLOSED, (OTHER_REQUEST.because(period=Count(period)),))
