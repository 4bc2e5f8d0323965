"""How a student's record is looked at: a view as of another moment can't be acted in.  SUP-1."""

from datetime import datetime

from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.rules.civil import civil_date
from ladok_core.rules.rule import Rule

SUP_1 = Rule("SUP-1", "A view as of another moment is read-only: the student's actions are refused in it.")


def is_writable(as_of: datetime | None) -> Decision:
    """Decide whether one can act in a view as of an aware moment, or of now (None).  SUP-1."""
    if as_of is not None:
        return Decision(Verdict.CLOSED, (SUP_1.because("as-of", on=Day(civil_date(as_of))),))
    return Decision(Verdict.OPEN, (SUP_1.because("now"),))
