"""The page What changed: who has it.  CHG-1."""

from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.rule import Rule

CHG_1 = Rule(
    "CHG-1",
    "What changed tells what is new or different in the record since a day, that day included, the latest first.",
)

PAGE = CHG_1.reason("page", Kind.ALLOWS)


def is_shown_changes_page(record: Record) -> Decision:
    """Decide whether there is a page What changed: every student has one.  CHG-1."""
    del record
    return Decision(Verdict.OPEN, (PAGE.because(),))
