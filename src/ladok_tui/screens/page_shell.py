"""A page's screen as it is drawn: the shell round it, its View or the trouble, and the keys of the moment."""

from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size

from ladok_core.pages import spec_of as page_spec_of
from ladok_core.pages.page import Ask
from ladok_tui.screens.asked_page import AskedPage
from ladok_tui.screens.draft import filled
from ladok_tui.screens.editing import Editing
from ladok_tui.screens.header import top_line
from ladok_tui.screens.hints import RowFacts, facts_of
from ladok_tui.screens.page_body import PageBody
from ladok_tui.screens.page_keys import PageKeys
from ladok_tui.screens.rows_with_details import RowsWithDetails
from ladok_tui.screens.said_page import said_meanwhile, said_page
from ladok_tui.screens.shell import shell
from ladok_tui.screens.side_menu import SideMenu
from ladok_tui.screens.small_window import SmallWindow
from ladok_tui.session import Session
from ladok_tui.views.view import Address, Field, Link, View
from ladok_tui.views.voices import Voices
from ladok_tui.widgets.details import Details
from ladok_tui.widgets.key_line import KeyLine
from ladok_tui.widgets.notice_line import NoticeLine
from ladok_tui.widgets.row_list import RowList
from ladok_tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from ladok_tui.widgets.field_input import FieldInput

LOW = 10  # rows of a window below which the heading gives its place to the list


