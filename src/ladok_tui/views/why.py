"""Why something can, or cannot, be done, said: the question, and each reason with ✓ or ✕, what to do, and its rule."""

from datetime import date

from ladok_core.actions import spec_of
from ladok_core.actions.outcome import Offered
from ladok_core.model.decision import Reason
from ladok_core.model.reason_kind import Kind
from ladok_tui.views.reasons import page_of
from ladok_tui.views.view import Block, Cell, Column, Link, Note, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices

HOLDS, STOPS, SAYS = "✓", "✕", "·"
"""Before a reason that lets it be done, one that stands in the way, and one that only tells how it is."""


def why_view(row: Row, offered: Offered, met: tuple[Reason, ...], say: Voices, today: date) -> View:
    """Return the question about what a row offers, and a row for every reason: first what speaks for it, ``met``."""
    decision = offered.decision
    name, code = row.cell(Column.NAME), row.cell(Column.CODE)
    verb = spec_of(offered.action).name
    key = "why.can" if decision.open else "why.holds" if decision.holds else "why.cannot"
    named = name.said if name else say("why.thing")
    title = say(key, verb=say(f"verb.{verb}"), name=named, code=code.said if code else "")
    reasons = (*met, *decision.reasons)
    number = len(reasons)
    rows = tuple(_reason(place, number, reason, say, today) for place, reason in enumerate(reasons, 1))
    return View(title, sections=(Section(rows=rows),))


def _reason(place: int, number: int, reason: Reason, say: Voices, today: date) -> Row:
    sign = HOLDS if reason.kind in (Kind.ALLOWS, Kind.DONE) else SAYS if reason.kind is Kind.FACT else STOPS
    sentence = say.reason(reason, today)
    which = say("why.reason", number=place, of=number) if number > 1 else Said("", "")
    said = Said(
        " ".join(part for part in (sign, sentence.eye) if part), ": ".join(p for p in (which.ear, sentence.ear) if p)
    )
    blocks: list[Block] = []
    remedy = say.remedy(reason, today)
    if remedy is not None:
        blocks.append(Note(Said(f"→ {remedy.eye}", remedy.ear), Tone.NORMAL))
    page = page_of(reason.leads_to)
    if page is not None:
        blocks.append(Link(say("why.go"), page))
    blocks.append(Note(Said.alike(reason.key)))
    return Row(f"reason {place}", reason, (Cell(Column.NAME, said),), tuple(blocks), open=True)
