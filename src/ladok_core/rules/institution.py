"""The page of an institution: what it has turned on and off, as far as that is known.  INS-1."""

from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.rule import Rule
from ladok_core.rules.switched import Switched

INS_1 = Rule(
    "INS-1",
    "Institution tells in one list what the institution has turned on and off, and where it has a text of its own; of "
    "a copy that is not known.",
)

PAGE = INS_1.reason("page", Kind.ALLOWS)
ON = INS_1.reason("on", Kind.ALLOWS)
COPIED = INS_1.reason("copied", Kind.COPY)


def is_shown_institution_page(record: Record) -> Decision:
    """Decide whether there is a page Institution: everywhere, since what is turned off is asked about there.  INS-1."""
    del record
    return Decision(Verdict.OPEN, (PAGE.because(),))


def is_turned_on(record: Record, feature: Switched) -> Decision:
    """Decide whether a feature is turned on: open where it is, hidden by its own rule where it is not.  INS-1.

    A copy holds what was seen, and not what the institution has turned on: closed, since it is not known.
    """
    if record.imported_on is not None:
        return Decision(Verdict.CLOSED, (COPIED.because(),))
    return feature.hidden(record.institution) or Decision(Verdict.OPEN, (ON.because(),))
