"""Why something can, or cannot, be done, said: the question, and each reason with ✓ or ✕, what to do, and its rule."""

from collections.abc import Iterable
from datetime import date

from ladok_core.actions import spec_of
from ladok_core.actions.outcome import Offered, Outlook
from ladok_core.model.decision import Reason
from ladok_core.model.reason_kind import Kind
from ladok_core.words import reasons
from ladok_tui.views.reasons import page_of
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Link, Note, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices

HOLDS, STOPS, SAYS, ABSENT = "✓", "✕", "·", "–"
"""Before a reason that lets it be done, one that stands in the way, one that only tells, and what doesn't concern."""


def why_view(row: Row, offered: Offered, outlook: Outlook | None, say: Voices, today: date) -> View:
    """Return the question about what a row offers, and a row for every reason: first what speaks for it.

    ``outlook`` knows what is met and what doesn't concern the student; without it the decision alone is told.
    """
    told = (*(outlook.met if outlook else ()), *offered.decision.reasons)
    number = len(told)
    rows = [_reason(place, number, reason, say, today) for place, reason in enumerate(told, 1)]
    if outlook and outlook.absent:
        rows.append(_absent(outlook.absent, say, today))
    return View(_question(row, offered, outlook, say), sections=(Section(rows=tuple(rows)),))


def answer_key(told: Iterable[Row]) -> str | None:
    """Return the key of the row that answers the question: the first of what stands in the way."""
    return next((row.key for row in told if isinstance(row.about, Reason) and row.about.kind.is_against), None)


def _question(row: Row, offered: Offered, outlook: Outlook | None, say: Voices) -> Said:
    """Return the question in the student's own words, of the thing that is meant, wherever it was asked."""
    decision, verb = offered.decision, spec_of(offered.action).name
    if outlook:
        named = say("course.package", name=say.text(outlook.subject.name), code=outlook.subject.code)
    else:
        named = row.named if row.named.eye else say("why.thing")
    key = "why.can" if decision.open else "why.holds" if decision.holds else "why.cannot"
    return say(key, what=say(f"why.{verb}", named=named))


def _absent(absent: tuple[Reason, ...], say: Voices, today: date) -> Row:
    """Return what was looked for and doesn't concern the student, in one line."""
    words = ", ".join(reasons.beside(say.words, reason, today) for reason in absent)
    said = say("why.absent", what=words[:1].upper() + words[1:])
    rules = ", ".join(sorted({reason.rule for reason in absent}))
    cells = (Cell(Column.NAME, Said(f"{ABSENT} {said.eye}", said.ear), Tone.QUIET),)
    return Row("absent", absent, cells, (Note(Said.alike(rules)),))


def _sign(reason: Reason) -> str:
    if reason.kind.is_against:
        return STOPS
    return SAYS if reason.kind is Kind.FACT else HOLDS


def _reason(place: int, number: int, reason: Reason, say: Voices, today: date) -> Row:
    sign, sentence = _sign(reason), say.reason(reason, today)
    which = say("why.reason", number=place, of=number) if number > 1 else NOTHING
    said = Said(f"{sign} {sentence.eye}", ": ".join(part for part in (which.ear, sentence.ear) if part))
    blocks: list[Block] = []
    remedy = say.remedy(reason, today)
    if remedy is not None:
        blocks.append(Note(Said(f"→ {remedy.eye}", remedy.ear), Tone.NORMAL))
    page = page_of(reason.leads_to)
    if page is not None:
        blocks.append(Link(say("why.go"), page))
    blocks.append(Note(Said.alike(reason.key)))
    return Row(f"reason {place}", reason, (Cell(Column.NAME, said),), tuple(blocks), open=True)
