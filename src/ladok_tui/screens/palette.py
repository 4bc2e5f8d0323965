"""The palette: every page, course and action, found by any word of its name in either language, by a synonym or code.

The first hit is highlighted at each change, and Enter takes it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from textual import on, work
from textual.app import ComposeResult

from ladok_core.actions import spec_of
from ladok_core.errors import PortalError
from ladok_core.pages.education import AskEducation, EducationRow
from ladok_core.pages.page import Ask
from ladok_core.words import LANGUAGES, Words
from ladok_tui.config.keys import Keys, help_rows
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.shell import shell
from ladok_tui.session import Session
from ladok_tui.views.course_row import page_of
from ladok_tui.views.reasons import period
from ladok_tui.views.verbs import VERBS
from ladok_tui.views.view import Cell, Column, Row, Said, Section
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.filter_field import FilterField
from ladok_tui.widgets.matching import folded
from ladok_tui.widgets.row_list import RowList

_NOT_HERE = frozenset({"go", "focus.next", "focus.previous", "interrupt", "palette", "back"})


class Found(msgspec.Struct, frozen=True):
    """Something that the palette can do: its row, about an action's name, an Ask or an action; and what finds it.

    ``name`` and ``words`` are folded: the name as it is shown, and everything that it is found by.
    """

    row: Row
    name: str
    words: str


class PaletteScreen(Dialog[object]):
    """A field to type in and what it finds; answers what was chosen: a Textual action's name, an Ask, an action."""

    DEFAULT_CSS = Path(__file__).with_name("palette.tcss").read_text(encoding="utf-8")
    AUTO_FOCUS = "FilterField"

    def __init__(self, session: Session, gone: frozenset[str]) -> None:
        """Offer everything but the Textual actions that are ``gone`` here."""
        super().__init__(session)
        self._gone = gone
        self._found: tuple[Found, ...] = ()

    def title_text(self) -> str:
        """Say what can be found."""
        return self.session.words.say("palette.title")

    @property
    def position_text(self) -> str:
        """Which of how many hits is chosen."""
        return self.query_one("#choices", RowList).position.text(always=True)

    def inside(self) -> ComposeResult:
        """Hold the field and the list."""
        yield FilterField(always=True)
        yield RowList(id="choices")

    def retext(self) -> None:
        """Offer everything that has what is typed, nothing typed included."""
        super().retext()
        keys = shell(self).keymap.keys
        self._found = tuple(one for one in places(self.session.words, keys) if one.row.about not in self._gone)
        self._draw(self.query_one(FilterField).value)
        self._gather()

    @work(exclusive=True, group="page")
    async def _gather(self) -> None:
        """Add the courses of the record and what can be done with them; without the record there is still the rest."""
        try:
            page = await self.session.portal.page(AskEducation())
        except PortalError:
            return
        lines = (*page.packages, *page.freestanding)
        # A thing before what can be done with it: a code alone means the thing.
        self._found += (*courses(lines, self.session.words), *deeds(lines, self.session.words))
        self._draw(self.query_one(FilterField).value)

    def _draw(self, typed: str) -> None:
        found = matching(self._found, typed)
        rows = tuple(one.row for one in found)
        note = Said.alike("" if rows else self.session.words.say("page.nothing-found"))
        choices = self.query_one("#choices", RowList)
        choices.set_page((Section(rows=rows, note=note),))
        if rows:
            choices.highlight(rows[0].key)

    @on(FilterField.Changed)
    def _typed(self, event: FilterField.Changed) -> None:
        self._draw(event.value)

    @on(FilterField.Done)
    def _done(self) -> None:
        """Take what is highlighted: the first hit."""
        row = self.query_one("#choices", RowList).highlighted
        if row is not None:
            self.dismiss(row.about)

    @on(RowList.Activated, "#choices")
    def _chosen(self, event: RowList.Activated) -> None:
        self.dismiss(event.row.about)


def matching(found: tuple[Found, ...], typed: str) -> list[Found]:
    """Return what has every typed word somewhere, case and accents aside; the likeliest first.

    A name that is what was typed comes before one that begins so, that before one in which a word begins so, and that
    before all others; pages before what else is as likely, as the list has them.
    """
    wanted = folded(typed).split()
    hits = [one for one in found if all(word in one.words for word in wanted)]
    return sorted(hits, key=lambda one: _rank(one, " ".join(wanted))) if wanted else hits


def _rank(one: Found, wanted: str) -> int:
    if one.name == wanted:
        return 0
    if one.name.startswith(wanted):
        return 1
    return 2 if any(word.startswith(wanted) for word in one.words.split()) else 3


def places(words: Words, keys: Keys) -> Iterator[Found]:
    """Yield every page and everything that is done by a key, with its key and its names in all languages."""
    keyed = help_rows(("page", "global"), keys)
    # A page without a key of its own is reached by its letter after the go key.
    lettered = [row for row in help_rows(("go",), keys) if row.action not in {one.action for one in keyed}]
    for row in sorted((*keyed, *lettered), key=lambda row: not row.words.startswith("key.page.")):
        if row.id in _NOT_HERE or row.id in VERBS:
            continue
        name = words.say(row.words)
        also = " ".join(found for found in (Words(one).find(f"{row.words}.also") for one in LANGUAGES) if found)
        names = " ".join((name, *(Words(language).say(row.words) for language in LANGUAGES), also, row.id))
        action = row.action if row.action.startswith("app.") else f"screen.{row.action}"
        cells = (Cell(Column.NAME, Said.alike(name)), Cell(Column.STATE, Said.alike(row.keys[0])))
        yield Found(Row(action, action, cells), folded(name), folded(names))


def deeds(lines: tuple[EducationRow, ...], words: Words) -> Iterator[Found]:
    """Yield every action that is open with something in the record."""
    say = Voices(words)
    for line in lines:
        row = line.row
        for offered in row.offered:
            if offered.decision.open:
                verb = spec_of(offered.action).name
                which = period(offered, say, several=row.periods > 1).eye
                name = f"{words.say(f'verb.{verb}')} {say.named(row.name, row.code).eye}{which}"
                also = " ".join(Words(one).say(f"verb.{verb}") for one in LANGUAGES)
                cells = (
                    Cell(Column.NAME, Said.alike(name), ending=which),
                    Cell(Column.CODE, Said.alike(row.code)),
                    Cell(Column.STATE, Said.alike(VERBS[verb])),
                )
                key = f"{verb} {row.participation_id}"
                yield Found(Row(key, offered.action, cells), folded(name), folded(f"{name} {also} {_names(line)}"))
        yield from deeds(line.children, words)


def courses(lines: tuple[EducationRow, ...], words: Words) -> Iterator[Found]:
    """Yield every course and package of the record, with its code and its names in both languages."""
    for line in lines:
        row, name = line.row, words.text(line.row.name) or line.row.code
        ask: Ask[Any] = page_of(row.kind, row.education_id)
        cells = (Cell(Column.NAME, Said.alike(name)), Cell(Column.CODE, Said.alike(row.code)))
        kinds = " ".join(Words(language).say(f"kind.{row.kind}") for language in LANGUAGES)
        yield Found(Row(row.participation_id, ask, cells), folded(name), folded(f"{name} {_names(line)} {kinds}"))
        yield from courses(line.children, words)


def _names(line: EducationRow) -> str:
    row = line.row
    return f"{row.name.sv} {row.name.en} {row.code}"
