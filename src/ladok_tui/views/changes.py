"""What changed, said: since when, and each thing that is new or different, the latest first.  CHG-1 to CHG-3."""

from collections.abc import Iterator

from ladok_core.model.grade_state import GradeState
from ladok_core.model.news import NewsKind
from ladok_core.pages.changes import ChangeRow, ChangesPage
from ladok_tui.views.course_row import code_cell, told
from ladok_tui.views.fees import invoice_key
from ladok_tui.views.reasons import page_of
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices, joined

_OF_INVOICES = (NewsKind.INVOICE, NewsKind.INVOICE_CHANGED, NewsKind.MONEY)


def view(page: ChangesPage, say: Voices) -> View:
    """Say the page: since which day, how much there is, and each of it."""
    rows = tuple(_row(row, page, say) for row in page.rows)
    counted = say.count("changes.counted", len(rows)) if rows else NOTHING
    return View(
        say("key.page.changes"),
        context=(joined((say.reason(page.counted.headline, page.today), counted), eye=" ", ear=" "),),
        sections=(Section(rows=rows, note=NOTHING if rows else say("changes.none")),),
    )


def _row(row: ChangeRow, page: ChangesPage, say: Voices) -> Row:
    happened = f" {row.event.kind} {row.event.period or ''}" if row.event else f" {row.money or ''}"
    return Row(
        key=f"change {row.kind} {row.thing} {row.day}{happened}",
        about=row,
        cells=told(
            Cell(Column.NAME, _name(row, say)),
            *((code_cell(row.code),) if row.code else ()),
            Cell(Column.AMOUNT, NOTHING if row.ore is None else say.money(row.ore)),
            Cell(Column.STATE, _what(row, say)),
            Cell(Column.DATE, say.day(row.day, page.today), Tone.QUIET),
        ),
        blocks=tuple(_blocks(row, say)),
        opens=page_of(row.leads_to),
        at=invoice_key(row.thing) if row.kind in _OF_INVOICES else "",
    )


def _name(row: ChangeRow, say: Voices) -> Said:
    """Name what is new; what was left is told without its name (WDR-4), contact by what of it was changed."""
    if row.contact is not None:
        return say(f"changes.contact.{row.contact}")
    if not (row.name.sv or row.name.en or row.code):
        return say("changes.left")
    named = say.named(row.name, row.code)
    if row.kind in _OF_INVOICES:
        return say("deadline.fee.name", name=named)
    return joined((named, say.text(row.module)))


def _what(row: ChangeRow, say: Voices) -> Said:
    """Say what is new of it: the event, the grade, the kind of money, else what kind of news it is."""
    if row.event is not None:
        return say.event(row.event)
    if row.money is not None:
        return say(f"money.{row.money}")
    if row.kind is NewsKind.RESULT and row.grade is not None:
        state = GradeState.PASSED if row.grade.passing else GradeState.FAILED
        return say.graded(state, row.grade)
    return say(f"changes.{row.kind}")


def _blocks(row: ChangeRow, say: Voices) -> Iterator[Block]:
    if row.grade is not None:
        yield Fact(say("result.grade"), say.grade(row.grade))
