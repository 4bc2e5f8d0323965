"""The palette: every page, course and action, found by any word of its name in either language, by a synonym or code.

The first hit is highlighted at each change, and Enter takes it.
"""

from asyncio import sleep
from functools import partial
from pathlib import Path
from typing import Any

from textual import on, work
from textual.app import ComposeResult

from ladok_core.errors import PortalError
from ladok_core.pages import page_spec
from ladok_core.pages.asks import AskEducation
from ladok_core.pages.education_row import EducationRow
from ladok_core.pages.page import Ask
from ladok_core.words import Words
from ladok_tui.screens.dialog import Dialog
from ladok_tui.screens.found import Found, courses, deeds, matching, places, things, told_once
from ladok_tui.screens.found_before import FoundBefore
from ladok_tui.screens.shell import shell
from ladok_tui.session import Session
from ladok_tui.views import VIEWS
from ladok_tui.views.view import Said, Section
from ladok_tui.widgets.filter_field import FilterField
from ladok_tui.widgets.row_list import RowList


class PaletteScreen(Dialog[object]):
    """A field to type in and what it finds; answers what was chosen: a key's action, an Ask, a Spot, a wish."""

    DEFAULT_CSS = Path(__file__).with_name("palette.tcss").read_text(encoding="utf-8")
    AUTO_FOCUS = "FilterField"

    def __init__(self, session: Session, gone: frozenset[str], before: FoundBefore) -> None:
        """Offer everything but the Textual actions that are ``gone`` here; what was found ``before`` is taken again."""
        super().__init__(session)
        self._gone, self._before = gone, before
        self._found: tuple[Found, ...] = ()
        self._others: tuple[Found, ...] = ()  # found by what is typed alone: whoever looks around wants the pages
        self._is_behind = False  # whether more was found while another dialog lay over this one

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
        """Offer everything that has what is typed; with nothing typed the pages, the courses, and what can be done."""
        super().retext()
        keys = shell(self).shown_keys
        self._found = tuple(one for one in places(self.session.words, keys) if one.row.about not in self._gone)
        self._others = ()
        self._draw(self.query_one(FilterField).value)
        self._gather()

    @work(exclusive=True, group="page")
    async def _gather(self) -> None:
        """Add the courses of the record and what can be done with them, then whatever stands on the other pages.

        Without the record there is still the rest.
        """
        words, portal, keys = self.session.words, self.session.portal, shell(self).shown_keys
        if (page := await self._page(AskEducation())) is not None:
            self._found = (*self._found, *self._of_record((*page.packages, *page.freestanding), words))
            self._draw_again()
        others: list[Found] = []
        for spec in VIEWS:
            if spec.thing or spec.page in self.session.pages_gone:
                continue
            ask = page_spec(spec.page).ask()
            page = await self._page(ask)
            if page is not None:
                known = {one.row.about for one in (*self._found, *others)}
                by = (page, words.language, known)
                others += self._before.on(spec.page, by, partial(things, spec.page, ask, page, words, keys, known))
            await sleep(0)  # what was typed meanwhile is heard
        if portal is self.session.portal and words is self.session.words:  # else they are of another, or told otherwise
            self._others = tuple(others)
            if not self.is_active or self.query_one(FilterField).value:
                self._draw_again()

    def _of_record(self, lines: tuple[EducationRow, ...], words: Words) -> tuple[Found, ...]:
        """Return what is found of the record, a thing before what can be done with it: a code alone means the thing."""
        by = (lines, words.language, self._gone)
        known, keys = self._found, shell(self).shown_keys
        return self._before.on("", by, lambda: told_once((*courses(lines, words), *deeds(lines, words, keys)), known))

    async def _page(self, ask: Ask[Any]) -> Any:
        try:
            return await self.session.portal.page(ask)
        except PortalError:
            return None

    def on_screen_resume(self) -> None:
        """Show what was found meanwhile."""
        if self._is_behind:
            self._draw_again()

    def _draw_again(self) -> None:
        self._is_behind = not self.is_active
        if self.is_active:
            self._draw(self.query_one(FilterField).value, stay=True)

    def _draw(self, typed: str, *, stay: bool = False) -> None:
        """Show what has what is typed; to ``stay``, whoever has moved on from the first hit is not taken back to it."""
        found = (*self._found, *self._others) if typed else self._found
        rows = tuple(one.row for one in matching(found, typed))
        note = Said.alike("" if rows else self.session.words.say("palette.nothing-found"))
        choices = self.query_one("#choices", RowList)
        moved = stay and choices.position.place > 1
        choices.set_page((Section(rows=rows, note=note),))
        if rows and not moved:
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
