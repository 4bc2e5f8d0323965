"""Why one can, or cannot, register: every reason of the decision, with what to do about each."""

from datetime import date

from ladok_core.words import Words
from ladok_tui.screens.choose import ReadScreen
from ladok_tui.screens.course_actions import Offer
from ladok_tui.session import Session
from ladok_tui.widgets.old.rows import Cell, Column, Line, Row, Section, Tone


class WhyScreen(ReadScreen):
    """The reasons of one decision."""

    def __init__(self, session: Session, offer: Offer, today: date) -> None:
        super().__init__(session, lambda words: why_told(offer, words, today))


def why_told(offer: Offer, words: Words, today: date) -> tuple[str, tuple[Section, ...]]:
    """Return the question, and the reasons."""
    title = words.say("why.title", name=words.text(offer.name), code=offer.code)
    return title, (Section("", why_rows(offer, words, today)),)


def why_rows(offer: Offer, words: Words, today: date) -> tuple[Row, ...]:
    """Return a row a reason: which it is and its rule's id, the sentence and the remedy beneath it."""
    told = words.decision_lines(offer.decision, today)
    rows = []
    for number, line in enumerate(told, 1):
        details = [Line(line.sentence)]
        if line.remedy:
            details.append(Line(f"→ {line.remedy}", Tone.QUIET, hang=2))
        name = words.say("why.reason", number=number, of=len(told))
        cells = (Cell(Column.NAME, name), Cell(Column.CODE, line.rule))
        rows.append(Row(f"reason:{number}", cells, details=tuple(details), open=True))
    return tuple(rows)
