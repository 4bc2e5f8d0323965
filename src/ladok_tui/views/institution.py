"""Institution, said: each feature with its rule, on or off and what that means, and where it has texts of its own."""

from collections.abc import Iterator
from typing import Any

from ladok_core.pages import page_spec
from ladok_core.pages.institution import InstitutionPage, SwitchRow, TextRow
from ladok_core.pages.page import Ask
from ladok_tui.views.course_row import code_cell, told
from ladok_tui.views.reasons import whys
from ladok_tui.views.view import NOTHING, Block, Cell, Column, Fact, Link, Note, Row, Said, Section, Tone, View
from ladok_tui.views.voices import Voices, joined


def view(page: InstitutionPage, say: Voices) -> View:
    """Say the page: how much is on, each feature in the order of the pages and actions it belongs to, the texts."""
    switches = Section(say("institution.switches"), tuple(_switch(row, page, say) for row in page.switches))
    texts = Section(say("institution.texts"), tuple(_text(row, page, say) for row in page.texts))
    return View(
        say("key.page.institution"),
        context=(_named(page, say), _counted(page, say)),
        sections=tuple(section for section in (switches, texts) if section.rows),
    )


def _named(page: InstitutionPage, say: Voices) -> Said:
    return joined((say.named(page.institution, page.code), say("institution.code", code=page.code)))


def _counted(page: InstitutionPage, say: Voices) -> Said:
    """Say how many features are on and off; of a copy why that isn't known."""
    unknown = next((row for row in page.switches if row.on is None), None)
    if unknown is not None:
        return say.reason(unknown.state.headline, page.today)
    on = sum(row.on is True for row in page.switches)
    return say("institution.counted", on=on, off=len(page.switches) - on)


def _switch(row: SwitchRow, page: InstitutionPage, say: Voices) -> Row:
    """Return a feature: its state is a word, and what the rule says of one that is off stands beneath."""
    state, tone = {
        True: ("institution.on", Tone.GOOD),
        False: ("institution.off", Tone.WARN),
        None: ("institution.unknown", Tone.QUIET),
    }[row.on]
    refused = whys(row.state, say, page.today) if row.on is False else ()
    return Row(
        key=f"switch {row.switch}",
        about=row,
        cells=(
            Cell(Column.NAME, say(f"switch.{row.switch}")),
            code_cell(row.rule),
            Cell(Column.STATE, say(state), tone),
        ),
        blocks=(Note(say(f"switch.{row.switch}.about")), *refused),
    )


def _text(row: TextRow, page: InstitutionPage, say: Voices) -> Row:
    """Return a place for a text, whether there is one, and in which languages."""
    written = row.swedish or row.english
    state = "institution.text" if row.state.open else "institution.unread" if written else "institution.no-text"
    return Row(
        key=f"text {row.place}",
        about=row,
        cells=told(
            Cell(Column.NAME, say(f"key.page.{row.place}")),
            *(code_cell(reason.rule) for reason in row.state.reasons),
            Cell(Column.STATE, say(state), Tone.GOOD if row.state.open else Tone.QUIET),
        ),
        blocks=tuple(_text_blocks(row, page, say)),
    )


def _text_blocks(row: TextRow, page: InstitutionPage, say: Voices) -> Iterator[Block]:
    """Yield in which languages it is written, and the page where it is read."""
    languages = joined(
        tuple(say(f"institution.{name}") if there else NOTHING for name, there in _languages(row)), eye=", "
    )
    if languages.eye:
        yield Fact(say("institution.languages"), languages)
    if row.state.open:
        yield Link(say(f"key.page.{row.place}"), _page(row))
    for reason in row.state.reasons:
        yield Note(say.reason(reason, page.today))


def _languages(row: TextRow) -> tuple[tuple[str, bool], ...]:
    return ("swedish", row.swedish), ("english", row.english)


def _page(row: TextRow) -> Ask[Any]:
    """Return the page that a text stands on: places are called as their pages."""
    ask: Ask[Any] = page_spec(row.place).ask()
    return ask