class PageShell(AskedPage, Editing, SmallWindow[None]):
    """A page in its shell: the top line, the menu, the heading, the rows with their details, the sum, the keys."""

    # Textual declares it for each screen, so a ClassVar is refused by the type checker.
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-sidebar")]  # noqa: RUF012  as Textual declares it
    AUTO_FOCUS = "#rows"
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, session: Session, ask: Ask[Any]) -> None:
        super().__init__(session, ask)
        self.page_name = page_spec_of(ask).name
        self.body = PageBody(session, self._highlighted)
        """What draws the view."""
        self.notice = NoticeLine()
        self._keys: PageKeys | None = None
        self._key_line = KeyLine()
        self._laid_out = False
        self._told = self.body.view
        self._say = Voices(session.words)

    def compose(self) -> ComposeResult:
        """Lay out the shell."""
        yield TopLine()
        with Horizontal(id="middle"):
            yield SideMenu(id="side-menu")
            yield self.body
        yield self.notice
        yield self._key_line

    @property
    def rows(self) -> RowList:
        """The list that is the page."""
        return self.body.rows

    @property
    def view(self) -> View:
        """What is drawn."""
        return self.body.view

    @property
    def told(self) -> View:
        """The page as it is, without what was filled in."""
        return self._told

    @property
    def typed(self) -> "FieldInput | None":
        """What lies over a row that is typed into, once there is one."""
        return self.body.things.typed

    def show_row(self, key: str) -> bool:
        """Highlight a row, whatever the page was narrowed to; return False where there is none of that key."""
        return self.body.show_row(key)

    def type_into(self, key: str, field: Field, value: str) -> None:
        """Begin to type into the highlighted row, which has that key."""
        self.body.things.type_into(key, field, value)

    @property
    def _stands(self) -> bool:
        """Whether all its parts are there; not so before the layout, nor once the page was left in the middle of it."""
        if not self._laid_out:  # looked for until they are there: this is asked after every key
            self._laid_out = all(self.query(part) for part in ("#rows", "KeyLine"))
        return self._laid_out and self.is_attached

    @property
    def menu_page(self) -> str:
        """The name of the menu's page that one has come from: this one, or the one that it lies over."""
        beneath = self.app.screen_stack[0]
        return beneath.page_name if isinstance(beneath, PageShell) else self.page_name

    # Drawing.

    def forgotten(self) -> None:
        """Leave nothing of the student before on the page."""
        self.drop()
        self.body.forget()
        self._say = Voices(self.session.words)
        self.say("")

    def retext(self) -> None:
        """Draw everything anew in the words of the session; highlight, open rows, tab and filter stay."""
        if not self._stands:
            return
        super().retext()
        keys = shell(self).keymap.keys
        if self.page is not None:  # a page is read on until the next one is there
            heard = self.app.has_class("-accessible")
            say = self._voices
            student = shell(self).shown_keys.of("student")
            self._told = said_page(self.page_name, self.page, say, self.session, student, heard=heard)
            self.draft = self.draft.of(self._told)
        else:
            self._told = said_meanwhile(self.page_name, self.session, waiting=self.waiting, trouble=self.trouble)
        view = filled(self._told, self.draft, self._voices)
        self._keys = PageKeys(keys, self.session.words, shell(self).shown_key)
        self.query_one(TopLine).show(*top_line(self.session, self.menu_page, view.title.eye))
        self.body.show(view, keys, brief=self.has_class("-low"))
        self.query_one(SideMenu).retext(self.session, self.menu_page)
        self.say_too_small(self.session.words.say("page.too-small"))
        self.notice.keeps_lines = view.told is not None
        self.refresh_keys()

    @property
    def _voices(self) -> Voices:
        """What the page is said with: for as long as the words are the same, what it said last is known."""
        if self._say.words is not self.session.words:
            self._say = Voices(self.session.words)
        return self._say

    def come_back_to(self) -> None:
        """Have the keys right, and the menu at the page, where one may have left it elsewhere."""
        if self._stands:
            self.query_one(SideMenu).show_page(self.menu_page)
            self.refresh_keys()

    def fit_into(self, size: Size) -> None:
        """Leave out the heading where there is no room for it; the menu beside the page may have come or gone."""
        super().fit_into(size)
        low = size.height < LOW
        if low != self.has_class("-low"):
            self.set_class(low, "-low")
            self.retext()
        self.call_after_refresh(self.refresh_keys)

    def enter_menu(self) -> bool:
        """Go into the menu beside the page; return False where there is none in view."""
        return self.query_one(SideMenu).enter(self.menu_page)

    # The keys of the moment.

    @on(RowsWithDetails.Placed)
    def refresh_keys(self) -> None:
        """Show the keys that work here and now."""
        if self._keys is None or not self._stands:
            return
        line, row = self._key_line, self.rows.highlighted
        if self.body.is_typed_in:
            line.show(self._keys.of_filter())
            line.show_position("")
            return
        if self.body.things.is_typed_into:
            line.show(self._keys.of_field())
            return
        facts = RowFacts()
        if row is not None:
            elsewhere = bool(row.blocks) and self.body.things.details is not None
            facts = facts_of(row, can_open=self.rows.can_open(row.key), elsewhere=elsewhere)
        if self._is_on_address:
            facts = RowFacts(opens=True, copies=True)
        left_out = (
            *(() if self.trouble is not None else ("reload",)),
            *(() if self.view.tabs else ("tab.next",)),
            *(() if self.page is not None else ("list.filter",)),
            *(("menu",) if self.has_class("-sidebar") else ()),
            *(() if self.draft.values else ("save",)),
        )
        line.show(self._keys.of_row(facts), self._keys.of_page(left_out))
        self._position_changed()

    @property
    def _is_on_address(self) -> bool:
        """Whether a link has the highlight that leads out of the program."""
        details = self.focused if isinstance(self.focused, Details) else None
        block = details.highlighted_block if details is not None else self.rows.highlighted_block
        return isinstance(block, Link) and isinstance(block.ask, Address)

    @on(RowList.PositionChanged, "#rows")
    def _position_changed(self) -> None:
        # Beneath a dialog the list isn't laid out anew; what was shown stays until the page is back.
        if self._stands and self.is_active and not self.body.is_typed_in:
            self._key_line.show_position(self.rows.position.text())

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus now."""
        self.refresh_keys()

    def _highlighted(self) -> None:
        self.notice.moved_on()
        self.stay()
        self.body.things.show_details()
        self.refresh_keys()

    # The line above them.

    def say(self, text: str, tone: str = "$ladok-good") -> None:
        """Say in one sentence what has just happened."""
        self.notice.say(text, tone)

    def note_key(self) -> None:
        """Take what is said by now as read: it goes with the next move."""
        self.notice.has_been_read()
