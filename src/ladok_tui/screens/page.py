"""The one page screen: it asks for a page, waits, shows it or the trouble, and sends what a row offers."""

from typing import Any

from textual import on

from ladok_core.errors import NotFound
from ladok_core.pages.page import Ask
from ladok_core.words import troubles
from ladok_tui.key_bindings import bindings
from ladok_tui.screens.page_body import PageBody
from ladok_tui.screens.page_shell import PageShell
from ladok_tui.screens.row_actions import acts_on
from ladok_tui.screens.shell import shell
from ladok_tui.session import Session
from ladok_tui.views.view import Row
from ladok_tui.widgets.details import Details
from ladok_tui.widgets.following import Acted, Follow
from ladok_tui.widgets.row_list import RowList


class PageScreen(PageShell):
    """A page: what comes of its keys, and of what its widgets tell."""

    BINDINGS = bindings("page")

    def __init__(self, session: Session, ask: Ask[Any]) -> None:
        super().__init__(session, ask)
        self._wanted: tuple[str, bool] = "", False
        """The key of the row to go to when the page is there, and whether to fill it in."""

    def on_mount(self) -> None:
        """Ask for the page; what is known is drawn as it comes into view, if the page isn't there by then."""
        self.load()

    # The page comes.

    def arrived(self, *, again: bool) -> None:
        """Keep the highlight with what was done; say that the page is new, where that was asked for.

        Where the page's own thing has gone by what was done, what was beneath it is come back to, and tells it.
        """
        if isinstance(self.trouble, NotFound) and self.has_acted and self._leave_with_what_was_said():
            return
        self.stay_with_thing(self.view.rows())
        self._find_wanted()
        if again and self.trouble is None:
            self.say(self.session.words.say("page.reloaded"), "$ladok-quiet")

    def _leave_with_what_was_said(self) -> bool:
        """Go back to the page beneath, which takes over what was said and done; return False where there is none."""
        *_, beneath, top = (None, *self.app.screen_stack)
        if top is not self or not isinstance(beneath, PageScreen):
            return False
        beneath.say(self.notice.text)
        beneath.act_came_from(self)
        self.app.pop_screen()
        return True

    def go_to(self, key: str, *, fill: bool = False) -> None:
        """Highlight the row of that key, and ``fill`` it in, at once or when the page is there."""
        self._wanted = key, fill
        self._find_wanted()

    def _find_wanted(self) -> None:
        key, fill = self._wanted
        if key and self.page is not None and self._stands:
            self._wanted = "", False
            if self.show_row(key) and fill and self.rows.highlighted is not None:
                self.fill_in(self.rows.highlighted)

    @property
    def acts_here(self) -> frozenset[str]:
        """The names of the actions that some row offers, open or not, or leads to, and of the keys for what rows are.

        Those are to save, where rows are filled in, to tick, and to go from tab to tab.
        """
        rows = [*self.view.rows()]
        acts = {name for row in rows for name in acts_on(row)}
        fills, ticks = any(row.fields for row in rows), any(row.ticks is not None for row in rows)
        tabs = {"tab.next", "tab.previous"} if self.view.tabs else set()
        return frozenset(acts | ({"save"} if fills else set()) | ({"tick"} if ticks else set()) | tabs)

    @property
    def copied_text(self) -> str:
        """What the copy key copies: the trouble, or what is highlighted."""
        if self.trouble is not None and self.page is None:
            return "\n".join(troubles.told(self.session.words, self.trouble).sentences)
        if isinstance(self.focused, Details):
            return self.focused.highlighted_text
        return self.rows.highlighted_text

    # What is heard from the widgets.

    @on(RowList.Activated, "#rows")
    def _activated(self, event: RowList.Activated) -> None:
        self.open_row(event.row)

    @on(RowList.Folded, "#rows")
    def _folded(self, event: RowList.Folded) -> None:
        name = (event.row.named if event.row.named.ear else event.row.cells[0].said).ear
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
        self.begin(event.offered.action)

    @on(RowList.FilterAsked)
    @on(Details.FilterAsked)
    async def action_filter(self) -> None:
        """Ask for the text to filter by."""
        await self.body.ask_filter()
        self.refresh_keys()

    @on(PageBody.Narrowed)
    def _narrowed(self, event: PageBody.Narrowed) -> None:
        self.say(event.told, "$ladok-quiet")
        self.refresh_keys()

    # Keys.

    def open_row(self, row: Row) -> None:
        """Open the thing: its page, else in place.  Only where the row is a verb, do it, after asking.  U1."""
        can = [one for one in row.offered if one.decision.open]
        if row.fields:
            self.fill_in(row)
        elif row.acts and can:
            self.ask_to_do(can[0].action)
        elif row.ticks is not None:
            self.tick(row)
        elif row.opens is not None and row.opens != self.ask:
            shell(self).open(row.opens, row.at)
        elif self.rows.can_open(row.key):
            self.rows.set_open(row.key, opened=not self.rows.is_open(row.key))
        else:
            self.body.enter_details(row)

    def action_select_cursor(self) -> None:
        """Do what Enter does on the highlighted row; for a click on the key line."""
        self.rows.action_select_cursor()

    def action_expand(self) -> None:
        """Open the highlighted row in place; for a click on the key line."""
        self.rows.action_expand()

    def action_next_tab(self) -> None:
        """Narrow the page another way."""
        self.body.next_tab()

    def action_previous_tab(self) -> None:
        """Narrow the page as it was narrowed before."""
        self.body.next_tab(-1)

    def action_back(self) -> None:
        """Go one step back: leave the field, the filter, the details, the notice, the tab, the page."""
        if not (self.undo() or self.body.step_back()):
            over = len(self.app.screen_stack) > 1
            if self.view.leave.eye:
                if self.may_leave("back"):
                    self._leave_unsaved()
            elif self.notice.text:
                self.say("")
            elif over:
                self.app.pop_screen()
            elif shell(self).back():
                return
        self.refresh_keys()

    def _leave_unsaved(self) -> None:
        """Leave what isn't saved: the page that lies over another, else the changes, and where one came from."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
            return
        self.drop()
        shell(self).back()
        shell(self).say(self.session.words.say("form.dropped"), "$ladok-quiet")  # on the page that is come back to
