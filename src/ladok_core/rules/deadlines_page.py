"""The page Deadlines: who has it.  DLN-1."""

from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.rule import Rule

DLN_1 = Rule(
    "DLN-1", "Deadlines tells in one list, nearest first, all that opens or closes for the student, as its rules say."
)

PAGE = DLN_1.reason("page", Kind.ALLOWS)


def is_shown_deadlines_page(record: Record) -> Decision:
    """Decide whether there is a page Deadlines: every student has one, with nothing on it for some.  DLN-1."""
    del record
    return Decision(Verdict.OPEN, (PAGE.because(),))
