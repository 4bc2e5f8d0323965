"""The shell that every page stands in: the top line, the menu, the page's rows, the keys."""

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from ladok_core.model.civil_date import STOCKHOLM
from ladok_core.words import Words
from ladok_tui.config.keys import footer_rows, help_rows
from ladok_tui.key_bindings import bindings
from ladok_tui.screens.asked_page import AskedPage, Page
from ladok_tui.screens.menu_rows import menu_sections
from ladok_tui.screens.shell import shell
from ladok_tui.screens.small_window import TooSmall
from ladok_tui.widgets.filter_field import FilterField
from ladok_tui.widgets.key_line import KeyHint, KeyLine
from ladok_tui.widgets.notice_line import NoticeLine
from ladok_tui.widgets.old.detail_pane import DetailPane
from ladok_tui.widgets.old.row_list import RowList
from ladok_tui.widgets.old.rows import Row, Section
from ladok_tui.widgets.top_line import TopLine

WIDE = 120  # columns from which a row's details stand beside the list


class PageScreen(AskedPage[Page]):
    """A page in its shell.  A page says how it is fetched and which rows it is; all else is here."""

    SCOPE: ClassVar[str] = "page"
    BINDINGS = bindings("page")
    # Textual declares it for each screen, so a ClassVar is refused by the type checker.
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"), (60, "-narrow"), (100, "-sidebar"), (WIDE, "-wide"),
    ]  # fmt: skip
    AUTO_FOCUS = "#rows"
    ESCAPE_TO_MINIMIZE = False

    # What a page says of itself.

    def sections(self, page: Page, words: Words) -> tuple[Section, ...]:
        """Put the page into rows."""
        raise NotImplementedError

    def heading(self, page: Page | None, words: Words) -> tuple[str, str]:
        """Return the page's heading and at most one sentence of context."""
        raise NotImplementedError

    def heading_mark(self, words: Words) -> Content:
        """Return a line on how the page is narrowed; nothing where it never is."""
        del words
        return Content("")

    def open_row(self, row: Row) -> None:
        """Do what Enter does on a row."""

    def works(self, action_id: str) -> bool:
        """Tell whether a key does anything here and now; the key line shows only those that do."""
        if action_id == "list.open":
            return self.rows.highlighted is not None
        if action_id == "list.filter":
            return self.page is not None
        return action_id not in ("register", "why")

    # The shell.

    def forgotten(self) -> None:
        """Leave nothing of the student before on the page."""
        self.query_one(FilterField).stop()
        self.query_one(NoticeLine).say("")

    def compose(self) -> ComposeResult:
        """Lay out the shell."""
        yield TopLine()
        with Horizontal(id="middle"):
            yield RowList(id="side-menu")
            with Vertical(id="page"):
                yield Static(id="heading", markup=False)
                with Vertical(id="under-heading"):  # always a line: the rows stay where they are when it is typed in
                    yield FilterField()
                yield RowList(id="rows")
            yield DetailPane()
        yield NoticeLine()
        yield KeyLine()
        yield TooSmall()

    def on_resize(self, event: events.Resize) -> None:
        """Show the details in place, or in a wide window beside the list."""
        for rows in self.query("#rows").results(RowList):
            rows.put_details(beside=event.size.width >= WIDE)

    @property
    def _stands(self) -> bool:
        """Whether all its parts are there; not so before the layout, nor once the page was left in the middle of it."""
        return all(self.query(part) for part in ("#rows", "#detail", "KeyLine"))

    @property
    def rows(self) -> RowList:
        """The list that is the page."""
        return self.query_one("#rows", RowList)

    def on_mount(self) -> None:
        """Draw what is known, and ask for the rest."""
        self.retext()
        self.action_reload()

    def retext(self) -> None:
        """Draw everything anew in the words of the session; highlight, open rows and filter stay."""
        if not self._stands:
            return
        words = self.session.words
        self._draw_top(words)
        self._draw_heading(words)
        self.rows.nothing_found = words.say("page.nothing-found")
        self.rows.set_page(self._said(words))
        self.query_one("#side-menu", RowList).set_page(
            menu_sections(self.session, shell(self).active_page, places=True)
        )
        self.query_one(FilterField).placeholder = words.say("page.filter")
        self.query_one(TooSmall).update(words.say("page.too-small"))
        self._draw_detail()
        self.refresh_keys()

    def _said(self, words: Words) -> tuple[Section, ...]:
        """Return the page's rows, or what is said in their place."""
        if self.page is not None:  # a page is read on until the next one is there
            return self.sections(self.page, words)
        if self.waiting:
            return (Section("", note=words.say("page.waiting")),)
        if self.trouble is not None:
            told = words.error(self.trouble)
            return (Section(told.happened, note="\n".join((told.why, told.what_now)).strip()),)
        return ()

    def _draw_top(self, words: Words) -> None:
        who = self.session.who
        if who is None:  # nobody yet, or another one than before
            self.query_one(TopLine).show("", words.language)
            return
        right = [who.name]
        if self.session.portals.demo:
            right.append(words.say("top.demo"))
        if who.imported_on is not None:
            right.append(words.say("top.imported"))
        if who.as_of is not None:
            moment = who.as_of.astimezone(STOCKHOLM)
            right.append(words.say("top.as-of", moment=f"{words.day(moment.date(), date.min)} {moment:%H:%M}"))
        elif who.read_only:
            right.append(words.say("top.read-only"))
        self.query_one(TopLine).show(words.text(who.institution.name), f"{' · '.join(right)}   {words.language}")

    def _draw_heading(self, words: Words) -> None:
        title, context = self.heading(self.page, words)
        parts = [Content.styled(title, "bold $ladok-heading")]
        if context:
            parts.append(Content.styled(context, "$ladok-quiet"))
        mark = self.heading_mark(words)
        if mark:
            parts.append(mark)
        self.query_one("#heading", Static).update(Content("\n").join(parts))

    def _draw_detail(self) -> None:
        self.query_one(DetailPane).show(self.rows.highlighted)

    def refresh_keys(self) -> None:
        """Show the keys that work here and now."""
        if not self._stands:
            return
        typing = isinstance(self.focused, FilterField)
        scopes = ("text",) if typing else (self.SCOPE, "page", "list", "global")
        words, hints = self.session.words, []
        rows = [row for row in footer_rows(scopes, shell(self).keymap.keys) if self.works(row.id)]
        if self.trouble is not None:
            rows = [*(row for row in help_rows(scopes, shell(self).keymap.keys) if row.id == "reload"), *rows]
        for row in sorted(rows, key=lambda row: (row.id == "help", row.id == "quit", row.id != "list.open")):
            action = row.action if row.action.startswith("app.") else f"screen.{row.action}"
            hints.append(KeyHint(row.keys[0], words.say(row.words), action))
        self.query_one(KeyLine).show(hints)
        self._end_moved()

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say in one sentence what has just happened."""
        for line in self.query(NoticeLine):  # none where the page is gone by now
            line.say(text, tone)

    # Keys.

    @on(RowList.Highlighted, "#rows")
    def _highlighted(self) -> None:
        if self._stands:
            self._draw_detail()
        self.refresh_keys()

    @on(RowList.EndMoved, "#rows")
    def _end_moved(self) -> None:
        if self._stands:
            self.query_one(KeyLine).show_more(self.session.words.say("page.more") if self.rows.goes_on else "")

    @on(RowList.Activated, "#rows")
    def _activated(self) -> None:
        row = self.rows.highlighted
        if row is not None:
            self.open_row(row)

    @on(RowList.Activated, "#side-menu")
    async def _chosen_in_menu(self, event: RowList.Activated) -> None:
        self.rows.focus()
        await self.app.run_action(event.row_id)

    @on(RowList.FilterAsked)
    def action_filter(self) -> None:
        """Ask for the text to filter by."""
        self.query_one(FilterField).ask()
        self.refresh_keys()

    @on(FilterField.Changed)
    def _filter_changed(self, event: FilterField.Changed) -> None:
        self.rows.filter(event.value)
        self._draw_detail()  # nothing found is no other row with the highlight, of which the list would tell
        self.refresh_keys()

    @on(FilterField.Done)
    def _filter_done(self) -> None:
        self.rows.focus()

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus now."""
        self.refresh_keys()

    def action_select_cursor(self) -> None:
        """Do what Enter does on the highlighted row; for a click on the key line."""
        self._activated()

    def action_back(self) -> None:
        """Go one step back: leave the filter, close the row, leave the page."""
        field = self.query_one(FilterField)
        row = self.rows.highlighted
        if field.in_use:
            field.stop()
            self.rows.focus()
        elif row is not None and row.details and self.rows.is_open(row.id) and not row.children:
            self.rows.set_open(row.id, opened=False)
        elif self.query_one(NoticeLine).text:
            self.say("")
        elif self.widen():
            pass
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        self.refresh_keys()

    def widen(self) -> bool:
        """Take back what narrows the page; answer whether anything did."""
        return False

    @property
    def copied_text(self) -> str:
        """What the copy key copies: the trouble, or the highlighted row."""
        if self.trouble is not None and self.page is None:
            return "\n".join(self.session.words.error(self.trouble).sentences)
        return self.rows.highlighted_text
