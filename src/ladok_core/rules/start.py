"""What concerns the student now: new results and the institution's own words.  STA-1, STA-6."""

from datetime import datetime

from ladok_core.model.decision import Day, Decision, Verdict
from ladok_core.model.institution import Place, Switch
from ladok_core.model.record import Record
from ladok_core.model.results import Result, ResultState
from ladok_core.rules.civil import civil_date
from ladok_core.rules.rule import Rule

STA_1 = Rule("STA-1", "New results are shown at the first sign-in after they were certified, then never again.")
STA_6 = Rule("STA-6", "The institution's own text stands last on Start.")


def is_new_result(record: Record, result: Result, now: datetime) -> Decision:
    """Decide whether a result is told as new at an aware moment.  STA-1.

    New is what was certified after the previous sign-in and no later than now; at the very first sign-in, all of it.
    """
    if result.state is not ResultState.CERTIFIED or result.certified_at is None:
        return Decision(Verdict.HIDDEN, (STA_1.because("not-certified"),))
    certified = Day(civil_date(result.certified_at))
    if result.certified_at > now:
        return Decision(Verdict.HIDDEN, (STA_1.because("to-come", on=certified),))
    if not record.institution.has(Switch.NEW_RESULTS):
        return Decision(Verdict.HIDDEN, (STA_1.because("off"),))
    if record.previous_sign_in is not None and result.certified_at <= record.previous_sign_in:
        return Decision(Verdict.HIDDEN, (STA_1.because("seen", on=certified),))
    return Decision(Verdict.OPEN, (STA_1.because("new", on=certified),))


def is_shown_local_text(record: Record, place: Place) -> Decision:
    """Decide whether the institution's own text is shown at a place.  STA-6, LOC-1."""
    text = record.institution.local_texts.get(place)
    if text is None or not (text.sv or text.en):
        return Decision(Verdict.HIDDEN, (STA_6.because("none"),))
    return Decision(Verdict.OPEN, (STA_6.because("text"),))
