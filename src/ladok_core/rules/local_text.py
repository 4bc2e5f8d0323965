"""The institution's own words on a page.  LOC-1."""

from ladok_core.model.decision import Decision, Verdict
from ladok_core.model.institution import Place
from ladok_core.model.reason_kind import Kind
from ladok_core.model.record import Record
from ladok_core.rules.rule import Rule

LOC_1 = Rule("LOC-1", "The institution can have a text of its own on a page, in Swedish and in English.")

TEXT = LOC_1.reason("text", Kind.ALLOWS)
NONE = LOC_1.reason("none", Kind.HIDES)


def is_shown_text(record: Record, place: Place) -> Decision:
    """Decide whether the institution's own text is shown at a place.  LOC-1."""
    text = record.institution.local_texts.get(place)
    if text is None or not (text.sv or text.en):
        return Decision(Verdict.HIDDEN, (NONE.because(),))
    return Decision(Verdict.OPEN, (TEXT.because(),))
