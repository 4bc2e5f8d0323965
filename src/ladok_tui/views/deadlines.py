"""Deadlines, said: what is to come, the nearest first, with its day and how far off it is; then what was missed."""

from collections.abc import Iterator

from ladok_core.model.deadline import DeadlineKind, Edge
from ladok_core.model.decision import Money, Verdict
from ladok_core.model.reason_kind import Kind
from ladok_core.pages.deadlines import DeadlineRow, DeadlinesPage
from ladok_core.words import dates
from ladok_tui.views.course_row import code_cell, told
from ladok_tui.views.fees import invoice_key
from ladok_tui.views.reasons import acts, page_of, reason_whys
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices, joined


def view(page: DeadlinesPage, say: Voices) -> View:
    """Say the page: how much is to come and how soon, each of it, and apart from that what was missed."""
    coming = Section(
        say("deadlines.coming"),
        tuple(_row(row, page, say) for row in page.coming),
        NOTHING if page.coming or page.copied else say("deadlines.none"),
    )
    missed = Section(say("deadlines.missed"), tuple(_row(row, page, say) for row in page.missed))
    return View(
        say("key.page.deadlines"),
        context=tuple(said for said in (_counted(page, say), _copied(page, say)) if said.eye),
        sections=tuple(section for section in (coming, missed) if section.rows or section.note.eye),
    )


def _copied(page: DeadlinesPage, say: Voices) -> Said:
    """Say which days a copy doesn't have: nobody is to miss one for trusting it."""
    return say("deadlines.copied") if page.copied else NOTHING


def _counted(page: DeadlinesPage, say: Voices) -> Said:
    """Say how many there are and when the next one is, and how many were missed."""
    missed = say.count("deadlines.were-missed", len(page.missed)) if page.missed else NOTHING
    if not page.coming:
        return missed
    soon = dates.distance(say.words, (page.coming[0].day - page.today).days)
    return joined((say.count("deadlines.are-coming", len(page.coming), distance=soon), missed))


def name_of(row: DeadlineRow, say: Voices) -> tuple[Said, Said]:
    """Return what a deadline is about, and what of that is never cut: the study period, where there are several."""
    which = say("row.period", period=row.period) if row.period is not None and row.periods > 1 else NOTHING
    named = say.named(row.name, row.code)
    if row.kind is DeadlineKind.FEE:
        return say("deadline.fee.name", name=named), which
    return (named if row.course is None else joined((say.named(row.course, row.code), say.text(row.name)))), which


def what_of(row: DeadlineRow, say: Voices) -> Said:
    """Return what happens on the day, as "registreringen öppnar"."""
    return say(f"deadline.{row.kind}.{row.edge}")


def _row(row: DeadlineRow, page: DeadlinesPage, say: Voices) -> Row:
    name, which = name_of(row, say)
    left = row.rests_on.headline.saw.get("left") if row.kind is DeadlineKind.FEE else None
    day = say.day(row.day, page.today)
    distance = dates.distance(say.words, (row.day - page.today).days)
    return Row(
        key=f"deadline {row.kind} {row.edge} {row.thing} {row.period or ''}",
        about=row,
        cells=told(
            Cell(Column.NAME, Said(name.eye + which.eye, name.ear + which.ear), ending=which.eye),
            *((code_cell(row.code),) if row.code else ()),
            Cell(Column.AMOUNT, say.money(left.ore) if isinstance(left, Money) else NOTHING),
            _state(row, say),
            Cell(Column.DATE, joined((day, Said.alike(distance)), eye=", "), Tone.QUIET, terse=day.eye),
        ),
        blocks=tuple(_blocks(row, name, page, say)),
        offered=row.offered,
        opens=page_of(row.leads_to),
        at=invoice_key(row.thing) if row.kind is DeadlineKind.FEE else "",
    )


def _state(row: DeadlineRow, say: Voices) -> Cell:
    """Return what happens on the day, and by its sign whether it can be done, waits, is stopped, or was missed."""
    what, (sign, tone) = what_of(row, say), _stands(row)
    short = say(f"deadline.{row.kind}.{row.edge}.short")
    return Cell(Column.STATE, Said(f"{sign} {what.eye}", what.ear), tone, terse=f"{sign} {short.eye}")


def _stands(row: DeadlineRow) -> tuple[str, Tone]:
    """Return the sign and the tone of how a deadline stands."""
    if row.shown.verdict is Verdict.CLOSED:
        return "!", Tone.BAD
    if row.edge is not Edge.OPENS and row.rests_on.open:
        return "▸", Tone.ACCENT
    if row.rests_on.reasons[0].kind in (Kind.OBSTACLE, Kind.REFUSES):
        return "!", Tone.WARN
    return "○", Tone.QUIET


def _blocks(row: DeadlineRow, name: Said, page: DeadlinesPage, say: Voices) -> Iterator[Block]:
    """Yield why the day is what it is, each reason with what to do about it, what can be done, and where."""
    if row.at is not None:
        yield Fact(say("deadline.at"), Said.alike(dates.clock(row.at, row.ends_at)))
    yield from reason_whys(row.rests_on.reasons, say, page.today)
    yield from acts(row.offered, name, say, page.today, several=row.periods > 1)
