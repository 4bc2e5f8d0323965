"""The one page screen: it asks for a page, waits, draws the page's View or the trouble, and sends what a row offers."""

from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from ladok_core.pages import spec_of as page_spec_of
from ladok_core.pages.page import Ask
from ladok_tui.config.keys import footer_rows
from ladok_tui.key_bindings import bindings
from ladok_tui.screens.acting import Acting
from ladok_tui.screens.asked_page import AskedPage
from ladok_tui.screens.header import heading, top_line
from ladok_tui.screens.hints import Rows, key_rows, page_hints, row_hints, shown
from ladok_tui.screens.menu_rows import menu_sections
from ladok_tui.screens.rows_with_details import RowsWithDetails
from ladok_tui.screens.shell import shell
from ladok_tui.screens.small_window import TooSmall
from ladok_tui.session import Session
from ladok_tui.views import view_spec
from ladok_tui.views.view import NOTHING, Row, Said, Section, View
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.details import Details
from ladok_tui.widgets.filter_field import FilterField
from ladok_tui.widgets.following import Acted, Follow
from ladok_tui.widgets.key_line import KeyHint, KeyLine
from ladok_tui.widgets.notice_line import NoticeLine
from ladok_tui.widgets.row_list import RowList
from ladok_tui.widgets.sum_line import SumLine
from ladok_tui.widgets.tab_line import TabLine
from ladok_tui.widgets.top_line import TopLine

EMPTY = View(NOTHING)

LOW = 10  # rows of a window below which the heading gives its place to the list


