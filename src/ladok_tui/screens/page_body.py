"""A page's view: its heading, its tabs, the filter, the rows with their details, and the sum."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from ladok_tui.config.keys import Keys, footer_rows
from ladok_tui.screens.header import heading
from ladok_tui.screens.rows_with_details import RowsWithDetails
from ladok_tui.session import Session
from ladok_tui.views.view import NOTHING, Row, Said, View
from ladok_tui.widgets.details import Details
from ladok_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from ladok_tui.widgets.filter_field import FilterField
    from ladok_tui.widgets.sum_line import SumLine
    from ladok_tui.widgets.tab_line import TabLine

EMPTY = View(NOTHING)


class PageBody(Vertical):
    """Draws a view, narrows it by its tabs and by what is typed, and says how much is left of it.

    What not every page has is made when it is first needed: a page is to come soon.
    """

    class Narrowed(Message):
        """The view was narrowed, or is whole again: how much of it is left, in a sentence, or nothing to say."""

        def __init__(self, told: str) -> None:
            super().__init__()
            self.told = told

    def __init__(self, session: Session, follow: Callable[[], None]) -> None:
        """Call ``follow`` at once when something else has the highlight."""
        super().__init__(id="page")
        self.session = session
        self.view = EMPTY
        self.tab = ""
        self.things = RowsWithDetails(follow)
        """The rows, and the places of their details."""
        self._tabs: TabLine | None = None
        self._field: FilterField | None = None
        self._sum: SumLine | None = None

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static(id="heading", markup=False)
        yield self.things

    @property
    def rows(self) -> RowList:
        """The list that is the page."""
        return self.things.rows

    @property
    def is_typed_in(self) -> bool:
        """Whether the field that one filters by has the focus."""
        return self._field is not None and self.screen.focused is self._field

    async def ask_filter(self) -> None:
        """Ask for the text to filter by."""
        if self._field is None:
            from ladok_tui.widgets.filter_field import FilterField  # noqa: PLC0415  after the first paint

            self._field = FilterField()
            self._name_field()
            await self.mount(self._field, before=self.things)
        self._field.ask()
        self._make_room_for_field()

    def _name_field(self) -> None:
        if self._field is not None:
            self._field.placeholder = self.session.words.say("page.filter")

    def _stop_field(self) -> None:
        """Show all rows again, without a word: the field's own message would wipe out what is said meanwhile."""
        if self._field is not None:
            with self._field.prevent(Input.Changed):
                self._field.stop()
            self._make_room_for_field()
            self.rows.filter("")

    def _make_room_for_field(self) -> None:
        self.set_class(self._field is not None and self._field.in_use, "-filtered")

    def _show_sum(self, said: Said) -> None:
        if self._sum is None and said.eye:
            from ladok_tui.widgets.sum_line import SumLine  # noqa: PLC0415  after the first paint, mostly

            self._sum = SumLine()
            self.mount(self._sum, after=self.things)
        if self._sum is not None:
            self._sum.show(said)

    def _show_tabs(self) -> None:
        if self._tabs is None and self.view.tabs:
            from ladok_tui.widgets.tab_line import TabLine  # noqa: PLC0415  after the first paint, mostly

            self._tabs = TabLine()
            self.mount(self._tabs, after="#heading")
        if self._tabs is not None:
            self._tabs.show(self.view.tabs, self.tab)

    def show(self, view: View, keys: Keys, *, brief: bool) -> None:
        """Draw a view in the words of the session; highlight, open rows, tab and filter stay."""
        words = self.session.words
        self.view = view
        above, said = self.query_one("#heading", Static), heading(view, brief=brief)
        if above.content != said:  # each update lays the whole screen out anew
            above.update(said)
        self._show_sum(view.sum)
        signs = {row.id: row.keys[0] for row in footer_rows(("page",), keys)}
        self.things.retext(signs, words.say("page.more"), words.say("page.nothing-found"))
        self._draw_rows()
        self._name_field()

    def show_row(self, key: str) -> bool:
        """Highlight the row of that key, with nothing narrowed that hides it; return False where there is none."""
        if self.rows.highlight(key):
            return True
        row = next((row for row in self.view.rows() if row.key == key), None)
        if row is None:
            return False
        self._stop_field()
        if self.view.tabs and self.tab not in row.under:
            self.tab = next((tab.name for tab in self.view.tabs if tab.name in row.under), "")
        self._draw_rows()
        return self.rows.highlight(key)

    def forget(self) -> None:
        """Leave nothing of the student before."""
        self._stop_field()
        self.rows.forget()
        self.view, self.tab = EMPTY, ""

    def enter_details(self, row: Row) -> None:
        """Go to what there is about the thing, where it stands beside or below the list."""
        if self.things.details is not None and row.blocks:
            self.things.details.focus()

    def next_tab(self, step: int = 1) -> None:
        """Narrow the page another way; say so where there is none."""
        if not self.view.tabs:
            self.post_message(self.Narrowed(self.session.words.say("page.no-tabs")))
        if self._tabs is not None:
            self._tabs.next(step)

    def step_back(self) -> bool:
        """Leave the filter, the details, what is opened in place, the tab; return False where there is none of them."""
        row = self.rows.highlighted
        if self._field is not None and self._field.in_use:
            self._stop_field()
            self.things.show_details()
            self.post_message(self.Narrowed(""))
            self.rows.focus()
        elif self.screen.focused is not self.rows:
            self.rows.focus()
        elif row is not None and row.blocks and self.rows.is_open(row.key) and not row.children:
            self.rows.set_open(row.key, opened=False)
        elif self._tabs is not None and self.view.tabs and self.tab != self.view.tabs[0].name:
            self._tabs.choose(self.view.tabs[0])
        else:
            return False
        return True

    def _draw_rows(self) -> None:
        tabs = self.view.tabs
        if tabs and self.tab not in {tab.name for tab in tabs}:
            self.tab = tabs[0].name
        self._show_tabs()
        self.things.show(self.view, self.tab if tabs else "")

    @on(Input.Changed, "FilterField")
    def _filter_changed(self, event: Input.Changed) -> None:
        if event.value != event.input.value:  # more was typed since, or nothing is any more
            return
        self.rows.filter(event.value)
        self.things.show_details()
        found = self.session.words.count("page.found", self.rows.found) if event.value.strip() else ""
        self.post_message(self.Narrowed(found))

    def on_filter_field_done(self) -> None:
        """Go back to the list, to what was found."""
        self._make_room_for_field()
        self.rows.highlight_hit()
        self.rows.focus()

    @on(Details.Left)
    def _left_details(self) -> None:
        self.rows.focus()

    def on_tab_line_chosen(self, event: "TabLine.Chosen") -> None:
        """Narrow the page by the tab, and say how much is left of it."""
        self.tab = event.name
        self._draw_rows()
        chosen = next((tab for tab in self.view.tabs if tab.name == event.name), None)
        if chosen is None:  # a page has come meanwhile that lacks it
            return
        total = sum(bool(row.under) for row in self.view.rows())
        words = self.session.words
        showing = words.say("page.showing", what=chosen.said.ear.casefold(), number=chosen.count, total=total)
        self.post_message(self.Narrowed(showing))