class PageScreen(AskedPage, Acting):
    """A page in its shell: the top line, the menu, the heading, the rows with their details, the sum, the keys."""

    BINDINGS = bindings("page")
    # Textual declares it for each screen, so a ClassVar is refused by the type checker.
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-sidebar")]  # noqa: RUF012
    AUTO_FOCUS = "#rows"
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, session: Session, ask: Ask[Any]) -> None:
        super().__init__(session, ask)
        self.page_name = page_spec_of(ask).name
        self.view = EMPTY
        self.tab = ""
        self._said_before_key = False
        self._key_rows: Rows = {}
        self._laid_out = False

    def compose(self) -> ComposeResult:
        """Lay out the shell."""
        yield TopLine()
        with Horizontal(id="middle"):
            yield RowList(id="side-menu")
            with Vertical(id="page"):
                yield Static(id="heading", markup=False)
                yield TabLine()
                with Vertical(id="under-heading"):  # always a line: the rows stay where they are when it is typed in
                    yield FilterField()
                yield RowsWithDetails(self._highlighted)
                yield SumLine()
        yield NoticeLine()
        yield KeyLine()
        yield TooSmall()

    def on_mount(self) -> None:
        """Draw what is known, and ask for the rest."""
        self.retext()
        self.load()

    @property
    def rows(self) -> RowList:
        """The list that is the page."""
        return self._things.rows

    @property
    def _things(self) -> RowsWithDetails:
        return self.query_one(RowsWithDetails)

    @property
    def _stands(self) -> bool:
        """Whether all its parts are there; not so before the layout, nor once the page was left in the middle of it."""
        if not self._laid_out:  # looked for until they are there: this is asked after every key
            self._laid_out = all(self.query(part) for part in ("#rows", "#below", "KeyLine"))
        return self._laid_out and self.is_attached

    @property
    def _from(self) -> str:
        """The name of the menu's page that one has come from: this one, or the one that it lies over."""
        beneath = self.app.screen_stack[0]
        return beneath.page_name if isinstance(beneath, PageScreen) else self.page_name

    # Drawing.

    def forgotten(self) -> None:
        """Leave nothing of the student before on the page."""
        self.query_one(FilterField).stop()
        self.say("")
        self.view, self.tab = EMPTY, ""

    def retext(self) -> None:
        """Draw everything anew in the words of the session; highlight, open rows, tab and filter stay."""
        if not self._stands:
            return
        words = self.session.words
        self.view = self._said(Voices(words))
        self._key_rows = key_rows(shell(self).keymap.keys)
        self.query_one(TopLine).show(*top_line(self.session, self._from, self.view.title.eye))
        self.query_one("#heading", Static).update(heading(self.view, brief=self.has_class("-low")))
        self.query_one(SumLine).show(self.view.sum)
        signs = {row.id: row.keys[0] for row in footer_rows(("page",), shell(self).keymap.keys)}
        self._things.retext(signs, words.say("page.more"), words.say("page.nothing-found"))
        self._draw_rows()
        menu = self.query_one("#side-menu", RowList)
        menu.set_page(menu_sections(self.session, self.page_name, places=True))
        if not menu.has_focus:
            menu.highlight(f"app.open_page('{self.page_name}')")
        self.query_one(FilterField).placeholder = words.say("page.filter")
        self.query_one(TooSmall).update(words.say("page.too-small"))
        self._place_details()
        self.refresh_keys()

    def _said(self, say: Voices) -> View:
        """Return the page's view, or what is said in its place."""
        name = Said.alike(self.session.words.say(f"key.page.{self.page_name}"))
        if self.page is not None:  # a page is read on until the next one is there
            view = view_spec(self.page_name).view(self.page, say)
            demo = self.session.portals.demo and self.page_name == "start"
            return self._introduced(view, say) if demo else view
        if self.waiting:
            return View(name, sections=(Section(note=say("page.waiting")),))
        if self.trouble is not None:
            told = say.words.error(self.trouble)
            rest = "\n".join(part for part in (told.why, told.what_now) if part)
            return View(name, sections=(Section(Said.alike(told.happened), note=Said.alike(rest)),))
        return View(name)

    def _introduced(self, view: View, say: Voices) -> View:
        """Say in the demo who one is, and how to be someone else."""
        key = shell(self).keymap.keys["student"][0]
        who = say("start.demo", name=self.page.student, key=key)
        return View(view.title, (*view.context, who), view.tabs, view.sections, view.sum)

    def _draw_rows(self) -> None:
        tabs = self.view.tabs
        if tabs and self.tab not in {tab.name for tab in tabs}:
            self.tab = tabs[0].name
        self.query_one(TabLine).show(tabs, self.tab)
        self._things.show(self.view, self.tab if tabs else "")

    def on_resize(self, event: events.Resize) -> None:
        """Put the details where there is room for them."""
        super().on_resize(event)
        low = event.size.height < LOW
        if low != self.has_class("-low"):
            self.set_class(low, "-low")
            self.retext()
        if self._stands:
            self.call_after_refresh(self._place_details)

    def _place_details(self) -> None:
        if self._stands:
            self._things.place_details(filtered=self.query_one(FilterField).in_use)
            self.refresh_keys()  # what opens in place is known only now

    def refresh_keys(self) -> None:
        """Show the keys that work here and now."""
        if not (self._key_rows and self._stands):
            return
        keys, words = shell(self).keymap.keys, self.session.words
        line, row = self.query_one(KeyLine), self.rows.highlighted
        if isinstance(self.focused, FilterField):
            typed = (KeyHint(one.keys[0], words.say(one.words), one.action) for one in footer_rows(("text",), keys))
            line.show(shown(typed, shell(self).shown_key))
            line.show_position("")
            return
        can_open = row is not None and self.rows.can_open(row.key)
        left_out = [
            *(() if self.trouble is not None else ("reload",)),
            *(() if self.view.tabs else ("tab.next",)),
            *(() if self.page is not None else ("list.filter",)),
            *(("menu",) if self.has_class("-sidebar") else ()),
        ]
        elsewhere = row is not None and bool(row.blocks) and self._things.elsewhere
        hints = row_hints(row, self._key_rows, words, can_open=can_open, elsewhere=elsewhere)
        sign = shell(self).shown_key
        line.show(shown(hints, sign), shown(page_hints(self._key_rows, words, left_out), sign))
        self._position_changed()

    # What is said.

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say in one sentence what has just happened."""
        self._said_before_key = False
        for line in self.query(NoticeLine):  # none where the page is gone by now
            line.say(text, tone)

    def key_pressed(self) -> None:
        """Take what is said by now as read: it goes with the next move."""
        self._said_before_key = any(line.text for line in self.query(NoticeLine))

    def arrived(self, *, again: bool) -> None:
        """Keep the highlight with what was done; say that the page is new, where that was asked for."""
        self.stay_with_thing(self.view.rows())
        if again and self.trouble is None:
            self.say(self.session.words.say("page.reloaded"), "$ladok-quiet")

    @property
    def copied_text(self) -> str:
        """What the copy key copies: the trouble, or what is highlighted."""
        if self.trouble is not None and self.page is None:
            return "\n".join(self.session.words.error(self.trouble).sentences)
        if isinstance(self.focused, Details):
            return self.focused.highlighted_text
        return self.rows.highlighted_text

    # What is heard from the widgets.

    def _highlighted(self) -> None:
        if self._said_before_key:
            self.say("")
        self._things.show_details()
        self.refresh_keys()

    @on(RowList.PositionChanged, "#rows")
    def _position_changed(self) -> None:
        # Beneath a dialog the list isn't laid out anew; what was shown stays until the page is back.
        if self._stands and self.is_active and not isinstance(self.focused, FilterField):
            self.query_one(KeyLine).show_position(self.rows.position.text())

    @on(RowList.Activated, "#rows")
    def _activated(self, event: RowList.Activated) -> None:
        self.open_row(event.row)

    @on(RowList.Folded, "#rows")
    def _folded(self, event: RowList.Folded) -> None:
        name = event.row.cells[0].said.ear
        self.say(self.session.words.say("row.unfolded" if event.opened else "row.folded", name=name), "$ladok-quiet")
        self.refresh_keys()

    @on(RowList.Activated, "#side-menu")
    async def _chosen_in_menu(self, event: RowList.Activated) -> None:
        self.rows.focus()
        await self.app.run_action(event.row.about)

    @on(Follow)
    def _follow(self, event: Follow) -> None:
        shell(self).open(event.ask)

    @on(Acted)
    def _acted(self, event: Acted) -> None:
        self.ask_to_do(event.offered.action)

    @on(Details.Left)
    def _left_details(self) -> None:
        self.rows.focus()

    @on(RowList.FilterAsked)
    @on(Details.FilterAsked)
    def action_filter(self) -> None:
        """Ask for the text to filter by."""
        self.query_one(FilterField).ask()
        self.refresh_keys()

    @on(FilterField.Changed)
    def _filter_changed(self, event: FilterField.Changed) -> None:
        self.rows.filter(event.value)
        self._things.show_details()
        found = self.session.words.count("page.found", self.rows.found) if event.value.strip() else ""
        self.say(found, "$ladok-quiet")

    @on(FilterField.Done)
    def _filter_done(self) -> None:
        self.rows.highlight_hit()
        self.rows.focus()

    @on(TabLine.Chosen)
    def _tab_chosen(self, event: TabLine.Chosen) -> None:
        self.tab = event.name
        self._draw_rows()
        chosen = next(tab for tab in self.view.tabs if tab.name == event.name)
        total = self.view.tabs[0].count
        words = self.session.words
        showing = words.say("page.showing", what=chosen.said.ear.casefold(), number=chosen.count, total=total)
        self.say(showing, "$ladok-quiet")
        self.refresh_keys()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus now."""
        self.refresh_keys()

    # Keys.

    def enter_menu(self) -> bool:
        """Go into the menu beside the page; return False where there is none in view."""
        menu = self.query_one("#side-menu", RowList)
        if menu.display:
            menu.highlight(f"app.open_page('{self.page_name}')")
            menu.focus()
        return menu.display

    def open_row(self, row: Row) -> None:
        """Open the thing: its page, else in place.  Only where the row is a verb, do it, after asking.  U1."""
        can = [one for one in row.offered if one.decision.open]
        if row.acts and can:
            self.ask_to_do(can[0].action)
        elif row.opens is not None and row.opens != self.ask:
            shell(self).open(row.opens)
        elif self.rows.can_open(row.key):
            self.rows.set_open(row.key, opened=not self.rows.is_open(row.key))
        else:
            self._enter_details(row)

    def _enter_details(self, row: Row) -> None:
        """Go to what there is about the thing, where it stands beside or below the list."""
        for details in self.query(Details):
            if details.display and row.blocks:
                details.focus()

    def action_select_cursor(self) -> None:
        """Do what Enter does on the highlighted row; for a click on the key line."""
        self.rows.action_select_cursor()

    def action_expand(self) -> None:
        """Open the highlighted row in place; for a click on the key line."""
        self.rows.action_expand()

    def action_next_tab(self) -> None:
        """Narrow the page another way."""
        self.query_one(TabLine).next()

    def action_previous_tab(self) -> None:
        """Narrow the page as it was narrowed before."""
        self.query_one(TabLine).next(-1)

    def action_back(self) -> None:
        """Go one step back: leave the filter, the details, the notice, the tab, the page."""
        field = self.query_one(FilterField)
        row = self.rows.highlighted
        if field.in_use:
            field.stop()
            self.rows.focus()
        elif isinstance(self.focused, Details) or self.focused is not self.rows:
            self.rows.focus()
        elif row is not None and row.blocks and self.rows.is_open(row.key) and not row.children:
            self.rows.set_open(row.key, opened=False)
        elif self.view.tabs and self.tab != self.view.tabs[0].name:
            self.query_one(TabLine).post_message(TabLine.Chosen(self.view.tabs[0].name))
        elif self.query_one(NoticeLine).text:
            self.say("")
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        self.refresh_keys()
